import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClock, parseReading } from '@shared/clock/hybrid-logical-clock'

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
