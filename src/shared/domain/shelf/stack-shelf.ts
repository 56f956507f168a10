import type { BodyProjection } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'
import type { Capture } from '../../documents/kinds/capture'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Note } from '../../documents/kinds/note'
import type { Opener } from '../../documents/kinds/opener'
import type { Person } from '../../documents/kinds/person'
import type { Win } from '../../documents/kinds/win'
import { carriedOver, type CarriedItem } from '../carry-over'
import { isOver, takesPlace } from '../close/outcome'
import { timeOfRow } from '../meeting-time'
import { shortDate } from '../meeting-words'
import { isOpenNote, notesAbout } from '../people/notes-about'
import { wallAt } from '../wall-clock'
import { goalAndWorryCards, heardCards } from './about-cards'
import { winsOn } from './beside-agenda'
import { captureCards } from './capture-cards'
import { carriedCards } from './carried-cards'
import { feedbackCards } from './feedback-cards'
import { lastTime, type LastTime } from './last-time'
import { owedCards } from './owed-cards'
import { withPutOff } from './put-off'
import { shelfSections, type ShelfCard, type ShelfTime } from './shelf-card'
import { winCards } from './win-cards'

export interface ShelfSource {
  person: Person
  /** The one that is prepared. */
  meeting: Meeting
  /** Rows of anybody; those in the trash are left out. */
  meetings: readonly Meeting[]
  notes: readonly Note[]
  actions: readonly Action[]
  wins: readonly Win[]
  captures: readonly Capture[]
  openers: readonly Opener[]
  /** Of the other agendas with this person, by meeting. */
  others: ReadonlyMap<string, Pick<BodyProjection, 'items'>>
  /** Until every other agenda was read, an item may be offered that stands on one of them. */
  areAllRead: boolean
  nowMs: number
  /** The user's IANA zone. */
  zone: string
}

/** The shelf as it would stand beside an empty agenda. */
export interface StackedShelf {
  /** `undefined` where the two did not meet yet. */
  last: (LastTime & { meetingId: string; startMs: number }) | undefined
  cards: readonly ShelfCard[]
}

/**
 * Everything there is to think of for a 1:1, ranked in each section: from rows, and from other agendas than the one that
 * is written. What is on that one is taken off by `cardsBeside`, so that a key in the text reads no row again.
 */
export function stackShelf(source: ShelfSource): StackedShelf {
  const { person, meeting, actions, captures, others, nowMs, zone } = source
  const time: ShelfTime = { nowMs, zone, today: wallAt(nowMs, zone).slice(0, 10) }
  const dated = datedWith(source)
  const about = notesAbout(person, source.notes)
  const open = about.filter(isOpenNote)
  const last = lastWith(source, dated, about)
  const owed = owedCards(actions, person.id, time)
  const captured = captureCards(captures, { personId: person.id, meetingId: meeting.id }, time)
  const cards: ShelfCard[] = [
    ...carriedCards(carriedItems(source), (id) => dayOf(dated, id, time)),
    ...owed.byMe,
    ...owed.byThem,
    ...captured.forNextTime,
    ...feedbackCards(open, time),
    ...winCards(
      {
        wins: source.wins,
        person: { id: person.id, relation: person.fields.relation },
        notes: about,
        lastDay: last ? wallAt(last.startMs, zone).slice(0, 10) : '',
        told: winsOn(others),
      },
      time,
    ),
    ...goalAndWorryCards(
      { notes: open, growthGoals: growthGoalsOf(person), past: saidBefore(source, dated) },
      time,
    ),
    ...heardCards(open, new Set(last?.said.map(({ id }) => id)), time),
    ...captured.mentioning,
  ]
  const own = dated.findIndex((each) => each.meeting.id === meeting.id)
  const before = dated[own - 1]
  const sorted = withPutOff(cards, {
    now: meeting.fields.putOff,
    before: {
      refs: before?.meeting.fields.putOff ?? [],
      day: before ? shortDate(before.startMs, nowMs, zone) : '',
    },
  })
  return { last, cards: inSections(sorted) }
}

function inSections(cards: readonly ShelfCard[]): ShelfCard[] {
  return shelfSections.flatMap((section) => cards.filter((card) => card.section === section))
}

interface Dated {
  meeting: Meeting
  startMs: number
  isOver: boolean
}

/** 1:1s with this person that take place, the earliest first. */
function datedWith({ meetings, person, nowMs, zone }: ShelfSource): Dated[] {
  return meetings
    .flatMap((meeting): Dated[] => {
      const { fields } = meeting
      if (fields.personId !== person.id || fields.trashedAt !== null || !takesPlace(fields)) return []
      const time = timeOfRow(meeting, zone)
      return time ? [{ meeting, startMs: time.startMs, isOver: isOver(fields, time, nowMs) }] : []
    })
    .sort((one, other) => one.startMs - other.startMs)
}

function lastWith(
  { meeting, others, actions, zone }: ShelfSource,
  dated: readonly Dated[],
  about: readonly Note[],
): StackedShelf['last'] {
  const last = dated.findLast((each) => each.isOver && each.meeting.id !== meeting.id)
  if (!last) return undefined
  const { startMs } = last
  const told = lastTime({
    meetingId: last.meeting.id,
    day: wallAt(startMs, zone).slice(0, 10),
    items: others.get(last.meeting.id)?.items ?? [],
    notes: about,
    actions,
  })
  return { ...told, meetingId: last.meeting.id, startMs }
}

function carriedItems(source: ShelfSource): CarriedItem[] {
  if (!source.areAllRead) return []
  const { meetings, others: projections, openers, person, meeting, nowMs, zone } = source
  return carriedOver({
    meetings,
    projections,
    openers,
    personId: person.id,
    meetingId: meeting.id,
    nowMs,
    zone,
  })
}

function dayOf(dated: readonly Dated[], meetingId: string, { nowMs, zone }: ShelfTime): string {
  const found = dated.find(({ meeting }) => meeting.id === meetingId)
  return found ? shortDate(found.startMs, nowMs, zone) : ''
}

/** As many talks back as a goal may be forgotten in. */
const talksLookedAt = 6

/** What the last agendas said, the latest first. */
function saidBefore({ others }: ShelfSource, dated: readonly Dated[]): string[] {
  return dated
    .filter(({ isOver }) => isOver)
    .slice(-talksLookedAt)
    .toReversed()
    .map(({ meeting }) => (others.get(meeting.id)?.items ?? []).map(({ headline }) => headline).join('\n'))
}

function growthGoalsOf({ fields }: Person): string[] {
  if (fields.relation !== 'report') return []
  return [...new Set(fields.growthGoals.split('\n').map((line) => line.trim()))].filter(Boolean)
}
