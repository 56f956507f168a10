import type { BodyProjection, ProjectedItem } from '../body/project-body'
import type { Meeting } from '../documents/kinds/meeting'
import type { Opener } from '../documents/kinds/opener'
import { isLeft } from './close/is-left'
import { gatherThreads, type Thread } from './close/item-threads'
import { isOver, takesPlace } from './close/outcome'
import { compare } from './compare'
import { timeOfRow } from './meeting-time'
import { nextMeeting } from './next-meeting'

/** An item of a past meeting that is offered on the next one's agenda. */
export interface CarriedItem {
  /** What an agenda shows it by: always the item where it was first written, however often it was carried. */
  ref: string
  /** The record it stands for, as `ref`s name them: an opener, a capture; `null` for words of its own. */
  recordRef: string | null
  /** Where it was first written. */
  meetingId: string
  itemId: string
  kind: ProjectedItem['kind']
  minutes: number
  headline: string
  hasDetail: boolean
  /** The 1:1s that took place on which it stood without being ticked. */
  times: number
  /** The last meeting behind us on whose agenda it stood. */
  lastMeetingId: string
}

/** Where an item stands that is neither ticked nor let go. */
export interface StandingItem extends CarriedItem {
  /** The agenda ahead it stands on, the nearest of them; `undefined` where it waits to be taken on one. */
  agendaId: string | undefined
  /** Further agendas ahead that show it: two devices took it on two, or a 1:1 that was over was moved ahead. */
  alsoOnIds: string[]
}

export interface StandingSource {
  /** Those in the trash included: what was carried on from there to another agenda still has its words there. */
  meetings: readonly Meeting[]
  /** Of the meetings' bodies, by meeting. */
  projections: ReadonlyMap<string, Pick<BodyProjection, 'items'>>
  /** Without them, an opener that was asked elsewhere is still offered. */
  openers?: readonly Opener[]
  personId: string
  nowMs: number
  /** The user's IANA zone. */
  zone: string
}

export interface CarryOverSource extends StandingSource {
  /** The meeting being prepared. */
  meetingId: string
}

/**
 * What past meetings with this person left over, for the agenda of the one that comes next: the last meeting's first.
 * Nothing on any other, so that what waits is offered in one place; it goes along where that one is moved or cancelled.
 */
export function carriedOver(source: CarryOverSource): CarriedItem[] {
  const own = source.meetings.filter(({ fields }) => fields.personId === source.personId)
  if (nextMeeting(own, source)?.id !== source.meetingId) return []
  return whereItemsStand(source).filter(({ agendaId }) => agendaId === undefined)
}

/**
 * Each item on the agendas with this person that is still to be talked about, once, with the one place where it stands.
 * Derived from the agendas and never stored, so two devices agree, and closing, opening again and undoing lose nothing:
 *
 * - An item and every block that shows it (by `ref`, through any number of carryings) are one. Ticked on any of them,
 *   it is done. Blocks that stand for one opener or capture are one as well.
 * - It stands on the nearest agenda ahead that has it. On none, it waits for the next one, if it stood on an agenda that
 *   is behind us: over, cancelled, or said not to have happened.
 * - Left out are prompts nobody filled in, openers that were asked, what was let go (`letGo` of the meeting it was first
 *   written for), and what stands for an action, which is owed until it is done and not carried besides.
 */
export function whereItemsStand(source: StandingSource): StandingItem[] {
  const { meetings, personId, nowMs, zone } = source
  const own = meetings.filter(({ fields }) => fields.personId === personId)
  const times = new Map(own.map((meeting) => [meeting.id, timeOfRow(meeting, zone)]))
  const startOf = (id: string) => times.get(id)?.startMs ?? Number.POSITIVE_INFINITY
  const isAhead = ({ id, fields }: Meeting) =>
    fields.status !== 'cancelled' && !isOver(fields, times.get(id), nowMs)
  const asked = new Set(
    (source.openers ?? [])
      .filter(({ fields }) => fields.trashedAt !== null || isAsked(fields.status))
      .map(({ id }) => `opener:${id}`),
  )
  const byAge = own.toSorted((one, other) => startOf(one.id) - startOf(other.id) || compare(one.id, other.id))
  return gatherThreads(byAge, source.projections)
    .filter((thread) => isOpen(thread, asked))
    .map(({ original, placements }) => {
      const ahead = placements.filter(({ meeting }) => isAhead(meeting))
      const behind = placements.filter(({ meeting }) => !isAhead(meeting))
      const held = behind.filter(({ meeting }) => takesPlace(meeting.fields))
      const last = held.at(-1) ?? behind.at(-1)
      const { kind, headline, hasDetail, minutes } = original.item
      const standing: StandingItem = {
        ref: original.ref,
        recordRef: original.item.ref,
        meetingId: original.meetingId,
        itemId: original.item.id,
        kind,
        minutes: last?.item.minutes || minutes,
        headline,
        hasDetail,
        times: new Set(held.map(({ meeting }) => meeting.id)).size,
        lastMeetingId: last?.meeting.id ?? '',
        agendaId: ahead[0]?.meeting.id,
        alsoOnIds: ahead.slice(1).map(({ meeting }) => meeting.id),
      }
      return { standing, position: last?.position ?? 0 }
    })
    .toSorted(
      (one, other) =>
        startOf(other.standing.lastMeetingId) - startOf(one.standing.lastMeetingId) ||
        compare(one.standing.lastMeetingId, other.standing.lastMeetingId) ||
        one.position - other.position,
    )
    .map(({ standing }) => standing)
}

function isOpen(
  { key, isTicked, isLetGo, original, placements }: Thread,
  asked: ReadonlySet<string>,
): boolean {
  return (
    // What stands nowhere but in the trash went there with its agenda, and comes back with it.
    placements.length > 0 &&
    !isLetGo &&
    !asked.has(key) &&
    // Ticked on any of its agendas, it is done.
    isLeft({ ...original.item, ticked: isTicked })
  )
}

function isAsked(status: Opener['fields']['status']): boolean {
  return status === 'asked' || status === 'answered'
}
