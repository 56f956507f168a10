import type { Action } from '../../documents/kinds/action'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Person, Relation } from '../../documents/kinds/person'
import type { Win } from '../../documents/kinds/win'
import { leadOf } from '../brief/compose-brief'
import { isOver } from '../close/outcome'
import { compare } from '../compare'
import { owedWith } from '../follow-through/owed-with'
import { dayWithYear } from '../meeting-words'
import { pointsOf, type Letter } from '../sending/letter'
import { openActionInWords, unclosed, winInWords, type Telling } from '../sending/record-words'
import { headlinesOf, talksWith, type Projections, type Talk } from '../sending/talks'
import { isDay, wallAt } from '../wall-clock'
import type { Period } from './period'

export interface SnapshotSource {
  person: Person
  period: Period
  /** Rows of anybody, those in the trash left out. */
  wins: readonly Win[]
  actions: readonly Action[]
  meetings: readonly Meeting[]
  /** Of the agendas with this person (`snapshotTalks`); what is not read yet gives nothing. */
  projections: Projections
  nowMs: number
  zone: string
}

/** To whom a result of the user's is theirs to hear as it is: who is told what serves others, too. */
const withinTheHouse: ReadonlySet<Relation> = new Set(['manager', 'skip-level', 'board', 'peer'])

/**
 * Plan, so far, next (P20: "give your boss and others strategic snapshots of your performance"; make the game plan
 * known): a draft for the user to edit. It is made of wins (result, measure, meaning), actions done and open with this
 * person, what was decided with them and what the next 1:1 asks of them. SECURITY: notes about people are no parameter,
 * so no goal, worry or anything heard can be in it; of a win and an action only their words and day are read.
 */
export function draftSnapshot(source: SnapshotSource): Letter {
  const { person, period, nowMs, zone } = source
  const { style, briefLength: length, plan } = person.fields
  const telling: Telling = { style, length }
  const talks = talksWith(person.id, source.meetings, zone)
  return {
    title: `Plan, so far, next: ${dayWithYear(period.from)} to ${dayWithYear(period.to)}`,
    parts: [
      { id: 'plan', heading: 'Plan', text: lines([...pointsOf(plan), ...decided(source, talks)]) },
      { id: 'so-far', heading: 'So far', text: lines([...winsIn(source, telling), ...doneIn(source)]) },
      { id: 'next', heading: 'Next', text: lines(nextOf(source, talks, wallAt(nowMs, zone).slice(0, 10))) },
    ],
  }
}

/** The ids of the agendas that a snapshot is read from: those of the period, and the next one. */
export function snapshotTalks(
  person: Person,
  period: Period,
  { meetings, nowMs, zone }: Pick<SnapshotSource, 'meetings' | 'nowMs' | 'zone'>,
): string[] {
  const talks = talksWith(person.id, meetings, zone)
  return [...inPeriod(talks, period, nowMs, zone), ...nextTalk(talks, nowMs)].map(({ meeting }) => meeting.id)
}

/** What serves this person's goals first, then the latest; to who is outside, what concerns them alone. */
function winsIn({ person, period, wins, meetings }: SnapshotSource, telling: Telling): string[] {
  const theirMeetings = new Set(
    meetings.filter(({ fields }) => fields.personId === person.id).map(({ id }) => id),
  )
  const isTheirs = ({ fields }: Win) =>
    fields.personId === person.id || (fields.meetingId !== null && theirMeetings.has(fields.meetingId))
  const told = wins
    .filter(({ fields }) => fields.trashedAt === null && fields.text.trim() !== '')
    .filter(({ fields }) => isDay(fields.date) && isWithin(fields.date, period))
    .toSorted((one, other) => compare(other.fields.date, one.fields.date) || compare(one.id, other.id))
  const theirs = told.filter(isTheirs)
  const others = withinTheHouse.has(person.fields.relation) ? told.filter((win) => !isTheirs(win)) : []
  return [...theirs, ...others].map((win) => winInWords(win, telling))
}

function doneIn({ person, period, actions, zone }: SnapshotSource): string[] {
  return actions
    .filter(({ fields }) => fields.trashedAt === null && fields.personId === person.id)
    .filter(({ fields }) => fields.owedBy === 'me' && fields.status === 'done')
    .filter(({ fields }) => isWithin(dayAt(fields.doneAt, zone), period))
    .toSorted((one, other) => compare(other.fields.doneAt ?? '', one.fields.doneAt ?? ''))
    .map(({ fields }) => `Done: ${unclosed(fields.text)}`)
}

function decided({ period, projections, nowMs, zone }: SnapshotSource, talks: readonly Talk[]): string[] {
  const past = inPeriod(talks, period, nowMs, zone)
  return headlinesOf(past, projections, ({ kind, ticked }) => kind === 'decide' && ticked).map(
    ({ text }) => `Decided: ${unclosed(text)}`,
  )
}

function nextOf(
  { person, actions, projections, nowMs }: SnapshotSource,
  talks: readonly Talk[],
  today: string,
) {
  const { byMe, byThem } = owedWith(
    actions.filter(({ fields }) => fields.trashedAt === null && fields.text.trim() !== ''),
    person.id,
  )
  const asked = headlinesOf(
    nextTalk(talks, nowMs),
    projections,
    ({ kind, ticked, ref }) => !ticked && ref === null && (kind === 'decide' || kind === 'ask'),
  ).map(({ kind, text }) => `${leadOf(kind)} ${unclosed(text)}`)
  return [...[...byMe, ...byThem].map((action) => openActionInWords(action, today)), ...asked]
}

function inPeriod(talks: readonly Talk[], period: Period, nowMs: number, zone: string): Talk[] {
  return talks.filter(
    ({ meeting, time }) =>
      isOver(meeting.fields, time, nowMs) && isWithin(wallAt(time.startMs, zone).slice(0, 10), period),
  )
}

function nextTalk(talks: readonly Talk[], nowMs: number): Talk[] {
  return talks.filter(({ meeting, time }) => !isOver(meeting.fields, time, nowMs)).slice(0, 1)
}

function isWithin(day: string, { from, to }: Period): boolean {
  return day >= from && day <= to
}

function dayAt(instant: string | null, zone: string): string {
  const ms = Date.parse(instant ?? '')
  return Number.isNaN(ms) ? '' : wallAt(ms, zone).slice(0, 10)
}

function lines(points: readonly string[]): string {
  return [...new Set(points)].join('\n')
}
