import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createClock,
  isBeforeEndOfTime,
  parseReading,
  readingAbove,
} from '@shared/clock/hybrid-logical-clock'

const step = fc.oneof(
  fc.record({ kind: fc.constant('tick' as const), nowMs: fc.integer({ min: 0, max: 100_000 }) }),
  fc.record({
    kind: fc.constant('observe' as const),
    nowMs: fc.integer({ min: 0, max: 200_000 }),
    counter: fc.integer({ min: 0, max: 36 ** 4 - 1 }),
  }),
)

const readingOf = (ms: number, counter: number) =>
  `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-there`

test('readings rise as text, whatever the system clock does and whatever was observed', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let nowMs = 0
      const clock = createClock('here', () => nowMs)
      let last = ''
      for (const current of steps) {
        nowMs = current.nowMs
        const observed = current.kind === 'observe' ? readingOf(current.nowMs, current.counter) : ''
        clock.observe(observed)
        const reading = clock.tick()
        expect(reading > observed && reading > last).toBe(true)
        last = reading
      }
    }),
  )
})

test('text order is the order of time, then counter, then device', () => {
  const clock = createClock('b', () => 35)
  const first = clock.tick()
  const second = clock.tick()
  expect(second > first).toBe(true)
  expect(createClock('a', () => 35).tick() < first).toBe(true)
  expect(createClock('a', () => 36).tick() > second).toBe(true)
})

test('what is no reading is not one', () => {
  expect(parseReading('2026-11-22T10:00:00Z')).toBeUndefined()
  expect(parseReading('000000001-0000-')).toBeUndefined()
})

test('a reading more than a day ahead is not followed', () => {
  const dayMs = 86_400_000
  const clock = createClock('here', () => 1000)
  expect(clock.observe(readingOf(1000 + dayMs + 1, 0))).toBe(false)
  expect(clock.observe('no reading')).toBe(false)
  expect(parseReading(clock.tick())?.ms).toBe(1000)
  expect(clock.observe(readingOf(1000 + dayMs, 0))).toBe(true)
  expect(parseReading(clock.tick())?.ms).toBe(1000 + dayMs)
})

test('a clock that was far ahead and is set right begins anew from there', () => {
  let nowMs = Date.UTC(2099, 0, 1)
  const clock = createClock('here', () => nowMs)
  clock.tick()
  nowMs = Date.UTC(2026, 10, 26)
  expect(parseReading(clock.tick())?.ms).toBe(nowMs)
})

test('what is written over a reading wins, and no reading is at the end of time or behind it', () => {
  const endMs = Date.UTC(2200, 0, 1)
  const anyMs = fc.oneof(fc.integer({ min: 0, max: endMs - 2 }), fc.constant(endMs - 2))
  const anyCounter = fc.oneof(fc.integer({ min: 0, max: 36 ** 4 - 1 }), fc.constant(36 ** 4 - 1))
  fc.assert(
    fc.property(anyMs, anyCounter, (ms, counter) => {
      const above = readingAbove(readingOf(ms, counter), 'a device')
      expect(above > readingOf(ms, counter)).toBe(true)
      expect(isBeforeEndOfTime(above)).toBe(true)
    }),
  )
  expect(isBeforeEndOfTime(readingAbove(readingOf(endMs - 1, 36 ** 4 - 1), 'a device'))).toBe(true)
  expect(isBeforeEndOfTime(readingOf(endMs, 0))).toBe(false)
  expect(isBeforeEndOfTime(createClock('here', () => endMs + 1e12).tick())).toBe(true)
})
