import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { offsetAtWall, wallFromMs } from '@shared/domain/wall-clock'

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
  'Asia/Kathmandu',
]

test('a wall time is as far from UTC as Temporal says, also where clocks are set back or forward', () => {
  // Around every change of the clocks of these years, and anywhere between.
  const minutes = fc.integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
  const nearChange = fc
    .record({
      year: fc.integer({ min: 2015, max: 2034 }),
      month: fc.constantFrom(2, 3, 8, 9, 10),
      minute: fc.nat(45_000),
    })
    .map(({ year, month, minute }) => Date.UTC(year, month) / 60_000 + minute)
  fc.assert(
    fc.property(fc.oneof(minutes, nearChange), fc.constantFrom(...zones), (minute, zone) => {
      const wall = wallFromMs(minute * 60_000)
      const expected = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone)
      const asUtcMs = Date.parse(`${wall}Z`)
      expect(asUtcMs - offsetAtWall(wall, zone) * 60_000).toBe(expected.epochMilliseconds)
    }),
    { numRuns: 3000 },
  )
})
