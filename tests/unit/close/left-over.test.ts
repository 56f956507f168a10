import { expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody } from '@shared/body/project-body'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { agendasBehind, leftOver } from '@shared/domain/close/left-over'
import { findRecordIn, withRecords } from '@shared/domain/follow-through/items-of-records'
import { outcomeInWords } from '@shared/domain/meeting-mode/outcome-in-words'
import { lastTime } from '@shared/domain/shelf/last-time'
import { actionRow } from '../../support/follow-through-rows'

const meeting = (id: string, start: string, more: Record<string, unknown> = {}) =>
  meetingKind.readRow({ id, kind: 'meeting', fields: { personId: 'maria', start, zone: 'UTC', ...more } })
const old = meeting('old', '2026-09-01T14:00')
const before = meeting('before', '2026-11-12T14:00')
const last = meeting('last', '2026-11-19T14:00')
const next = meeting('next', '2026-11-27T14:00')
const others = meeting('others', '2026-11-20T14:00', { personId: 'jonas' })
const projections = new Map([
  ['old', projectBody([agendaItem('o', 'ask', 'Long ago')])],
  ['before', projectBody([agendaItem('x', 'ask', 'One more'), agendaItem('y', 'ask', 'Left there')])],
  [
    'last',
    projectBody([
      agendaItem('a', 'ask', 'Money', { ticked: true }),
      agendaItem('b', 'discuss', 'The offsite'),
      agendaItem('c', 'ask', '', { ref: 'item:before/x' }),
      agendaItem('d', 'discuss', 'Taken on already'),
    ]),
  ],
  ['next', projectBody([agendaItem('e', 'discuss', '', { ref: 'item:last/d' })])],
])
const source = { projections, personId: 'maria', nowMs: Date.parse('2026-11-26T12:00Z'), zone: 'UTC' }
const meetings = [old, before, last, next, others]

test('a 1:1 left over what was not ticked on it and was not taken on another since', () => {
  const refsOf = (id: string) => leftOver({ ...source, meetings }, id).map(({ ref }) => ref)
  expect(refsOf('last')).toEqual(['item:last/b', 'item:before/x'])
  // The rest of it stood on the one after.
  expect(refsOf('before')).toEqual(['item:before/y'])
})

test('the agendas that say so are its own, those it shows and those since, and no others', () => {
  const needed = agendasBehind(last, meetings, projections.get('last'))
  expect(needed.map(({ id }) => id)).toEqual(['before', 'last', 'next'])
  expect(leftOver({ ...source, meetings: needed }, 'last')).toEqual(leftOver({ ...source, meetings }, 'last'))
})

test('the end of a talk, its closing and the shelf of the next one count the same, without what is owed', () => {
  const promise = actionRow('promise', { text: 'A date by Friday', owedBy: 'me' })
  const { items } = withRecords(
    projectBody([
      agendaItem('a', 'ask', 'Money', { ticked: true }),
      agendaItem('b', 'discuss', 'The offsite'),
      agendaItem('c', 'inform', '', { ref: 'action:promise' }),
      // Nobody wrote it.
      agendaItem('d', 'ask', ''),
    ]),
    findRecordIn({ action: () => promise, win: () => undefined }),
  )
  const left = leftOver({ ...source, meetings: [last], projections: new Map([['last', { items }]]) }, 'last')
  expect(left.map(({ headline }) => headline)).toEqual(['The offsite'])
  expect(outcomeInWords(items, (id) => (id === 'promise' ? promise : undefined))).toEqual([
    '1 ticked',
    '1 owed by me',
    '1 left for next time',
  ])
  expect(
    lastTime({ meetingId: 'last', day: '2026-11-19', items, notes: [], actions: [promise] }),
  ).toMatchObject({ itemCount: 3, tickedCount: 1 })
})
