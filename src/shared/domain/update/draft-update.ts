import type { Action } from '../../documents/kinds/action'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Person } from '../../documents/kinds/person'
import type { Win } from '../../documents/kinds/win'
import { isOver } from '../close/outcome'
import { owedWith } from '../follow-through/owed-with'
import { dayWithYear } from '../meeting-words'
import type { Letter } from '../sending/letter'
import { openActionInWords, unclosed, winInWords } from '../sending/record-words'
import { headlinesOf, talksWith, type Projections } from '../sending/talks'
import { addDays, isDay, wallAt } from '../wall-clock'

export interface UpdateSource {
  person: Person
  /** From when on something is new to them (`toldUntil`); of two weeks where nothing is known. */
  sinceMs: number | undefined
  wins: readonly Win[]
  actions: readonly Action[]
  meetings: readonly Meeting[]
  /** Of the agendas ahead with this person (`talksAhead`). */
  projections: Projections
  nowMs: number
  zone: string
}

const dayMs = 86_400_000
/** What is due later is not what comes next. */
const aheadDays = 14
const unknownSinceDays = 14

/**
 * What changed for one person since they last heard: bad news first (P21), then what was done and decided, then what
 * comes. A draft for the user to edit; parts without anything are empty. SECURITY: made of the words of wins, actions
 * and agenda items alone; no note about anybody is handed in.
 */
export function draftUpdate(source: UpdateSource): Letter {
  const today = wallAt(source.nowMs, source.zone).slice(0, 10)
  return {
    title: `Update, ${dayWithYear(today)}`,
    parts: [
      { id: 'bad-news', heading: 'Bad news', text: lines(badNews(source)) },
      { id: 'done', heading: 'Done', text: lines(done(source)) },
      { id: 'decided', heading: 'Decided', text: lines(decided(source)) },
      { id: 'next', heading: 'Next', text: lines(next(source, today)) },
    ],
  }
}

/** Whether something happened that they have not heard: what comes next alone is no reason to write. */
export function hasNews({ parts }: Letter): boolean {
  return parts.some(({ id, text }) => id !== 'next' && text !== '')
}

/** The ids of the agendas an update is read from: those of 1:1s that are not over. */
export function talksAhead(
  personId: string,
  { meetings, nowMs, zone }: Pick<UpdateSource, 'meetings' | 'nowMs' | 'zone'>,
): string[] {
  return ahead(personId, { meetings, nowMs, zone }).map(({ meeting }) => meeting.id)
}

function ahead(
  personId: string,
  { meetings, nowMs, zone }: Pick<UpdateSource, 'meetings' | 'nowMs' | 'zone'>,
) {
  return talksWith(personId, meetings, zone).filter(
    ({ meeting, time }) => !isOver(meeting.fields, time, nowMs),
  )
}

/** Noted for the next 1:1 and not said yet; what an item shows from a past one was said there. */
function badNews(source: UpdateSource): string[] {
  return headlinesOf(
    ahead(source.person.id, source),
    source.projections,
    ({ kind, ticked, ref }) => kind === 'bad-news' && !ticked && ref === null,
  ).map(({ text }) => unclosed(text))
}

function done({ person, actions, wins, sinceMs, nowMs, zone }: UpdateSource): string[] {
  const since = sinceMs ?? nowMs - unknownSinceDays * dayMs
  const sinceDay = wallAt(since, zone).slice(0, 10)
  const ticked = actions
    .filter(({ fields }) => fields.trashedAt === null && fields.personId === person.id)
    .filter(({ fields }) => fields.owedBy === 'me' && fields.status === 'done')
    .filter(({ fields }) => Date.parse(fields.doneAt ?? '') > since)
    .map(({ fields }) => unclosed(fields.text))
  const { style, briefLength: length } = person.fields
  const results = wins
    .filter(({ fields }) => fields.trashedAt === null && fields.personId === person.id)
    // A win has a day and no hour: that of the day they last heard may have been told.
    .filter(({ fields }) => isDay(fields.date) && fields.date > sinceDay)
    .map((win) => winInWords(win, { style, length }))
  return [...results, ...ticked]
}

/** On an agenda ahead and ticked already: it was decided before they meet. */
function decided(source: UpdateSource): string[] {
  return headlinesOf(
    ahead(source.person.id, source),
    source.projections,
    ({ kind, ticked }) => kind === 'decide' && ticked,
  ).map(({ text }) => unclosed(text))
}

function next({ person, actions }: UpdateSource, today: string): string[] {
  const until = addDays(today, aheadDays)
  const said = actions.filter(({ fields }) => fields.trashedAt === null && fields.text.trim() !== '')
  const { byMe, byThem } = owedWith(said, person.id)
  return [...byMe, ...byThem]
    .filter(({ fields }) => isDay(fields.dueDate) && fields.dueDate <= until)
    .map((action) => openActionInWords(action, today))
}

function lines(points: readonly string[]): string {
  return [...new Set(points.filter(Boolean))].join('\n')
}
