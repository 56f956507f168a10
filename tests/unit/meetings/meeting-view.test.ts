import { expect, test } from 'vitest'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { groupByDay, viewMeetings } from '../../../src/renderer/features/meetings/meeting-view'
import { hasLater, meetingsInScope, moveWrites } from '../../../src/renderer/features/meetings/series-scope'

const zone = 'Europe/Berlin'
const viewpoint = { nowMs: Date.parse('2026-11-22T10:00Z'), zone }
const maria = personKind.readRow({ id: 'p1', kind: 'person', fields: { name: 'Maria Ortega' } })
const meeting = (id: string, start: string, more: Record<string, unknown> = {}) =>
  meetingKind.readRow({ id, kind: 'meeting', fields: { personId: 'p1', start, ...more } })

test('meetings stand in the order of time, those without a date last, past ones known', () => {
  const views = viewMeetings(
    [
      meeting('undated', ''),
      meeting('later', '2026-11-24T09:00', { zone: 'America/New_York' }),
      meeting('past', '2026-11-22T10:00'),
      meeting('soon', '2026-11-24T14:00'),
    ],
    [maria],
    viewpoint,
  )
  expect(views.map(({ meeting: { id }, isPast }) => [id, isPast])).toEqual([
    ['past', true],
    ['soon', false],
    ['later', false],
    ['undated', false],
  ])
})

test('a meeting that is on is not yet past', () => {
  const [view] = viewMeetings([meeting('m', '2026-11-22T10:45')], [maria], viewpoint)
  expect(view?.isPast).toBe(false)
})

test('a series gives its meetings their name, a title overrules it', () => {
  const views = viewMeetings(
    [
      meeting('a', '2026-11-24T14:00', { seriesId: 's' }),
      meeting('b', '2026-12-01T14:00', { seriesId: 's', title: 'Budget' }),
      meeting('c', '2026-12-02T14:00'),
    ],
    [maria],
    viewpoint,
  )
  expect(views.map(({ title }) => title)).toEqual(['Weekly with Maria', 'Budget', '1:1 with Maria'])
})

test('days are headed by the user’s own calendar', () => {
  const views = viewMeetings(
    [meeting('a', '2026-11-22T14:00'), meeting('b', '2026-11-22T18:00', { zone: 'America/New_York' })],
    [maria],
    viewpoint,
  )
  expect(groupByDay(views, viewpoint).map(({ heading, views }) => [heading, views.length])).toEqual([
    ['Today, Sunday 22 November', 1],
    ['Tomorrow, Monday 23 November', 1],
  ])
})

const series = [
  meeting('a', '2026-11-17T14:00', { seriesId: 's' }),
  meeting('b', '2026-11-24T14:00', { seriesId: 's' }),
  meeting('c', '2026-12-01T14:00', { seriesId: 's' }),
  meeting('d', '2026-12-01T15:00', { seriesId: 'other' }),
] as const

test('“this and later” reaches the rest of the series and nothing before or beside it', () => {
  expect(meetingsInScope(series, series[1], 'this-and-later').map(({ id }) => id)).toEqual(['b', 'c'])
  expect(meetingsInScope(series, series[1], 'this').map(({ id }) => id)).toEqual(['b'])
  expect(hasLater(series, series[2])).toBe(false)
})

test('a moved series keeps its rhythm: each by as many days, all to the new time', () => {
  const to = { start: '2026-11-25T09:30', zone: null, minutes: 45 }
  const reached = meetingsInScope(series, series[1], 'this-and-later')
  expect(moveWrites(reached, series[1], to, zone)).toEqual([
    { id: 'b', fields: { start: '2026-11-25T09:30', zone: null, minutes: 45 } },
    { id: 'c', fields: { start: '2026-12-02T09:30', zone: null, minutes: 45 } },
  ])
})

test('a meeting without a date gets one', () => {
  const undated = meeting('u', '')
  const to = { start: '2026-11-25T09:30', zone: null, minutes: 30 }
  expect(moveWrites([undated], undated, to, zone)).toEqual([{ id: 'u', fields: to }])
})

test('a meeting in another zone moves by the days of the user’s calendar', () => {
  const zoned = { seriesId: 's', zone: 'America/New_York' }
  // 19:00 in New York is 01:00 of the next day in Berlin.
  const evening = [meeting('a', '2026-11-23T19:00', zoned), meeting('b', '2026-11-30T19:00', zoned)] as const
  const to = { start: '2026-11-25T09:00', zone, minutes: 30 }
  expect(moveWrites(evening, evening[0], to, zone).map(({ fields }) => fields['start'])).toEqual([
    '2026-11-25T09:00',
    '2026-12-02T09:00',
  ])
})
