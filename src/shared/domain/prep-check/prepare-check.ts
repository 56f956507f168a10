import { parseItemReference } from '../../body/agenda-item'
import type { BodyProjection } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Note, NoteType } from '../../documents/kinds/note'
import type { Opener } from '../../documents/kinds/opener'
import type { Person } from '../../documents/kinds/person'
import type { Win } from '../../documents/kinds/win'
import { takesPlace } from '../close/outcome'
import { owedWith } from '../follow-through/owed-with'
import { timeOf, type TimeSpan } from '../meeting-time'
import { isReadyOpener, openerText } from '../opener-drafts'
import { isOpenNote, notesAbout } from '../people/notes-about'
import { cadenceWith } from '../people/standing'
import { cadenceDays } from '../today/drifting'
import { feedbackToClose } from '../today/feedback-to-close'
import { addDays, isDay, wallAt } from '../wall-clock'
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
const dayMs = 86_400_000

/**
 * What the prep check knows, from rows: everything but the agenda itself, so that a key in it need not read the rows
 * again. `checkPrep({ ...prepareCheck(source), items, details })`.
 */
export function prepareCheck(source: CheckSource): Omit<Prepared, 'items' | 'details'> {
  const { person, meeting, nowMs, zone, briefSentAt, muted = [] } = source
  const { name, relation, style, briefLength, leadDays } = person.fields
  const { minutes, template } = meeting.fields
  const start = timeOf(meeting.fields, zone)
  const dated = datedWith(source)
  const cadence = cadenceWith(
    person,
    dated.map((each) => ({ ...each, takesPlace: true })),
  ).value
  return {
    person: {
      name,
      relation,
      style,
      briefLength,
      leadDays,
      ...(cadence ? { cadenceDays: cadenceDays[cadence] } : {}),
    },
    meeting: {
      minutes,
      template,
      ...(start ? { day: wallAt(start.startMs, zone).slice(0, 10) } : {}),
      ...(briefSentAt === undefined ? {} : { briefSentAt }),
    },
    today: wallAt(nowMs, zone).slice(0, 10),
    muted,
    past: pastOf(source, dated),
    ...aboutPerson(source),
    ...recordsOf(source),
  }
}

function aboutPerson({ person, notes }: CheckSource): Pick<Known, 'goals' | 'blindSpots' | 'feedback'> {
  const kept = notes.filter(({ fields }) => fields.trashedAt === null)
  const own = notesAbout(person, kept).filter((note) => isOpenNote(note) && isSaid(note))
  const ofType = (type: NoteType) => own.filter(({ fields }) => fields.type === type)
  const { growthGoals, relation } = person.fields
  const lines = relation === 'report' ? growthGoals.split('\n').map((line) => line.trim()) : []
  return {
    goals: distinct([
      ...ofType('goal').map(({ id, fields }) => ({ id, text: fields.text.trim() })),
      ...lines.map((text) => ({ id: `growth:${text}`, text })),
    ]),
    blindSpots: ofType('blind-spot').map(({ id, fields }) => ({ id, text: fields.text })),
    feedback: feedbackToClose(own).map(({ id, fields: { text, date, createdAt, changed } }) => ({
      id,
      text: text.trim(),
      day: date || (createdAt ?? '').slice(0, 10),
      hasChanged: changed.trim() !== '',
    })),
  }
}

function recordsOf(source: CheckSource): Pick<Known, 'actions' | 'chased' | 'wins' | 'openers'> {
  const { person, nowMs, zone } = source
  const sinceMs = nowMs - latelyDays * dayMs
  const oldestWin = addDays(wallAt(nowMs, zone).slice(0, 10), -winDays)
  const actions = source.actions.filter(({ fields }) => fields.trashedAt === null)
  return {
    actions: owedWith(actions, person.id)
      .byMe.filter(isSaid)
      .map(({ id, fields: { text, dueDate, chasedAt } }) => ({
        id,
        text: text.trim(),
        dueDate: isDay(dueDate) ? dueDate : '',
        wasChased: chasedAt !== null,
      })),
    chased: actions.filter(
      ({ fields }) =>
        fields.personId === person.id &&
        fields.owedBy === 'me' &&
        Date.parse(fields.chasedAt ?? '') >= sinceMs,
    ).length,
    wins: source.wins
      .filter((win) => win.fields.trashedAt === null && isSaid(win) && win.fields.date >= oldestWin)
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

function pastOf({ projections, meeting, nowMs, zone }: CheckSource, dated: readonly Dated[]): PastAgenda[] {
  return dated
    .filter(({ meeting: { id }, time }) => time.endMs <= nowMs && id !== meeting.id)
    .slice(0, pastAgendas)
    .map(({ meeting: { id: meetingId }, time }) => ({
      meetingId,
      day: wallAt(time.startMs, zone).slice(0, 10),
      items: (projections.get(meetingId)?.items ?? []).map(
        ({ id, kind, ref, ticked, headline }): PastItem => ({
          id,
          kind,
          ref,
          ticked,
          words: headline || shownWords(projections, ref),
        }),
      ),
    }))
}

function shownWords(projections: CheckSource['projections'], ref: string | null): string {
  const shown = parseItemReference(ref)
  const items = shown ? projections.get(shown.meetingId)?.items : undefined
  return items?.find(({ id }) => id === shown?.itemId)?.headline ?? ''
}

interface Dated {
  meeting: Meeting
  time: TimeSpan
}

/** 1:1s with this person that take place, the latest first. */
function datedWith({ meetings, person, zone }: CheckSource): Dated[] {
  return meetings
    .flatMap((meeting) => {
      const { personId, trashedAt } = meeting.fields
      const isOurs = personId === person.id && trashedAt === null && takesPlace(meeting.fields)
      const time = isOurs ? timeOf(meeting.fields, zone) : undefined
      return time ? [{ meeting, time }] : []
    })
    .sort((one, other) => other.time.startMs - one.time.startMs || compare(one.meeting.id, other.meeting.id))
}

function distinct(goals: readonly KnownGoal[]): KnownGoal[] {
  return goals.filter(
    ({ text }, index) => text !== '' && goals.findIndex((other) => other.text === text) === index,
  )
}

function isSaid({ fields }: { fields: { text: string } }): boolean {
  return fields.text.trim() !== ''
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
