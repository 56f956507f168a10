import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Action } from '@shared/documents/kinds/action'
import { arrange, type Arrangement } from '@shared/domain/follow-through/arrange'
import {
  feedbackGroupOf,
  placeActions,
  placeFeedback,
  type ActionGroup,
} from '@shared/domain/follow-through/place-records'
import { meetingDays } from '@shared/domain/follow-through/snooze'
import { actionRow, feedbackRow, meetingRow } from '../../support/follow-through-rows'

const today = '2026-11-26'
const meetings = [meetingRow('next', { personId: 'maria', start: '2026-12-03T10:00', zone: 'UTC' })]
const placeOf = placeActions(today, meetingDays(meetings, 'UTC'))
const idsIn = <Group extends string>({ entries }: Pick<Arrangement<{ id: string }, Group>, 'entries'>) =>
  entries.map(({ row, group }) => `${group}: ${row.id}`)

test('what is late comes first, also of what waits; what is done and snoozed comes last', () => {
  const rows = [
    actionRow('done', { status: 'done', doneAt: '2026-11-20T10:00:00Z', dueDate: '2026-11-01' }),
    actionRow('done-later', { status: 'done', doneAt: '2026-11-24T10:00:00Z' }),
    actionRow('undated', {}),
    actionRow('no-day', { dueDate: 'soon' }),
    actionRow('week', { dueDate: '2026-12-02' }),
    actionRow('later', { dueDate: '2026-12-03' }),
    actionRow('today', { dueDate: today }),
    actionRow('waits', { status: 'waiting' }),
    actionRow('waits-to-monday', { status: 'waiting', dueDate: '2026-11-30' }),
    actionRow('late-and-waits', { status: 'waiting', dueDate: '2026-11-24' }),
    actionRow('late', { dueDate: '2026-11-25' }),
    actionRow('snoozed', { personId: 'maria', dueDate: '2026-11-20', snoozedAt: '2026-11-26T08:00:00Z' }),
  ]
  expect(idsIn(arrange(rows, placeOf))).toEqual([
    'late: late-and-waits',
    'late: late',
    'today: today',
    'week: week',
    'later: later',
    'undated: no-day',
    'undated: undated',
    'waiting: waits-to-monday',
    'waiting: waits',
    'snoozed: snoozed',
    'done: done-later',
    'done: done',
  ])
})

test('feedback goes from heard to shown; what can be shown comes first', () => {
  const rows = [
    feedbackRow('closed', { changed: 'x', closedAt: '2026-11-20T10:00:00Z' }),
    feedbackRow('heard', { date: '2026-11-20' }),
    feedbackRow('heard-first', { date: '2026-11-02', willDo: '  ' }),
    feedbackRow('doing', { willDo: 'x' }),
    feedbackRow('changed', { willDo: 'x', changed: 'y' }),
  ]
  expect(idsIn(arrange(rows, placeFeedback))).toEqual([
    'toShow: changed',
    'doing: doing',
    'toDecide: heard-first',
    'toDecide: heard',
    'closed: closed',
  ])
  expect(feedbackGroupOf({ closedAt: null, willDo: '', changed: '' })).toBe('toDecide')
})

const rowArbitrary = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map(String),
  status: fc.constantFrom('open', 'waiting', 'done'),
  dueDate: fc.constantFrom('', '2026-11-20', today, '2026-11-30', '2027-01-01'),
  doneAt: fc.constantFrom(null, '2026-11-20T10:00:00Z', '2026-11-24T10:00:00Z'),
})

const roundArbitrary = fc.record({
  changes: fc.array(rowArbitrary, { maxLength: 100 }),
  isReversed: fc.boolean(),
})

test('whatever changes, what was arranged before and what changed since is what would be arranged anew', () => {
  fc.assert(
    fc.property(fc.array(roundArbitrary, { maxLength: 6 }), (rounds) => {
      let rows = new Map<string, Action>()
      let last: Arrangement<Action, ActionGroup> | undefined
      for (const { changes, isReversed } of rounds) {
        rows = new Map(rows)
        for (const { id, ...fields } of changes) {
          // Written twice, it is gone.
          if (rows.get(id)?.fields.dueDate === fields.dueDate) rows.delete(id)
          else rows.set(id, actionRow(id, fields))
        }
        const present = isReversed ? [...rows.values()].toReversed() : [...rows.values()]
        last = arrange(present, placeOf, last)
        expect(last.entries).toEqual(arrange(present, placeOf).entries)
      }
    }),
  )
})

test('of ten thousand, a tick places one anew, and all others stay the very same', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    actionRow(String(index), { dueDate: `2026-12-${String((index % 28) + 1).padStart(2, '0')}` }),
  )
  let placed = 0
  const counting: typeof placeOf = (row) => {
    placed += 1
    return placeOf(row)
  }
  const before = arrange(rows, counting)
  const ticked = actionRow('5000', { status: 'done', doneAt: '2026-11-26T10:00:00Z' })
  placed = 0
  const after = arrange(rows.with(5000, ticked), counting, before)
  expect(placed).toBe(1)
  expect(after.entries.at(-1)?.row).toBe(ticked)
  const known = new Set(before.entries)
  expect(after.entries.filter((entry) => !known.has(entry))).toHaveLength(1)
  expect(arrange(rows.with(5000, ticked), counting, after)).toBe(after)
})
