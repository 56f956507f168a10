import { expect, test } from 'vitest'
import { meetingDays, nextMeetingDay, snoozedUntil } from '@shared/domain/follow-through/snooze'
import { actionRow, meetingRow } from '../../support/follow-through-rows'

const zone = 'Europe/Dublin'
const snoozedAt = '2026-11-26T09:00:00Z'
const meeting = (id: string, start: string, more: Record<string, unknown> = {}) =>
  meetingRow(id, { personId: 'maria', start, zone, ...more })
const until = (
  meetings: Parameters<typeof meetingDays>[0],
  today: string,
  more: Record<string, unknown> = {},
) =>
  snoozedUntil(
    actionRow('a', { personId: 'maria', snoozedAt, ...more }).fields,
    meetingDays(meetings, zone),
    today,
  )

test('it is out of sight until the day of the next 1:1 with that person, and in sight from that day on', () => {
  const meetings = [
    meeting('later', '2026-12-10T10:00'),
    meeting('next', '2026-12-03T10:00'),
    meeting('past', '2026-11-19T10:00'),
  ]
  expect(until(meetings, '2026-11-26')).toBe('2026-12-03')
  expect(until(meetings, '2026-12-02')).toBe('2026-12-03')
  expect(until(meetings, '2026-12-03')).toBeUndefined()
  expect(until(meetings, '2026-12-05')).toBeUndefined()
})

test('a 1:1 that moves takes it along; cancelled, removed or unplanned, it is in sight', () => {
  expect(until([meeting('next', '2026-12-04T10:00')], '2026-12-03')).toBe('2026-12-04')
  expect(until([meeting('next', '2026-12-03T10:00', { status: 'cancelled' })], '2026-11-27')).toBeUndefined()
  expect(until([meeting('next', '2026-12-03T10:00', { trashedAt: snoozedAt })], '2026-11-27')).toBeUndefined()
  expect(until([], '2026-11-27')).toBeUndefined()
})

test('it waits for whom it was put off to, not for whom it is with', () => {
  const meetings = [
    meeting('next', '2026-12-03T10:00'),
    meeting('jonas', '2026-11-30T10:00', { personId: 'jonas' }),
  ]
  expect(until(meetings, '2026-11-27', { snoozedForId: 'jonas' })).toBe('2026-11-30')
})

test('the 1:1 of the same day later on is the next one, and its day is today', () => {
  expect(until([meeting('today', '2026-11-26T16:00')], '2026-11-26')).toBeUndefined()
})

test('days are the user’s: a 1:1 late in the evening elsewhere is tomorrow here', () => {
  const days = meetingDays([meeting('next', '2026-12-03T20:00', { zone: 'America/New_York' })], zone)
  expect(nextMeetingDay(days, 'maria', Date.parse(snoozedAt))).toMatchObject({
    meetingId: 'next',
    day: '2026-12-04',
  })
  expect(nextMeetingDay(days, null, 0)).toBeUndefined()
  expect(nextMeetingDay(days, 'nobody', 0)).toBeUndefined()
})

test('what is not snoozed, or with what is no instant, is in sight', () => {
  const meetings = [meeting('next', '2026-12-03T10:00')]
  expect(until(meetings, '2026-11-26', { snoozedAt: null })).toBeUndefined()
  expect(until(meetings, '2026-11-26', { snoozedAt: 'yesterday' })).toBeUndefined()
})
