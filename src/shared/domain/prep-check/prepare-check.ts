import { formatItemReference, parseItemReference, type ItemReference } from '../../body/agenda-item'
import type { BodyProjection } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Note, NoteType } from '../../documents/kinds/note'
import type { Opener } from '../../documents/kinds/opener'
import type { Person } from '../../documents/kinds/person'
import type { Win } from '../../documents/kinds/win'
import { isOver, takesPlace } from '../close/outcome'
import { compare } from '../compare'
import { evergreenFor, goalsFirst } from '../evergreen-openers'
import { owedWith } from '../follow-through/owed-with'
import { timeOfRow, type TimeSpan } from '../meeting-time'
import { isReadyOpener, openerText } from '../opener-drafts'
import { wasAsked } from '../openers/asked-before'
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
  /** Of anybody, or of this person alone; those in the trash are left out here. */
  notes: readonly Note[]
  actions: readonly Action[]
  wins: readonly Win[]
  openers: readonly Opener[]
  meetings: readonly Meeting[]
  /** Of `agendasBefore`, and of the agendas whose items these show. */
  projections: ReadonlyMap<string, Pick<BodyProjection, 'items'>>
  nowMs: number
  /** The user's IANA zone. */
  zone: string
}

/** As many agendas as a thing can be carried over before it is a finding, and some. */
const mostPast = 8
/** A series may be planned for years. */
const mostSooner = 8
/** Asked first in the last six weeks is lately. */
const latelyDays = 42
/** Wins since then are still news. */
const winDays = 92
const dayMs = 86_400_000

/** The agendas that the prep check looks at besides: those before this 1:1 that are over, and those that are to come. */
export function agendasBefore(
  source: Pick<CheckSource, 'person' | 'meeting' | 'meetings' | 'nowMs' | 'zone'>,
): { past: string[]; sooner: string[] } {
  const { past, sooner } = before(source, datedWith(source))
  const ids = (dated: readonly Dated[]) => dated.map(({ meeting }) => meeting.id)
  return { past: ids(past), sooner: ids(sooner) }
}

/**
 * What the prep check knows, from rows: everything but the agenda itself, so that a key in it need not read the rows
 * again. `checkPrep({ ...prepareCheck(source), items })`.
 */
export function prepareCheck(source: CheckSource): Omit<Prepared, 'items'> {
  const { person, meeting, nowMs, zone } = source
  const { name, relation, style, briefLength, leadDays } = person.fields
  const { minutes, template, briefSentAt, mutedFindings } = meeting.fields
  const start = timeOfRow(meeting, zone)
  const dated = datedWith(source)
  const cadence = cadenceWith(
    person,
    dated.map((each) => ({ ...each, takesPlace: true })),
  ).value
  const earlier = before(source, dated)
  const past = pastOf(source, dated, earlier.past)
  const about = aboutPerson(source)
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
      briefSentAt,
    },
    today: wallAt(nowMs, zone).slice(0, 10),
    muted: [...mutedFindings, ...person.fields.mutedFindings],
    past,
    sooner: earlier.sooner.map((each) => ({
      day: wallAt(each.time.startMs, zone).slice(0, 10),
      refs: refsOn(each.meeting.id, source.projections),
    })),
    evergreens: evergreensFor(source, past, about.goals ?? []),
    ...about,
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
      ...ofType('goal').map(({ id, fields: { text, sureness } }) => ({
        id,
        text: text.trim(),
        ...(sureness === 'guess' ? { isGuess: true } : {}),
      })),
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

function recordsOf(
  source: CheckSource,
): Pick<Known, 'actions' | 'owedByThem' | 'chased' | 'wins' | 'openers'> {
  const { person, nowMs, zone } = source
  const sinceMs = nowMs - latelyDays * dayMs
  const actions = source.actions.filter(({ fields }) => fields.trashedAt === null)
  const { byMe, byThem } = owedWith(actions, person.id)
  return {
    owedByThem: byThem.filter(isSaid).map(({ id, fields: { text } }) => ({ id, text: text.trim() })),
    actions: byMe.filter(isSaid).map(({ id, fields: { text, dueDate, chasedAt } }) => ({
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
    wins: recentWins(source.wins, addDays(wallAt(nowMs, zone).slice(0, 10), -winDays)),
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

/** Of anybody, and asked for with each meeting of a list: rows are the same array until one of them changed. */
const winsSince = new WeakMap<readonly Win[], { day: string; wins: NonNullable<Known['wins']> }>()

function recentWins(rows: readonly Win[], day: string): NonNullable<Known['wins']> {
  const known = winsSince.get(rows)
  if (known?.day === day) return known.wins
  const wins = rows
    .filter((win) => win.fields.trashedAt === null && isSaid(win) && win.fields.date >= day)
    .toSorted((one, other) => compare(other.fields.date, one.fields.date) || compare(one.id, other.id))
    .map(({ id, fields: { text, goalId } }) => ({ id, text: text.trim(), goalId }))
  winsSince.set(rows, { day, wins })
  return wins
}

/** Those before this 1:1: over, the latest first; and to come, the next first. */
function before(
  { meeting, nowMs, zone }: Pick<CheckSource, 'meeting' | 'nowMs' | 'zone'>,
  dated: readonly Dated[],
): { past: Dated[]; sooner: Dated[] } {
  const startMs = timeOfRow(meeting, zone)?.startMs ?? Number.POSITIVE_INFINITY
  const earlier = dated.filter(
    (each) => each.meeting.id !== meeting.id && comesBefore(each, { id: meeting.id, startMs }),
  )
  const isPast = (each: Dated) => isOver(each.meeting.fields, each.time, nowMs)
  return {
    past: earlier.filter(isPast).slice(0, mostPast),
    sooner: earlier
      .filter((each) => !isPast(each))
      .toReversed()
      .slice(0, mostSooner),
  }
}

/** Of two at one time the same comes first on every device. */
function comesBefore({ meeting, time }: Dated, other: { id: string; startMs: number }): boolean {
  return time.startMs < other.startMs || (time.startMs === other.startMs && meeting.id < other.id)
}

/** What stands on an agenda: as others name it, and as it names others. */
function refsOn(meetingId: string, projections: CheckSource['projections']): string[] {
  const items = projections.get(meetingId)?.items ?? []
  return items.flatMap(({ id, ref, ticked }) => {
    if (ticked) return []
    const own = formatItemReference({ meetingId, itemId: id })
    return ref === null ? [own] : [own, ref]
  })
}

function pastOf(source: CheckSource, dated: readonly Dated[], past: readonly Dated[]): PastAgenda[] {
  const { projections, zone } = source
  const letGo = new Set(
    dated.flatMap(({ meeting }) =>
      meeting.fields.letGo.map((itemId) => formatItemReference({ meetingId: meeting.id, itemId })),
    ),
  )
  const isLetGo = (item: ItemReference) => letGo.has(formatItemReference(item))
  return past.map(({ meeting: { id: meetingId }, time }) => ({
    meetingId,
    day: wallAt(time.startMs, zone).slice(0, 10),
    items: (projections.get(meetingId)?.items ?? []).map(({ id, kind, ref, ticked, headline }): PastItem => ({
      id,
      isLetGo: isLetGo({ meetingId, itemId: id, ...parseItemReference(ref) }),
      kind,
      ref,
      ticked,
      words: headline || shownWords(projections, ref),
    })),
  }))
}

function evergreensFor(
  { person, openers }: CheckSource,
  past: readonly PastAgenda[],
  goals: readonly { text: string }[],
): NonNullable<Known['evergreens']> {
  const own = openers.filter(({ fields }) => fields.personId === person.id)
  const asked = own.map(({ id, fields }) => ({ ...fields, id }))
  const said = past.flatMap(({ items }) => items.map(({ words }) => words))
  const mine = evergreenFor(person.fields.relation)
  return goalsFirst(
    mine,
    goals.map(({ text }) => text),
  )
    .filter(({ id, fact, question }) => !wasAsked({ fact, question, evergreenId: id }, asked))
    .filter(({ question }) => !said.some((words) => words.includes(question)))
    .map((opener) => ({ evergreenId: opener.id, text: openerText(opener) }))
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
function datedWith({ meetings, person, zone }: Pick<CheckSource, 'meetings' | 'person' | 'zone'>): Dated[] {
  return meetings
    .flatMap((meeting) => {
      const { personId, trashedAt } = meeting.fields
      const isOurs = personId === person.id && trashedAt === null && takesPlace(meeting.fields)
      const time = isOurs ? timeOfRow(meeting, zone) : undefined
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
