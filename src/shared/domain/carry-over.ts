import { formatItemReference, parseActionReference, parseItemReference } from '../body/agenda-item'
import type { BodyProjection, ProjectedItem } from '../body/project-body'
import type { Meeting } from '../documents/kinds/meeting'
import type { Opener } from '../documents/kinds/opener'
import { timeOf } from './meeting-time'
import { isWritten } from './prompts'

/** An item of a past meeting that is offered on the next one's agenda. */
export interface CarriedItem {
  /** What an agenda shows it by: always the item where it was first written, however often it was carried. */
  ref: string
  /** Where it was first written. */
  meetingId: string
  itemId: string
  kind: ProjectedItem['kind']
  minutes: number
  headline: string
  hasDetail: boolean
  /** The past meetings it stood on without being ticked. */
  times: number
  /** The last of them. */
  lastMeetingId: string
}

export interface CarryOverSource {
  meetings: readonly Meeting[]
  /** Of the meetings' bodies, by meeting. */
  projections: ReadonlyMap<string, Pick<BodyProjection, 'items'>>
  /** Without them, an opener that was asked elsewhere is still offered. */
  openers?: readonly Opener[]
  personId: string
  /** The meeting being prepared. */
  meetingId: string
  nowMs: number
  /** The user's IANA zone. */
  zone: string
}

/**
 * The unticked items of past meetings with this person, for the agenda of one that is not over: the last meeting's
 * first. Derived from where items stand and never stored, so two devices offer the same, and nothing is offered twice:
 *
 * - An item and every block that shows it (by `ref`, through any number of carryings) are one. Ticked on any of them,
 *   it is done. Blocks that stand for one opener or capture are one as well.
 * - Offered is what stood on a past meeting that was neither cancelled nor removed, and stands on no agenda ahead.
 * - Left out are prompts nobody filled in, openers that were asked, what was let go (`letGo` of the meeting it was first
 *   written for), and what stands for an action, which is owed until it is done and not carried besides.
 */
export function carriedOver(source: CarryOverSource): CarriedItem[] {
  const { meetings, personId, meetingId, nowMs, zone } = source
  const live = meetings.filter(({ fields }) => fields.personId === personId && fields.trashedAt === null)
  const times = new Map(live.map((meeting) => [meeting.id, timeOf(meeting.fields, zone)]))
  const isOver = (id: string) => (times.get(id)?.endMs ?? Number.POSITIVE_INFINITY) <= nowMs
  const startOf = (id: string) => times.get(id)?.startMs ?? Number.POSITIVE_INFINITY
  const target = live.find(({ id }) => id === meetingId)
  if (!target || target.fields.status === 'cancelled' || isOver(meetingId)) return []

  const letGo = new Set(
    live.flatMap(({ id, fields }) =>
      fields.letGo.map((itemId) => formatItemReference({ meetingId: id, itemId })),
    ),
  )
  const asked = new Set(
    (source.openers ?? [])
      .filter(({ fields }) => fields.trashedAt !== null || isAsked(fields.status))
      .map(({ id }) => `opener:${id}`),
  )
  const byAge = live.toSorted(
    (one, other) => startOf(one.id) - startOf(other.id) || compare(one.id, other.id),
  )
  return [...gather(byAge, source.projections).values()]
    .filter(({ key, isTicked, original, placements }) => {
      const wasMet = placements.some(({ meeting }) => isHeld(meeting) && isOver(meeting.id))
      const isAhead = placements.some(({ meeting }) => isHeld(meeting) && !isOver(meeting.id))
      return (
        wasMet &&
        !isAhead &&
        !isTicked &&
        !letGo.has(original.ref) &&
        !asked.has(key) &&
        parseActionReference(key) === undefined &&
        isWritten(original.item)
      )
    })
    .map(({ original, placements }) => {
      const past = placements.filter(({ meeting }) => isHeld(meeting) && isOver(meeting.id))
      const last = past.at(-1)
      const { kind, headline, hasDetail, minutes } = original.item
      const carried: CarriedItem = {
        ref: original.ref,
        meetingId: original.meetingId,
        itemId: original.item.id,
        kind,
        minutes: last?.item.minutes || minutes,
        headline,
        hasDetail,
        times: new Set(past.map(({ meeting }) => meeting.id)).size,
        lastMeetingId: last?.meeting.id ?? original.meetingId,
      }
      return { carried, position: last?.position ?? 0 }
    })
    .toSorted(
      (one, other) =>
        startOf(other.carried.lastMeetingId) - startOf(one.carried.lastMeetingId) ||
        compare(one.carried.lastMeetingId, other.carried.lastMeetingId) ||
        one.position - other.position,
    )
    .map(({ carried }) => carried)
}

interface Original {
  ref: string
  meetingId: string
  item: ProjectedItem
}

interface Thread {
  key: string
  original: Original
  isTicked: boolean
  /** Every block that stands for it, the earliest meeting first. */
  placements: { meeting: Meeting; item: ProjectedItem; position: number }[]
}

/** Everything on these agendas, each thing once, with all the places where it stands. */
function gather(
  meetings: readonly Meeting[],
  projections: CarryOverSource['projections'],
): Map<string, Thread> {
  const itemAt = new Map<string, Original>()
  for (const { id: meetingId } of meetings) {
    for (const item of projections.get(meetingId)?.items ?? []) {
      const ref = formatItemReference({ meetingId, itemId: item.id })
      if (item.id !== '') itemAt.set(ref, { ref, meetingId, item })
    }
  }
  const threads = new Map<string, Thread>()
  for (const meeting of meetings) {
    for (const [position, item] of (projections.get(meeting.id)?.items ?? []).entries()) {
      const own = formatItemReference({ meetingId: meeting.id, itemId: item.id })
      const original = originalOf(parseItemReference(item.ref) && item.ref ? item.ref : own, itemAt)
      // Its words were removed where they were written: there is nothing left to show.
      if (!original) continue
      const key = original.item.ref ?? original.ref
      const thread = threads.get(key) ?? { key, original, isTicked: false, placements: [] }
      thread.isTicked ||= item.ticked
      thread.placements.push({ meeting, item, position })
      threads.set(key, thread)
    }
  }
  return threads
}

/** Follows an item that shows an item to the one that was written. */
function originalOf(ref: string, itemAt: ReadonlyMap<string, Original>): Original | undefined {
  const visited = new Set<string>()
  let found = itemAt.get(ref)
  while (found && parseItemReference(found.item.ref) && !visited.has(found.ref)) {
    visited.add(found.ref)
    found = found.item.ref === null ? undefined : itemAt.get(found.item.ref)
  }
  // A circle has no beginning.
  return found && visited.has(found.ref) ? undefined : found
}

function isHeld({ fields }: Meeting): boolean {
  return fields.status !== 'cancelled'
}

function isAsked(status: Opener['fields']['status']): boolean {
  return status === 'asked' || status === 'answered'
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
