import { openSeal } from '@shared/sync/crypto/seal'
import { parseEntry } from '@shared/sync/entry'
import { decodeMessage, MessagePieces, type BatchMessage } from '@shared/sync/message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { Membership } from './membership'
import type { SyncStore } from './sync-store'

const atOnceBytes = 1024 * 1024

/**
 * What the own entries up to a sequence say, of those that were not let go. `undefined` where one of them cannot be read
 * here: a later version wrote it, or its key is gone.
 */
export function readOwnBatches(
  store: SyncStore,
  membership: Membership,
  through: number,
  readsVersion?: number,
): BatchMessage[] | undefined {
  try {
    return readBatches(store, membership, through, readsVersion)
  } catch (error) {
    if (error instanceof SyncDataError) return undefined
    throw error
  }
}

function readBatches(
  store: SyncStore,
  membership: Membership,
  through: number,
  readsVersion: number | undefined,
): BatchMessage[] {
  const batches: BatchMessage[] = []
  const pieces = new MessagePieces()
  let after = store.firstSequence - 1
  while (after < through) {
    const entries = store.entriesAfter(after, atOnceBytes).filter(({ sequence }) => sequence <= through)
    for (const { entry } of entries) {
      const { body, header } = parseEntry(entry)
      if (body.type !== 'sealed') continue
      const key = membership.keyOf(body.epochId)
      if (!key) throw new SyncDataError('no-epoch')
      const message = pieces.add(openSeal(key, body.sealed, header))
      const decoded = message && decodeMessage(message, readsVersion)
      if (decoded?.kind === 'batch') batches.push(decoded.batch)
    }
    const last = entries.at(-1)
    if (!last) break
    after = last.sequence
  }
  return batches
}
