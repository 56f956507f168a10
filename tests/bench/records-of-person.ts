import { agendaItem } from '../../src/shared/body/agenda-item'
import { projectBody, type BodyProjection } from '../../src/shared/body/project-body'
import { noteTypes } from '../../src/shared/documents/kinds/note'
import type { Random } from '../support/random.ts'

/** Two thousand records of one person, in the shares that years of weekly 1:1s leave. */
const counts = { meeting: 200, action: 700, note: 400, win: 200, capture: 400, opener: 100 }
const itemsEach = 7
export const benchNowMs = Date.parse('2026-11-26T09:00:00Z')
export const benchZone = 'Europe/Berlin'
/** One frame of a screen: until then what was typed and what it changes are seen at once. */
export const frameMs = 16.7
const dayMs = 86_400_000
const words =
  'churn renewal pricing import audit forecast contractor migration onboarding support guide invoice region margin'.split(
    ' ',
  )

type BenchKind = keyof typeof counts
/** As the vault gives it. */
export interface BenchRow<Kind extends string = string> {
  id: string
  kind: Kind
  fields: Record<string, unknown>
}

export interface RecordsOfPerson {
  person: BenchRow<'person'>
  /** The first meeting, `meeting-0`, is the one ahead. */
  rows: { [Kind in BenchKind]: BenchRow<Kind>[] }
  /** Of the 1:1s that are over. */
  agendas: ReadonlyMap<string, BodyProjection>
}

/** Somebody with 2,000 linked records, seen from `nowMs`. */
export function recordsOfPerson(random: Random, nowMs: number): RecordsOfPerson {
  const day = (ago: number) => dayBefore(nowMs, ago)
  const text = () => benchText(random)
  const person = {
    id: 'maria',
    kind: 'person',
    fields: { name: 'Maria Ortega', relation: 'manager' },
  } as const
  const personId = person.id
  const rows: RecordsOfPerson['rows'] = {
    meeting: many('meeting', (at) => ({ personId, zone: benchZone, start: `${day((at - 1) * 7)}T14:00` })),
    action: many('action', (at) => actionFields(at, random, nowMs)),
    note: many('note', (at) => ({ personId, type: random.pick(noteTypes), text: text(), date: day(at) })),
    win: many('win', (at) => ({ text: text(), date: day(at) })),
    capture: many('capture', (at) => ({
      text: text(),
      personIds: [personId],
      createdAt: `${day(at)}T09:00:00Z`,
    })),
    opener: many('opener', () => ({ personId, fact: text(), question: 'What now?' })),
  }
  const agendas = new Map(
    rows.meeting.slice(1).map(({ id }) => [
      id,
      projectBody(
        Array.from({ length: itemsEach }, (_, index) =>
          agendaItem(`item-${index}`, random.pick(['decide', 'ask', 'discuss']), text(), {
            ticked: random.below(4) > 0,
          }),
        ),
      ),
    ]),
  )
  return { person, rows, agendas }
}

function many<Kind extends BenchKind>(
  kind: Kind,
  fieldsOf: (at: number) => Record<string, unknown>,
): BenchRow<Kind>[] {
  return Array.from({ length: counts[kind] }, (_, at) => ({
    id: `${kind}-${at}`,
    kind,
    fields: fieldsOf(at),
  }))
}

/** What an action says, and says otherwise after an edit. */
export function actionFields(at: number, random: Random, nowMs: number): Record<string, unknown> {
  return {
    personId: 'maria',
    text: benchText(random),
    owedBy: random.pick(['me', 'them']),
    dueDate: dayBefore(nowMs, at % 60),
    status: random.below(3) === 0 ? 'open' : 'done',
    createdAt: `${dayBefore(nowMs, at)}T09:00:00Z`,
  }
}

function benchText(random: Random): string {
  return Array.from({ length: 7 }, () => random.pick(words)).join(' ')
}

function dayBefore(nowMs: number, days: number): string {
  return new Date(nowMs - days * dayMs).toISOString().slice(0, 10)
}
