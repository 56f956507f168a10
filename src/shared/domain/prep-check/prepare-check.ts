import type { BodyProjection } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Note, NoteType } from '../../documents/kinds/note'
import type { Opener } from '../../documents/kinds/opener'
import type { Person } from '../../documents/kinds/person'
import type { Win } from '../../documents/kinds/win'
import { parseItemReference } from '../../body/agenda-item'
import { timeOf } from '../meeting-time'
import { cadenceOf } from '../meeting-words'
import { isReadyOpener, openerText } from '../opener-drafts'
import { addDays, wallAt } from '../wall-clock'
import type { Prepared } from './finding'
import type { Known, KnownGoal, PastAgenda, PastItem } from './known'

export interface CheckSource {
  person: Person
  /** The one that is prepared. */
  meeting: Meeting
  /** Rows of anybody; those in the trash are left out here. */
  notes: readonly Note[]
  actions: readonly Action[]
  wins: readonly Win[]
  openers: readonly Opener[]
  meetings: readonly Meeting[]
  /** Of the agendas with this person. */
  projections: ReadonlyMap<string, Pick<BodyProjection, 'items'>>
  nowMs: number
  /** The user's IANA zone. */
  zone: string
  /** When the brief of this meeting went out; `null` where it did not, left out where nobody keeps it. */
  briefSentAt?: string | null
  /** Rules muted for this meeting, and for this person. */
  muted?: readonly string[]
}

/** As many agendas as a thing can be carried over before it is a finding, and some. */
const pastAgendas = 8
/** Asked first in the last six weeks is lately. */
const latelyDays = 42
/** Wins since then are still news. */
const winDays = 92

/**
 * What the prep check knows, from rows: everything but the agenda itself, so that a key in it need not read the rows
 * again. `checkPrep({ ...prepareCheck(source), items, details })`.
 */
export function prepareCheck(source: CheckSource): Omit<Prepared, 'items' | 'details'> {
  const { person, meeting, nowMs, zone, briefSentAt, muted = [] } = source
  const { name, relation, style, briefLength, leadDays } = person.fields
  const { minutes, template } = meeting.fields
  const start = timeOf(meeting.fields, zone)
  const cadenceDays = cadenceDaysOf(source)
  return {
    person: {
      name,
      relation,
      style,
      briefLength,
      leadDays,
      ...(cadenceDays === undefined ? {} : { cadenceDays }),
    },
    meeting: {
      minutes,
      template,
      ...(start ? { day: wallAt(start.startMs, zone).slice(0, 10) } : {}),
      ...(briefSentAt === undefined ? {} : { briefSentAt }),
    },
    today: wallAt(nowMs, zone).slice(0, 10),
    muted,
    past: pastOf(source),
    ...aboutPerson(source),
    ...recordsOf(source),
  }
}

function aboutPerson({ person, notes }: CheckSource): Pick<Known, 'goals' | 'blindSpots' | 'feedback'> {
  const own = notes.filter(
    ({ fields }) =>
      fields.personId === person.id &&
      fields.trashedAt === null &&
      fields.closedAt === null &&
      isSaid(fields),
  )
  const ofType = (type: NoteType) => own.filter(({ fields }) => fields.type === type)
  const { goals, growthGoals, relation } = person.fields
  // An earlier version kept goals as lines of the person; who reads those as notes hands them in twice.
  const lines = [...goals.split('\n'), ...(relation === 'report' ? growthGoals.split('\n') : [])]
  return {
    goals: distinct([
      ...ofType('goal').map(({ id, fields }) => ({ id, text: fields.text.trim() })),
      ...lines.map((line) => ({ id: `line:${line.trim()}`, text: line.trim() })),
    ]),
    blindSpots: ofType('blind-spot').map(({ id, fields }) => ({ id, text: fields.text })),
    feedback: ofType('feedback')
      .map(({ id, fields: { text, date, createdAt, changed } }) => ({
        id,
        text: text.trim(),
        day: date || (createdAt ?? '').slice(0, 10),
        hasChanged: changed.trim() !== '',
      }))
      .toSorted((one, other) => compare(one.day, other.day) || compare(one.id, other.id)),
  }
}

function recordsOf(source: CheckSource): Pick<Known, 'actions' | 'chased' | 'wins' | 'openers'> {
  const { person, nowMs, zone } = source
  const dayOf = (instant: string | null) =>
    instant === null || Number.isNaN(Date.parse(instant))
      ? ''
      : wallAt(Date.parse(instant), zone).slice(0, 10)
  const since = (days: number) => addDays(wallAt(nowMs, zone).slice(0, 10), -days)
  const mine = source.actions.filter(
    ({ fields }) => fields.personId === person.id && fields.owedBy === 'me' && fields.trashedAt === null,
  )
  return {
    actions: mine
      .filter(({ fields }) => fields.status !== 'done' && isSaid(fields))
      .map(({ id, fields: { text, dueDate, chasedAt } }) => ({
        id,
        text: text.trim(),
        dueDate: /^\d{4}-\d\d-\d\d$/.test(dueDate) ? dueDate : '',
        wasChased: chasedAt !== null,
      }))
      .toSorted(
        (one, other) => compare(one.dueDate || '9', other.dueDate || '9') || compare(one.id, other.id),
      ),
    chased: mine.filter(({ fields }) => dayOf(fields.chasedAt) >= since(latelyDays)).length,
    wins: source.wins
      .filter(({ fields }) => fields.trashedAt === null && isSaid(fields) && fields.date >= since(winDays))
      .toSorted((one, other) => compare(other.fields.date, one.fields.date) || compare(one.id, other.id))
      .map(({ id, fields: { text, goalId } }) => ({ id, text: text.trim(), goalId })),
    openers: source.openers
      .filter(({ fields }) => fields.personId === person.id && fields.trashedAt === null)
      .filter(({ fields }) => ['draft', 'planned'].includes(fields.status) && isReadyOpener(fields))
      .toSorted(
        (one, other) =>
          compare(other.fields.createdAt ?? '', one.fields.createdAt ?? '') || compare(one.id, other.id),
      )
      .map(({ id, fields }) => ({ id, text: openerText(fields) })),
  }
}

function pastOf(source: CheckSource): PastAgenda[] {
  const { projections, meeting, nowMs, zone } = source
  return meetingsWith(source)
    .filter(({ id, endMs }) => endMs <= nowMs && id !== meeting.id)
    .slice(0, pastAgendas)
    .map(({ id, startMs }) => ({
      meetingId: id,
      day: wallAt(startMs, zone).slice(0, 10),
      items: (projections.get(id)?.items ?? []).map(({ id, kind, ref, ticked, headline }): PastItem => ({
        id,
        kind,
        ref,
        ticked,
        words: headline || shownWords(projections, ref),
      })),
    }))
}

function shownWords(projections: CheckSource['projections'], ref: string | null): string {
  const shown = parseItemReference(ref)
  const items = shown ? projections.get(shown.meetingId)?.items : undefined
  return items?.find(({ id }) => id === shown?.itemId)?.headline ?? ''
}

const daysOfCadence: Readonly<Record<string, number>> = {
  weekly: 7,
  fortnightly: 14,
  monthly: 31,
  quarterly: 92,
  yearly: 366,
}

/** What the user said, else how often they meet. */
function cadenceDaysOf(source: CheckSource): number | undefined {
  const said = source.person.fields.cadence
  if (said !== '') return daysOfCadence[said]
  const word = cadenceOf(meetingsWith(source).map(({ startMs }) => startMs))
  return word === undefined ? undefined : daysOfCadence[word.toLowerCase()]
}

/** 1:1s with this person that take place, the latest first. */
function meetingsWith({
  meetings,
  person,
  zone,
}: CheckSource): { id: string; startMs: number; endMs: number }[] {
  return meetings
    .flatMap(({ id, fields }) => {
      const isOurs = fields.personId === person.id && fields.trashedAt === null
      const time = isOurs && fields.status !== 'cancelled' ? timeOf(fields, zone) : undefined
      return time ? [{ id, ...time }] : []
    })
    .sort((one, other) => other.startMs - one.startMs || compare(one.id, other.id))
}

function distinct(goals: readonly KnownGoal[]): KnownGoal[] {
  return goals.filter(
    ({ text }, index) => text !== '' && goals.findIndex((other) => other.text === text) === index,
  )
}

function isSaid({ text }: { text: string }): boolean {
  return text.trim() !== ''
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
