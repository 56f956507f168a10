import { isDeepStrictEqual } from 'node:util'
import { setItemWords } from '@shared/body/item-words'
import {
  isTicked,
  putBack,
  setBlockAttributes,
  takeOutBlocks,
  unchangedBlocks,
  updateFrom,
} from '@shared/body/write-body'
import { parseReading } from '@shared/clock/hybrid-logical-clock'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { BodyUpdate } from '@shared/sync/batch'
import type { Change, Vault } from '../vault/vault'

/**
 * The change that takes an earlier command back: fields whose value is still the one it wrote, and blocks that nobody
 * changed since. What the user wrote in the meantime is never taken out.
 */
export function revertChange(vault: Vault, commandId: string, inverse: Inverse): Change {
  const fields = inverse.fields
    .filter((set) => isStillWritten(vault, set))
    .map(({ id, field, value }) => ({ documentId: id, field, value }))
  // What goes to the trash goes there whole, and comes back whole.
  const removed = new Set(
    fields.flatMap(({ documentId, field, value }) =>
      field === 'trashedAt' && typeof value === 'string' ? [documentId] : [],
    ),
  )
  const bodies: BodyUpdate[] = []
  const blocks: Inverse['blocks'] = []
  const takenOut: NonNullable<Inverse['takenOut']> = []
  for (const { id, blockIds } of inverse.blocks) {
    if (removed.has(id)) continue
    const update = updateFrom(vault.bodyState(id), (body) => {
      const taken = takeOutBlocks(body, unchangedBlocks(body, new Set(blockIds)))
      if (taken.length > 0) takenOut.push({ id, blocks: taken })
    })
    if (update) bodies.push({ documentId: id, update })
  }
  for (const { id, blocks: taken } of inverse.takenOut ?? []) {
    const update = updateFrom(vault.bodyState(id), (body) => {
      const blockIds = putBack(body, taken)
      if (blockIds.length > 0) blocks.push({ id, blockIds })
    })
    if (update) bodies.push({ documentId: id, update })
  }
  const ticks: NonNullable<Inverse['ticks']> = []
  for (const { id, itemId, ticked } of inverse.ticks ?? []) {
    const update = updateFrom(vault.bodyState(id), (body) => {
      // Gone, or taken back already: there is nothing to redo either.
      if (isTicked(body, itemId) !== !ticked) return
      setBlockAttributes(body, itemId, { ticked })
      ticks.push({ id, itemId, ticked: !ticked })
    })
    if (update) bodies.push({ documentId: id, update })
  }
  const items: NonNullable<Inverse['items']> = []
  for (const { id, itemId, ...words } of inverse.items ?? []) {
    const update = updateFrom(vault.bodyState(id), (body) => {
      const before = setItemWords(body, itemId, words)
      if (before) items.push({ id, itemId, ...before })
    })
    if (update) bodies.push({ documentId: id, update })
  }
  return {
    commandId,
    fields,
    bodies,
    blocks,
    ...(takenOut.length > 0 ? { takenOut } : {}),
    ...(ticks.length > 0 ? { ticks } : {}),
    ...(items.length > 0 ? { items } : {}),
  }
}

/**
 * Whether a field holds what the command wrote. A later edit that was undone has written it again, under a clock of its
 * own; what another device wrote is somebody else's, even where it is the same.
 */
function isStillWritten(vault: Vault, set: Inverse['fields'][number]): boolean {
  const { id, field, ifClock } = set
  const clock = vault.fieldClock(id, field)
  if (clock === ifClock) return true
  if (clock === undefined || !('ifValue' in set)) return false
  const isOwn = parseReading(clock)?.deviceId === parseReading(ifClock)?.deviceId
  return isOwn && isDeepStrictEqual(vault.row(id)?.fields[field], set.ifValue)
}
