import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { appendNodes, takeOutBlocks } from '@shared/body/write-body'
import { findRecordIn, withRecords } from '@shared/domain/follow-through/items-of-records'
import { cardsBeside, refsOn } from '@shared/domain/shelf/beside-agenda'
import { itemOfCard } from '@shared/domain/shelf/item-of-card'
import { isPrivateCard, shelfSections, type ShelfCard } from '@shared/domain/shelf/shelf-card'
import { stackShelf, type ShelfSource } from '@shared/domain/shelf/stack-shelf'
import { actionRow, meetingRow } from '../../../support/follow-through-rows'
import { captureRow, noteRow, personRow, time, winRow } from './shelf-rows'

const meetings = [
  ['first', '2026-11-12'],
  ['last', '2026-11-19'],
  ['next', '2026-11-26'],
].map(([id = '', day]) => meetingRow(id, { personId: 'maria', start: `${day}T14:00`, zone: 'UTC' }))

const actions = [
  actionRow('promise', { text: 'Send the one-pager', personId: 'maria', meetingId: 'last' }),
  actionRow('theirs', {
    text: 'Read it',
    personId: 'maria',
    owedBy: 'them',
    meetingId: 'last',
    status: 'done',
  }),
  actionRow('shown', { text: 'Shown on the last agenda', personId: 'maria' }),
]
const wins = [winRow('fast', { date: '2026-11-24' }), winRow('carried win', { date: '2026-11-19' })]
const recordOf = findRecordIn({
  action: (id) => actions.find((action) => action.id === id),
  win: (id) => wins.find((win) => win.id === id),
})
const others = new Map(
  Object.entries({
    first: [agendaItem('owner', 'discuss', 'Who owns the forecast')],
    last: [
      agendaItem('price', 'decide', 'No discount for annual plans', { ticked: true }),
      agendaItem('again', 'discuss', '', { ref: 'item:first/owner' }),
      agendaItem('ask', 'ask', 'Ten minutes of yours'),
      agendaItem('a', 'inform', '', { ref: 'action:shown' }),
      agendaItem('w', 'win', '', { ref: 'win:carried win' }),
      agendaItem('o', 'opener', 'Why now?', { ref: 'opener:one' }),
    ],
  }).map(([id, nodes]) => [id, withRecords(projectBody(nodes), recordOf)]),
)
const source: ShelfSource = {
  person: personRow({ goals: 'Churn under 3 %' }),
  meeting: meetings[2] ?? meetingRow('none'),
  meetings,
  notes: [
    noteRow('said', { type: 'heard', text: 'I want one number', meetingId: 'last' }),
    noteRow('worry', { type: 'worry', text: 'Being surprised' }),
    noteRow('feedback', { type: 'feedback', text: 'Numbers first', date: '2026-11-03' }),
  ],
  actions,
  wins,
  captures: [captureRow('line', {}), captureRow('for her', { word: 'next', state: 'kept' })],
  openers: [],
  others,
  areAllRead: true,
  ...time,
}

test('the last time tells what was decided, said and promised', () => {
  const { last } = stackShelf(source)
  expect(last).toMatchObject({
    meetingId: 'last',
    decided: ['No discount for annual plans'],
    said: [{ id: 'said' }],
    promised: [
      { action: { id: 'promise' }, isDone: false },
      { action: { id: 'theirs' }, isDone: true },
    ],
    itemCount: 6,
    tickedCount: 1,
  })
})

test('sections stand in their order, and what was heard the last time is told there alone', () => {
  const { cards } = stackShelf(source)
  const order = cards.map(({ section }) => shelfSections.indexOf(section))
  expect(order).toEqual(order.toSorted((one, other) => one - other))
  expect(cards.map(({ ref }) => ref)).not.toContain('note:said')
  expect(cards.filter(({ section }) => section === 'carried').map(({ text }) => text)).toEqual([
    'Who owns the forecast',
    'Ten minutes of yours',
    'carried win',
    'Why now?',
  ])
  // A win that is carried over is offered as that alone.
  expect(cards.filter(({ ref }) => ref === 'win:carried win')).toEqual([])
})

test('a 1:1 that did not happen is not the last time, and nothing is carried over while an agenda is unread', () => {
  const missed = meetings.map((meeting) =>
    meeting.id === 'last' ? meetingRow('last', { ...meeting.fields, outcome: 'not-met' }) : meeting,
  )
  expect(stackShelf({ ...source, meetings: missed }).last?.meetingId).toBe('first')
  const unread = stackShelf({ ...source, areAllRead: false })
  expect(unread.cards.filter(({ section }) => section === 'carried')).toEqual([])
})

test('a 1:1 counts as behind from when it is closed, and one that is moved counts anew', () => {
  const told = (fields: Record<string, unknown>, nowIso: string) => {
    const start = '2026-11-19T14:00'
    const said = meetingRow('last', { personId: 'maria', start, zone: 'UTC', ...fields })
    const rows = meetings.map((meeting) => (meeting.id === 'last' ? said : meeting))
    return stackShelf({ ...source, meetings: rows, nowMs: Date.parse(nowIso) }).last?.meetingId
  }
  expect(told({}, '2026-11-19T14:20:00Z')).toBe('first')
  expect(told({ outcome: 'met' }, '2026-11-19T14:20:00Z')).toBe('last')
  const notMet = { outcome: 'not-met', outcomeStart: '2026-11-18T14:00' }
  expect(told(notMet, '2026-11-26T09:00:00Z')).toBe('last')
})

test('nothing private by kind gets on an agenda: such a card begins an empty item that names nothing', () => {
  const { cards } = stackShelf(source)
  const secret = cards.filter(isPrivateCard)
  expect(secret.map(({ text }) => text)).toEqual(['Churn under 3 %', 'Being surprised'])
  for (const card of secret) {
    expect(itemOfCard(card)).toMatchObject({ headline: '', detail: [], ref: null, isToBeWritten: true })
  }
})

test('feedback is told as what was said and what changed; until something did, its item waits for that', () => {
  const feedbackCard = (changed: string) =>
    stackShelf({
      ...source,
      notes: [noteRow('f', { type: 'feedback', text: 'Numbers first', changed })],
    }).cards.find(({ section }) => section === 'feedback')
  const [open, changed] = [feedbackCard(''), feedbackCard('The report begins with them')]
  expect(open && itemOfCard(open)).toMatchObject({
    kind: 'inform',
    headline: 'You said: Numbers first',
    detail: [],
    ref: 'note:f',
    isToBeWritten: true,
  })
  expect(changed && itemOfCard(changed)).toMatchObject({
    detail: ['What I changed: The report begins with them'],
    isToBeWritten: false,
  })
})

const movable = stackShelf(source).cards.filter((card) => !isPrivateCard(card))
let lastItem = 0

/** As the desk does: what is on the agenda already is not put there again. */
function take(body: Y.Doc, card: ShelfCard): void {
  const { kind, headline, detail, ref } = itemOfCard(card)
  if (projectBody(readBody(body)).items.some((item) => item.ref === ref)) return
  lastItem += 1
  appendNodes(body, [
    agendaItem(`item-${lastItem}`, kind, headline, { ref, content: detail.map((line) => paragraph(line)) }),
  ])
}

function takeOff(body: Y.Doc, card: ShelfCard): void {
  const items = readBody(body).filter(({ attrs }) => attrs?.['ref'] === card.ref)
  takeOutBlocks(body, new Set(items.map(({ attrs }) => String(attrs?.['id']))))
}

const step = fc.record({
  device: fc.nat({ max: 1 }),
  does: fc.constantFrom('take', 'take', 'take off', 'sync'),
  card: fc.nat({ max: movable.length - 1 }),
})

test('on two devices, whatever is taken and taken off: each record is on the agenda or on the shelf, and once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const bodies = [new Y.Doc(), new Y.Doc()]
      const sync = () => {
        for (const [from, to] of [
          [bodies[0], bodies[1]],
          [bodies[1], bodies[0]],
        ]) {
          if (from && to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
        }
      }
      const check = (body: Y.Doc) => {
        const { items } = withRecords(projectBody(readBody(body)), recordOf)
        const shelf = cardsBeside(movable, items, others).map(({ ref }) => ref)
        const agenda = items.map(({ ref }) => ref)
        expect(new Set(agenda).size).toBe(agenda.length)
        expect([...shelf, ...agenda].toSorted()).toEqual(movable.map(({ ref }) => ref).toSorted())
      }
      for (const { device, does, card } of steps) {
        const [body, chosen] = [bodies[device], movable[card]]
        if (!body || !chosen) continue
        if (does === 'sync') sync()
        else if (does === 'take') take(body, chosen)
        else takeOff(body, chosen)
        for (const each of bodies) check(each)
      }
      sync()
      for (const each of bodies) {
        check(each)
        for (const card of movable) takeOff(each, card)
        expect(cardsBeside(movable, projectBody(readBody(each)).items, others)).toEqual(movable)
      }
    }),
  )
})

test('what an agenda holds through an item of the last one is not offered besides', () => {
  const { cards } = stackShelf(source)
  const beside = cardsBeside(cards, [{ id: 'x', ref: 'item:last/a' }], others)
  expect(cards.map(({ ref }) => ref)).toContain('action:shown')
  expect(beside.map(({ ref }) => ref)).not.toContain('action:shown')
  // Nor the other way about: an opener that was left over, once it is on the agenda by itself.
  const asked = cardsBeside(cards, [{ id: 'x', ref: 'opener:one' }], others)
  expect(asked.map(({ text }) => text)).not.toContain('Why now?')
  expect([...refsOn([{ id: 'x', ref: 'item:last/again' }], others)]).toEqual([
    'item:last/again',
    'item:first/owner',
  ])
})
