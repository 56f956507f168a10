import { randomUUID } from 'node:crypto'
import { parseReading } from '@shared/clock/hybrid-logical-clock'
import type { DocumentState } from '@shared/sync/document-state'
import { encodeBatchMessage, type BatchMessage } from '@shared/sync/message'
import { documentStates } from '../../../vault/checkpoint-documents'
import type { ChainWriter } from '../chain-writer'
import type { Membership } from '../membership'
import { mergeBatches } from '../merge-batches'
import type { Outgoing } from '../outgoing'
import type { SyncedVault } from '../replica-ports'
import type { SyncStore } from '../sync-store'

interface BringingBack {
  vault: SyncedVault
  store: SyncStore
  membership: Membership
  outgoing: Outgoing
  writer: ChainWriter
}

/**
 * Sends whole what another device erased and somebody here took out of the trash before hearing of it: there only the
 * latest writes would come to nothing. A document whose kind is written after the erasing is made anew everywhere. False
 * while there is no key to seal with, and once this device leaves. [K8]
 */
export async function bringBackErased(
  parts: BringingBack,
  purged: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { vault, store, membership, outgoing, writer } = parts
  const ids = [
    ...new Set([...(store.read<string[]>('bringingBack') ?? []), ...erasedElsewhere(vault, purged)]),
  ]
  if (ids.length === 0) return true
  const maySeal = () => membership.sealingKey !== undefined && !outgoing.hasEnded
  // Each try would write anew what cannot go out.
  if (!maySeal()) return false
  // Remembered first: cut off in between, they are sent all the same.
  vault.transaction(() => store.write('bringingBack', ids))
  const fields = ids.map((id) => ({ documentId: id, field: 'kind', value: kindOf(vault, id) }))
  await vault.commit({ commandId: randomUUID(), fields, bodies: [] })
  // NOTE: the key in force now; while the commit waited for the disk somebody may have been removed. [M3]
  const key = membership.sealingKey
  if (!key || !maySeal()) return false
  vault.transaction((connection) => {
    const whole = documentStates(connection, ids).map(asBatch)
    writer.writeMessage(encodeBatchMessage(mergeBatches(whole)), key, outgoing.sealedThrough)
    store.write('bringingBack', undefined)
  })
  return true
}

/** A document's state as what somebody would have written who wrote all of it. */
export function asBatch({ id: documentId, fields, body }: DocumentState): BatchMessage {
  return {
    fields: fields.map(([field, value, clock]) => ({ documentId, field, value, clock })),
    bodies: body ? [{ documentId, update: body }] : [],
  }
}

function erasedElsewhere({ connection }: SyncedVault, purged: Readonly<Record<string, string>>): string[] {
  return Object.entries(purged).flatMap(([id, at]) => {
    const row = connection.get<{ clock: string }>(
      `select fields.clock from documents join fields on fields.document_id = documents.id and fields.name = 'kind'
       where documents.id = ? and documents.trashed_at is null`,
      id,
    )
    if (!row) return []
    const writtenMs = parseReading(row.clock)?.ms ?? 0
    return writtenMs > Date.parse(at) ? [] : [id]
  })
}

function kindOf({ connection }: SyncedVault, id: string): string {
  return connection.get<{ kind: string }>('select kind from documents where id = ?', id)?.kind ?? ''
}
