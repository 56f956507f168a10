import { trashDays } from '@shared/documents/fields'
import type { CheckpointMessage } from '@shared/sync/message'
import type { ChainId } from '@shared/sync/transport'
import type { Membership } from '../membership'
import type { SyncStore } from '../sync-store'
import type { ChunkRecords } from './chunk-records'

const dayMs = 86_400_000
/** What is due is removed by each checkpoint of so many days: a transport may have been away when the first was made. */
const removedForDays = 90

/** Of the newest checkpoint of another device: what it names, and when. */
type Newest = Pick<CheckpointMessage, 'attachments' | 'madeAt'>

/** Remembers the newest checkpoint of a chain, within the caller's transaction. */
export function noteNewest(
  store: SyncStore,
  chainId: ChainId,
  { attachments, madeAt }: CheckpointMessage,
): void {
  store.write(newestKey(chainId), { attachments, madeAt } satisfies Newest)
}

/**
 * The blobs of attachments that may go from every transport: no document here has named them for thirty days, nor does
 * the newest checkpoint of another member, unless it was made before that and its device was heard of since. Within
 * the caller's transaction. [K6]
 */
export function removableBlobs(
  store: SyncStore,
  records: ChunkRecords,
  { roster, identity }: Pick<Membership, 'roster' | 'identity'>,
  nowMs: number,
): string[] {
  const daysAgo = (days: number) => new Date(nowMs - days * dayMs).toISOString()
  const others = [...roster.members.keys()]
    .filter((chainId) => chainId !== identity.chainId)
    .flatMap((chainId) => {
      const newest = store.read<Newest>(newestKey(chainId))
      if (!newest) return []
      const heardAt = store.status(chainId)?.at ?? ''
      return [{ madeAt: newest.madeAt, heardAt, names: new Set(newest.attachments) }]
    })
  const isNamedElsewhere = (blobName: string, since: string) =>
    others.some(({ madeAt, heardAt, names }) => names.has(blobName) && (madeAt >= since || heardAt <= since))
  const due = records.unnamedBefore(daysAgo(trashDays))
  const removable = due.filter(({ blobName, unnamedSince }) => !isNamedElsewhere(blobName, unnamedSince))
  const longGone = daysAgo(trashDays + removedForDays)
  records.forget(removable.flatMap(({ name, unnamedSince }) => (unnamedSince < longGone ? [name] : [])))
  return removable.map(({ blobName }) => blobName)
}

function newestKey(chainId: ChainId): string {
  return `newest checkpoint of ${chainId}`
}
