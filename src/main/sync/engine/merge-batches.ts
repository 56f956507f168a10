import { mergeUpdates } from '@shared/body/merge-updates'
import type { Batch, FieldWrite } from '@shared/sync/batch'
import type { BatchMessage } from '@shared/sync/message'

/** What several batches amount to: the latest write of each field, and one update for each body. [M2] */
export function mergeBatches(batches: readonly Pick<Batch, 'fields' | 'bodies'>[]): BatchMessage {
  const fields = new Map<string, FieldWrite>()
  const updates = new Map<string, Uint8Array[]>()
  for (const batch of batches) {
    for (const write of batch.fields) {
      const key = `${write.documentId}/${write.field}`
      const known = fields.get(key)
      if (!known || known.clock < write.clock) fields.set(key, write)
    }
    for (const { documentId, update } of batch.bodies) {
      const known = updates.get(documentId)
      if (known) known.push(update)
      else updates.set(documentId, [update])
    }
  }
  return {
    fields: [...fields.values()],
    bodies: [...updates].map(([documentId, all]) => ({
      documentId,
      update: all.length === 1 && all[0] ? all[0] : mergeUpdates(all),
    })),
  }
}
