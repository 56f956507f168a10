import { expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody } from '@shared/body/project-body'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { agendasBehind, leftOver } from '@shared/domain/close/left-over'

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
