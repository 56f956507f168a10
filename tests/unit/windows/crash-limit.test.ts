import { expect, test } from 'vitest'
import { CrashLimit } from '../../../src/main/windows/crash-limit'

test('a window that crashes for the third time in a minute is not opened again unasked; a minute later it is', () => {
  let nowMs = 0
  const crashes = new CrashLimit(() => nowMs)
  expect([crashes.allows(), crashes.allows(), crashes.allows()]).toEqual([true, true, false])
  nowMs = 60_001
  expect(crashes.allows()).toBe(true)
})
