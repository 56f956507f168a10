import { expect, test } from 'vitest'
import {
  agendaItem,
  formatActionReference,
  formatItemReference,
  formatWinReference,
} from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { winKind } from '@shared/documents/kinds/win'
import { composeBrief } from '@shared/domain/brief/compose-brief'
import { carriedOver } from '@shared/domain/carry-over'
import { agreedInWords, tickFields } from '@shared/domain/follow-through/action-edits'
import { findRecordIn, withRecords, withRecordWords } from '@shared/domain/follow-through/items-of-records'
import { owedWith } from '@shared/domain/follow-through/owed-with'
import { actionRow, meetingRow } from '../../support/follow-through-rows'

const open = actionRow('open', { text: 'Send the plan', personId: 'maria', dueDate: '2026-11-30' })
const done = actionRow('done', { text: 'Confirm the budget', owedBy: 'them', status: 'done' })
const known = new Map([open, done].map((action) => [action.id, action]))
const result = winKind.readRow({
  id: 'fast',
  kind: 'win',
  fields: {
    text: 'Onboarding takes six days',
    before: 'Nine days',
    after: 'six',
    meaning: 'Day 9 bills are paid',
    personId: 'maria',
    goalId: 'their-goal',
  },
})
const find = findRecordIn({
  action: (id) => known.get(id),
  win: (id) => (id === 'fast' ? result : undefined),
})
const standsFor = (id: string, action: string, more: Parameters<typeof agendaItem>[3] = {}) =>
  agendaItem(id, 'discuss', '', { ref: formatActionReference(action), ...more })

test('an item has the words and the tick of its action, whatever is written in it', () => {
  const nodes = [
    agendaItem('own', 'ask', 'A line', { ticked: true }),
    standsFor('a', 'open', { ticked: true }),
    { ...standsFor('b', 'done'), content: [paragraph('a note under it')] },
    standsFor('c', 'gone'),
  ]
  const { items } = withRecords(projectBody(nodes), find)
  expect(items.map(({ headline, ticked, hasDetail }) => [headline, ticked, hasDetail])).toEqual([
    ['A line', true, false],
    ['Send the plan', false, false],
    ['Confirm the budget', true, true],
    ['', false, false],
  ])
})

test('an item has the words of its win and a tick of its own, and a brief says what the win measures', () => {
  const nodes = [agendaItem('a', 'win', '', { ref: formatWinReference('fast'), ticked: true })]
  expect(withRecords(projectBody(nodes), find).items).toMatchObject([
    { headline: 'Onboarding takes six days', ticked: true, hasDetail: true },
  ])
  const brief = JSON.stringify(
    composeBrief(withRecordWords(nodes, find), {
      style: 'bullets',
      resolveItem: () => undefined,
      includeTicked: true,
    }),
  )
  expect(brief).toContain('Nine days → six')
  expect(brief).toContain('Day 9 bills are paid')
  expect(brief).not.toContain('their-goal')
})

test('two items that come from one opener, capture or piece of feedback are one, as two devices may have put them on', () => {
  for (const ref of ['opener:o', 'capture:c', 'note:n', 'win:w']) {
    const { items } = projectBody([
      agendaItem('a', 'discuss', 'As said here', { ref }),
      agendaItem('b', 'discuss', 'As said there', { ref, ticked: true }),
    ])
    expect(items).toMatchObject([{ headline: 'As said here', ticked: true }])
  }
})

test('without such an item the projection is the very same', () => {
  const projection = projectBody([agendaItem('own', 'ask', 'A line')])
  expect(withRecords(projection, find)).toBe(projection)
})

test('two items for one action are one', () => {
  expect(projectBody([standsFor('a', 'open'), standsFor('b', 'open')]).items).toHaveLength(1)
})

test('a brief says the action’s words, leaves it out once it is done, and says it once', () => {
  const nodes = withRecordWords(
    [
      standsFor('a', 'open', { content: [paragraph('with two options')] }),
      standsFor('b', 'done'),
      standsFor('c', 'open'),
    ],
    find,
  )
  const options = { style: 'bullets', resolveItem: () => undefined } as const
  const brief = JSON.stringify(composeBrief(nodes, { ...options, includeTicked: false }))
  expect(brief.match(/Send the plan/g)).toHaveLength(1)
  expect(brief).toContain('with two options')
  expect(brief).not.toContain('Confirm the budget')
  expect(JSON.stringify(composeBrief(nodes, { ...options, includeTicked: true }))).toContain(
    'Confirm the budget',
  )
})

test('an action is owed and never carried over besides, by itself or as an item of an earlier agenda', () => {
  const meetings = ['2026-11-05', '2026-11-12', '2026-11-26'].map((day, index) =>
    meetingRow(`m${index}`, { personId: 'maria', start: `${day}T10:00`, zone: 'UTC' }),
  )
  const shown = formatItemReference({ meetingId: 'm0', itemId: 'first' })
  const projections = new Map([
    ['m0', projectBody([standsFor('first', 'open'), agendaItem('plain', 'ask', 'A line')])],
    ['m1', projectBody([agendaItem('again', 'discuss', '', { ref: shown })])],
  ])
  const carried = carriedOver({
    meetings,
    projections,
    personId: 'maria',
    meetingId: 'm2',
    nowMs: Date.parse('2026-11-25T10:00:00Z'),
    zone: 'UTC',
  })
  expect(carried.map(({ headline }) => headline)).toEqual(['A line'])
})

test('owed with somebody is what is open, the first due on top', () => {
  const undated = actionRow('undated', { personId: 'maria' })
  const theirs = actionRow('theirs', { personId: 'maria', owedBy: 'them', status: 'waiting' })
  const other = actionRow('other', { personId: 'jonas' })
  expect(owedWith([undated, other, done, theirs, open], 'maria')).toEqual({
    byMe: [open, undated],
    byThem: [theirs],
  })
  expect(owedWith([actionRow('nobody')], null)).toEqual({ byMe: [], byThem: [] })
})

test('a tick is the action’s, and what was agreed is said in a line', () => {
  expect(tickFields(true, 0)).toEqual({ status: 'done', doneAt: '1970-01-01T00:00:00.000Z' })
  expect(tickFields(false, 0)).toEqual({ status: 'open', doneAt: null })
  expect(agreedInWords(open, '2026-11-26')).toBe('I owe it · due Monday')
  expect(agreedInWords(done, '2026-11-26')).toBe('It is owed to me')
})
