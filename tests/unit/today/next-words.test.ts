import { expect, test } from 'vitest'
import { nextWords } from '../../../src/renderer/features/today/next-words'

const zone = 'Europe/Berlin'
const at = (utc: string) => Date.parse(utc)
const time = { startMs: at('2026-11-23T13:00:00Z'), endMs: at('2026-11-23T13:30:00Z') }

test.each([
  ['2026-11-23T09:40:00Z', 'Maria at 14:00, in 3 h 20 min'],
  ['2026-11-23T12:59:30Z', 'Maria at 14:00, in 1 min'],
  ['2026-11-22T09:40:00Z', 'Maria tomorrow at 14:00'],
  ['2026-11-19T09:40:00Z', 'Maria on Monday at 14:00'],
  ['2026-11-02T09:40:00Z', 'Maria on 23 Nov at 14:00'],
  ['2026-11-23T13:10:00Z', 'Maria now, 20 minutes left'],
  ['2026-11-23T13:25:00Z', 'Maria now, 5 minutes left'],
  ['2026-11-23T13:29:30Z', 'Maria now, 1 minute left'],
])('at %s it says: %s', (now, headline) => {
  expect(nextWords('Maria', time, at(now), zone).headline).toBe(headline)
})

test('five minutes before its end a meeting is late', () => {
  expect(nextWords('Maria', time, at('2026-11-23T13:24:00Z'), zone).isLate).toBe(false)
  expect(nextWords('Maria', time, at('2026-11-23T13:25:00Z'), zone).isLate).toBe(true)
  expect(nextWords('Maria', time, at('2026-11-23T12:58:00Z'), zone).isLate).toBe(false)
})
