import { formatItemReference, parseItemReference } from '../../body/agenda-item'
import type { BodyProjection, ProjectedItem } from '../../body/project-body'
import type { Meeting } from '../../documents/kinds/meeting'
import { isWritten } from '../prompts'

/** An item where it was written: what an agenda shows it by, and its words. */
interface Original {
  ref: string
  meetingId: string
  item: ProjectedItem
}

/** One thing on agendas: the item that was written, and every block that shows it. */
export interface Thread {
  /** What makes blocks one: the record they stand for, else the item that was written. */
  key: string
  original: Original
  isTicked: boolean
  isLetGo: boolean
  /** Every block that stands for it on an agenda that is not in the trash, in the order of the meetings given. */
  placements: { meeting: Meeting; item: ProjectedItem; position: number }[]
}

/**
 * Everything on these agendas, each thing once, with all the places where it stands.
 * @param meetings those in the trash included, for the words of what was carried on from them
 */
export function gatherThreads(
  meetings: readonly Meeting[],
  projections: ReadonlyMap<string, Pick<BodyProjection, 'items'>>,
): Thread[] {
  const originals = new Map<string, Original>()
  const letGo = new Set<string>()
  for (const { id: meetingId, fields } of meetings) {
    for (const itemId of fields.letGo) letGo.add(formatItemReference({ meetingId, itemId }))
    for (const item of projections.get(meetingId)?.items ?? []) {
      const ref = formatItemReference({ meetingId, itemId: item.id })
      if (item.id !== '') originals.set(ref, { ref, meetingId, item })
    }
  }
  const merged = new Map(meetings.map(({ id, fields }) => [id, fields.mergedInto]))
  const present = (ref: string) => presentRef(ref, originals, merged)

  const threads = new Map<string, Thread>()
  for (const meeting of meetings) {
    for (const [position, item] of (projections.get(meeting.id)?.items ?? []).entries()) {
      const own = formatItemReference({ meetingId: meeting.id, itemId: item.id })
      const original = originalOf(
        present(parseItemReference(item.ref) && item.ref ? item.ref : own),
        originals,
        present,
      )
      // Its words were removed where they were written: there is nothing left to show.
      if (!original) continue
      const key = original.item.ref ?? original.ref
      const thread = threads.get(key) ?? { key, original, isTicked: false, isLetGo: false, placements: [] }
      threads.set(key, thread)
      if (comesBefore(original, thread.original)) thread.original = original
      // What is shown is ticked where it was written, also where that is in the trash by now.
      thread.isTicked ||= original.item.ticked
      thread.isLetGo ||= letGo.has(original.ref)
      if (meeting.fields.trashedAt !== null) continue
      thread.isTicked ||= item.ticked
      thread.placements.push({ meeting, item, position })
    }
  }
  return [...threads.values()]
}

/** Of several agendas that one opener was written on, the same counts whatever is moved: all devices show it by one ref. */
function comesBefore(one: Original, other: Original): boolean {
  const isOneWritten = isWritten(one.item)
  return isOneWritten === isWritten(other.item) ? one.ref < other.ref : isOneWritten
}

/** Where two meetings became one, its items stand in the one that is left. */
function presentRef(
  ref: string,
  originals: ReadonlyMap<string, Original>,
  merged: ReadonlyMap<string, string | null>,
): string {
  const visited = new Set<string>()
  let found = ref
  for (;;) {
    const item = parseItemReference(found)
    const into = item && merged.get(item.meetingId)
    if (!item || !into || visited.has(into)) return found
    visited.add(into)
    const moved = formatItemReference({ meetingId: into, itemId: item.itemId })
    if (!originals.has(moved)) return found
    found = moved
  }
}

/** Follows an item that shows an item to the one that was written. */
function originalOf(
  ref: string,
  originals: ReadonlyMap<string, Original>,
  present: (ref: string) => string,
): Original | undefined {
  const visited = new Set<string>()
  let found = originals.get(ref)
  while (found && parseItemReference(found.item.ref) && !visited.has(found.ref)) {
    visited.add(found.ref)
    found = found.item.ref === null ? undefined : originals.get(present(found.item.ref))
  }
  // A circle has no beginning.
  return found && visited.has(found.ref) ? undefined : found
}
