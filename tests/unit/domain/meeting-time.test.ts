import { expect, test } from 'vitest'
import { daysBetween, movedByDays, timeOf } from '@shared/domain/meeting-time'
import { wallAt } from '@shared/domain/wall-clock'
import {
  cadenceOf,
  dayInWords,
  elsewhereInWords,
  firstNameOf,
  lengthInWords,
  longDate,
  shortDate,
  startInWords,
  timeInWords,
  titleOf,
} from '@shared/domain/meeting-words'

const berlin = 'Europe/Berlin'
const newYork = 'America/New_York'
const at = (iso: string) => Date.parse(iso)

test('a wall time is read in its own zone, a floating one in the user’s', () => {
  const meeting = { start: '2026-11-24T09:00', zone: newYork, minutes: 30 }
  expect(timeOf(meeting, berlin)).toEqual({
    startMs: at('2026-11-24T14:00Z'),
    endMs: at('2026-11-24T14:30Z'),
  })
  expect(timeOf({ ...meeting, zone: null }, berlin)?.startMs).toBe(at('2026-11-24T08:00Z'))
})

test('a date or a zone that cannot be read does not stop the screen', () => {
  expect(timeOf({ start: '', zone: null, minutes: 30 }, berlin)).toBeUndefined()
  expect(timeOf({ start: 'soon', zone: null, minutes: 30 }, berlin)).toBeUndefined()
  expect(timeOf({ start: '2026-11-24T09:00', zone: 'Mars/Olympus', minutes: 30 }, berlin)?.startMs).toBe(
    at('2026-11-24T08:00Z'),
  )
})

test('a time that summer time skips or repeats is still a time', () => {
  expect(timeOf({ start: '2026-03-29T02:30', zone: berlin, minutes: 30 }, berlin)?.startMs).toBe(
    at('2026-03-29T01:30Z'),
  )
  expect(movedByDays('2026-10-24T09:00', 1)).toBe('2026-10-25T09:00')
  expect(wallAt(at('2026-10-25T08:00Z'), berlin)).toBe('2026-10-25T09:00')
})

test('days are counted by the user’s midnights', () => {
  expect(daysBetween(at('2026-11-22T22:30Z'), at('2026-11-22T23:30Z'), berlin)).toBe(1)
  expect(daysBetween(at('2026-11-22T22:30Z'), at('2026-11-22T23:30Z'), newYork)).toBe(0)
})

test('a day is said as a person would say it', () => {
  const now = at('2026-11-22T10:00Z')
  const said = (iso: string) => dayInWords(at(iso), now, berlin)
  expect(said('2026-11-22T13:00Z')).toBe('today')
  expect(said('2026-11-23T08:00Z')).toBe('tomorrow')
  expect(said('2026-11-21T08:00Z')).toBe('yesterday')
  expect(said('2026-11-24T08:00Z')).toBe('Tuesday')
  expect(said('2026-11-29T08:00Z')).toBe('29 Nov')
  expect(said('2026-11-15T08:00Z')).toBe('15 Nov')
  expect(said('2025-11-15T08:00Z')).toBe('15 Nov 2025')
  expect(longDate(at('2026-11-24T08:00Z'), now, berlin)).toBe('Tuesday 24 November')
  expect(longDate(at('2027-01-05T08:00Z'), now, berlin)).toBe('Tuesday 5 January 2027')
  expect(shortDate(at('2026-11-24T08:00Z'), now, berlin)).toBe('24 Nov')
  expect(timeInWords(at('2026-11-24T08:05Z'), berlin)).toBe('09:05')
})

test('another clock is named only where it shows another time', () => {
  const meeting = { start: '2026-11-24T09:00', zone: newYork, minutes: 30 }
  expect(elsewhereInWords(meeting, berlin)).toBe('09:00 in New York')
  expect(elsewhereInWords({ ...meeting, zone: 'Europe/Paris' }, berlin)).toBeUndefined()
  expect(elsewhereInWords({ ...meeting, zone: null }, berlin)).toBeUndefined()
})

test('lengths, names and titles', () => {
  expect([lengthInWords(30), lengthInWords(60), lengthInWords(90)]).toEqual(['30 min', '1 h', '1 h 30 min'])
  expect(firstNameOf('Dr. Maria Ortega')).toBe('Maria')
  expect(titleOf(' Pricing ', 'Maria Ortega', 'Weekly')).toBe('Pricing')
  expect(titleOf('', 'Maria Ortega', 'Weekly')).toBe('Weekly with Maria')
  expect(titleOf('', '', undefined)).toBe('1:1')
})

test('how often a series meets is read from its gaps, one moved meeting notwithstanding', () => {
  const day = 86_400_000
  expect(cadenceOf([0, 7 * day, 15 * day, 21 * day])).toBe('Weekly')
  expect(cadenceOf([0, 14 * day, 28 * day])).toBe('Fortnightly')
  expect(cadenceOf([0, 31 * day, 59 * day])).toBe('Monthly')
  expect(cadenceOf([0])).toBeUndefined()
  expect(cadenceOf([0, day])).toBeUndefined()
})

test('a start that summer time skips is said as it will be, and why', () => {
  const now = { nowMs: at('2026-03-20T09:00Z'), zone: berlin }
  expect(startInWords('2026-03-29T01:30', now)).toBe('Sunday 29 March, 01:30')
  expect(startInWords('2026-03-29T02:30', now)).toBe(
    'Sunday 29 March, 03:30: there is no 02:30, clocks are set forward then',
  )
  expect(startInWords('2026-03-29T02:30', { ...now, zone: newYork })).toBe('Sunday 29 March, 02:30')
  // Twice in autumn, and so there.
  expect(startInWords('2026-10-25T02:30', now)).toBe('Sunday 25 October, 02:30')
  expect(startInWords('', now)).toBe('')
})
