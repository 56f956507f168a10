import { describe, expect, it, test } from 'vitest'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { noteKind } from '@shared/documents/kinds/note'
import { personKind, relations } from '@shared/documents/kinds/person'
import { healthHistory, sinceWhen } from '@shared/domain/people/health'
import { cadenceWith, influenceOf } from '@shared/domain/people/standing'
import { guessesToAsk } from '@shared/domain/people/still-true'
import { addDays } from '@shared/domain/wall-clock'
import { viewMeetings } from '../../../../src/renderer/features/meetings/meeting-view'

const viewpoint = { nowMs: Date.parse('2026-11-26T12:00Z'), zone: 'UTC' }
const personOf = (fields: Record<string, unknown>) =>
  personKind.readRow({ id: 'maria', kind: 'person', fields })
const meetings = (...starts: (string | Record<string, unknown>)[]) =>
  viewMeetings(
    starts.map((each, index) =>
      meetingKind.readRow({
        id: `m${index}`,
        kind: 'meeting',
        fields: typeof each === 'string' ? { start: each } : each,
      }),
    ),
    [],
    viewpoint,
  )
const weekly = (count: number, first: string, more: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, index) => ({ start: `${addDays(first, index * 7)}T10:00`, ...more }))

describe('a guess', () => {
  const guess = (fields: Record<string, unknown> = {}) =>
    noteKind.readRow({
      id: 'guess',
      kind: 'note',
      fields: { sureness: 'guess', createdAt: '2026-11-01T09:00:00.000Z', ...fields },
    })
  const three = meetings(...weekly(3, '2026-11-05'))

  it('is asked again after three meetings, and not after two', () => {
    expect(guessesToAsk([guess()], three)).toHaveLength(1)
    expect(guessesToAsk([guess()], three.slice(1))).toEqual([])
  })

  it('is asked three meetings after it was confirmed', () => {
    expect(guessesToAsk([guess({ confirmedAt: '2026-11-05T11:00:00.000Z' })], three)).toEqual([])
    const five = meetings(...weekly(4, '2026-11-05'))
    expect(five.filter(({ isPast }) => isPast)).toHaveLength(4)
    expect(guessesToAsk([guess({ confirmedAt: '2026-11-05T11:00:00.000Z' })], five)).toHaveLength(1)
  })

  it('is not asked about where it is known, closed, or only cancelled and coming meetings passed', () => {
    expect(guessesToAsk([guess({ sureness: 'likely' }), guess({ sureness: '' })], three)).toEqual([])
    expect(guessesToAsk([guess({ closedAt: '2026-11-10T09:00:00.000Z' })], three)).toEqual([])
    const cancelled = meetings(...weekly(3, '2026-11-05', { status: 'cancelled' }))
    expect(guessesToAsk([guess()], cancelled)).toEqual([])
    expect(guessesToAsk([guess()], meetings(...weekly(3, '2026-12-05')))).toEqual([])
  })
})

describe('influence', () => {
  it.each(relations)('is derived from the relation %s', (relation) => {
    const { value, derived } = influenceOf(personOf({ relation }))
    expect(value).toBe(derived)
    expect(value).toBe({ peer: 'medium', report: 'medium', other: 'low' }[relation as string] ?? 'high')
  })

  it('is what the user says, and still knows what the relation would say', () => {
    expect(influenceOf(personOf({ relation: 'manager', influence: 'low' }))).toEqual({
      value: 'low',
      derived: 'high',
    })
  })
})

describe('the cadence', () => {
  it('is that of the series that reaches furthest', () => {
    const both = meetings(
      ...weekly(6, '2026-08-01', { seriesId: 'old' }),
      { start: '2026-10-01T10:00', seriesId: 'new' },
      { start: '2026-11-01T10:00', seriesId: 'new' },
      { start: '2026-12-01T10:00', seriesId: 'new' },
    )
    expect(cadenceWith(personOf({}), both)).toEqual({ value: 'monthly', derived: 'monthly' })
  })

  it('is that of all 1:1s where there is no series, and unclear after one', () => {
    expect(cadenceWith(personOf({}), meetings(...weekly(4, '2026-11-01'))).value).toBe('weekly')
    expect(cadenceWith(personOf({}), meetings('2026-11-01T10:00')).value).toBeUndefined()
  })

  it('is overruled by the user, and leaves cancelled ones out', () => {
    const every = weekly(5, '2026-10-01').map((fields, index) =>
      index % 2 === 1 ? { ...fields, status: 'cancelled' } : fields,
    )
    expect(cadenceWith(personOf({ cadence: 'quarterly' }), meetings(...every))).toEqual({
      value: 'quarterly',
      derived: 'fortnightly',
    })
  })
})

test('health is what was said after each past 1:1, the line rising and falling with it', () => {
  const history = healthHistory(
    meetings(
      { start: '2026-11-19T10:00', health: 'better' },
      { start: '2026-10-22T10:00', health: 'worse' },
      { start: '2026-11-05T10:00' },
      { start: '2026-11-12T10:00', health: 'better' },
      { start: '2026-12-03T10:00', health: 'worse' },
    ),
  )
  expect(history.map(({ health, level }) => [health, level])).toEqual([
    ['worse', -1],
    ['better', 0],
    ['better', 1],
  ])
  expect(sinceWhen(history)?.startMs).toBe(Date.parse('2026-11-12T10:00Z'))
  expect(sinceWhen([])).toBeUndefined()
})
