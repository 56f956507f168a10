import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { play, steps } from '../../support/close/meeting-series'

test('[C6] whatever becomes of a series on two devices, no item is lost and none is doubled', async () => {
  let checked = 0
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      checked += await play(list)
    }),
    { numRuns: 250 },
  )
  expect(checked).toBeGreaterThan(2000)
}, 120_000)
