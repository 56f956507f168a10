import { openSeal } from '@shared/sync/crypto/seal'
import { parseEntry } from '@shared/sync/entry'
import { decodeMessage, MessagePieces, type BatchMessage } from '@shared/sync/message'
import type { Membership } from './membership'
import type { SyncStore } from './sync-store'

const atOnceBytes = 1024 * 1024

/** What the own entries up to a sequence say, of those that were not let go. */
export function readOwnBatches(store: SyncStore, membership: Membership, through: number): BatchMessage[] {
  const batches: BatchMessage[] = []
  const pieces = new MessagePieces()
  let after = store.firstSequence - 1
  while (after < through) {
    const entries = store.entriesAfter(after, atOnceBytes).filter(({ sequence }) => sequence <= through)
    for (const { entry } of entries) {
      const { body, header } = parseEntry(entry)
      const key = body.type === 'sealed' ? membership.keyOf(body.epochId) : undefined
      if (body.type !== 'sealed' || !key) continue
      const message = pieces.add(openSeal(key, body.sealed, header))
      const decoded = message && decodeMessage(message)
      if (decoded?.kind === 'batch') batches.push(decoded.batch)
    }
    const last = entries.at(-1)
    if (!last) break
    after = last.sequence
  }
  return batches
}
