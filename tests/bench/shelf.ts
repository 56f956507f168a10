import { agendaItem } from '../../src/shared/body/agenda-item'
import { projectBody } from '../../src/shared/body/project-body'
import { actionKind } from '../../src/shared/documents/kinds/action'
import { captureKind } from '../../src/shared/documents/kinds/capture'
import { meetingKind } from '../../src/shared/documents/kinds/meeting'
import { noteKind, noteTypes } from '../../src/shared/documents/kinds/note'
import { openerKind } from '../../src/shared/documents/kinds/opener'
import { personKind } from '../../src/shared/documents/kinds/person'
import { winKind } from '../../src/shared/documents/kinds/win'
import { cardsBeside } from '../../src/shared/domain/shelf/beside-agenda'
import { stackShelf, type ShelfSource } from '../../src/shared/domain/shelf/stack-shelf'
import { createRandom, type Random } from '../support/random.ts'
import { percentile, type Figure } from './figure'

/** Two thousand records of one person, in the shares that years of weekly 1:1s leave. */
const counts = { meeting: 200, action: 700, note: 400, win: 200, capture: 400, opener: 100 }
const itemsEach = 7
const rounds = 60
const nowMs = Date.parse('2026-11-26T09:00:00Z')
const dayMs = 86_400_000
/** One frame of a screen: until then what was typed and what it changes are seen at once. */
const frameMs = 16.7
const words =
  'churn renewal pricing import audit forecast contractor migration onboarding support guide invoice region margin'.split(
    ' ',
  )

/** The shelf of somebody with 2,000 linked records: all of it after a record was edited, and what a key in the agenda changes. */
export async function benchShelf(): Promise<Figure[]> {
  const random = createRandom(11)
  const source = fillShelf(random)
  const { meeting, others } = source
  const agenda = [...others.values()].slice(0, 2).flatMap(({ items }) => items)
  const placed = agenda.map((item, index) => ({
    ...item,
    ref: index % 2 === 0 ? `action:action-${index}` : `item:meeting-${index + 1}/item-1`,
  }))
  const stackings: number[] = []
  const keys: number[] = []
  stackShelf(source)
  for (let round = 0; round < rounds; round += 1) {
    const actions = source.actions.with(round, action(round, random))
    let start = performance.now()
    const { cards } = stackShelf({ ...source, actions, meeting })
    stackings.push(performance.now() - start)
    const items = [...placed.slice(round % placed.length), { id: 'typed', ref: null }]
    start = performance.now()
    cardsBeside(cards, items, others)
    keys.push(performance.now() - start)
  }
  const figure = { unit: 'ms', peer: '', peerValue: null, ratio: null, of: 'value', better: 'lower' } as const
  return [
    {
      ...figure,
      id: 'C8 shelf',
      what: 'shelf for a person with 2,000 records after one was edited, p95',
      value: percentile(stackings, 0.95),
      goal: 50,
    },
    {
      ...figure,
      id: 'C8 shelf, key',
      what: 'what an edit of the agenda changes on that shelf, p95',
      value: percentile(keys, 0.95),
      goal: frameMs,
    },
  ]
}

function fillShelf(random: Random): ShelfSource {
  const person = personKind.readRow({
    id: 'maria',
    kind: 'person',
    fields: { name: 'Maria Ortega', relation: 'manager' },
  })
  const meetings = many('meeting', (at) =>
    meetingKind.readRow({
      id: `meeting-${at}`,
      kind: 'meeting',
      fields: { personId: 'maria', zone: 'Europe/Berlin', start: `${day((at - 1) * 7)}T14:00` },
    }),
  )
  const [meeting] = meetings
  if (!meeting) throw new Error('no meeting to prepare')
  const others = new Map(
    meetings.slice(1).map(({ id }) => [
      id,
      projectBody(
        Array.from({ length: itemsEach }, (_, index) =>
          agendaItem(`item-${index}`, random.pick(['decide', 'ask', 'discuss']), text(random), {
            ticked: random.below(4) > 0,
          }),
        ),
      ),
    ]),
  )
  return {
    person,
    meeting,
    meetings,
    others,
    areAllRead: true,
    nowMs,
    zone: 'Europe/Berlin',
    actions: many('action', (at) => action(at, random)),
    notes: many('note', (at) =>
      noteKind.readRow({
        id: `note-${at}`,
        kind: 'note',
        fields: { personId: 'maria', type: random.pick(noteTypes), text: text(random), date: day(at) },
      }),
    ),
    wins: many('win', (at) =>
      winKind.readRow({ id: `win-${at}`, kind: 'win', fields: { text: text(random), date: day(at) } }),
    ),
    captures: many('capture', (at) =>
      captureKind.readRow({
        id: `capture-${at}`,
        kind: 'capture',
        fields: { text: text(random), personIds: ['maria'], createdAt: `${day(at)}T09:00:00Z` },
      }),
    ),
    openers: many('opener', (at) =>
      openerKind.readRow({
        id: `opener-${at}`,
        kind: 'opener',
        fields: { personId: 'maria', fact: text(random), question: 'What now?' },
      }),
    ),
  }
}

function many<Row>(kind: keyof typeof counts, make: (at: number) => Row): Row[] {
  return Array.from({ length: counts[kind] }, (_, at) => make(at))
}

function action(at: number, random: Random) {
  return actionKind.readRow({
    id: `action-${at}`,
    kind: 'action',
    fields: {
      personId: 'maria',
      text: text(random),
      owedBy: random.pick(['me', 'them']),
      dueDate: day(at % 60),
      status: random.below(3) === 0 ? 'open' : 'done',
      createdAt: `${day(at)}T09:00:00Z`,
    },
  })
}

function text(random: Random): string {
  return Array.from({ length: 7 }, () => random.pick(words)).join(' ')
}

/** So many days before now. */
function day(ago: number): string {
  return new Date(nowMs - ago * dayMs).toISOString().slice(0, 10)
}
