import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readItemClock, spentOn, turnTo } from '@shared/domain/meeting-mode/item-clock'

const minute = 60_000
const begun = (nowMs = 0) => turnTo(readItemClock(undefined, 'now', nowMs), 'a', nowMs)

test('an item has the time it was talked about, before and again', () => {
  const clock = turnTo(turnTo(begun(), 'b', 3 * minute), 'a', 5 * minute)
  expect(spentOn(clock, 'a', 6 * minute)).toBe(4 * minute)
  expect(spentOn(clock, 'b', 6 * minute)).toBe(2 * minute)
  expect(spentOn(clock, 'c', 6 * minute)).toBe(0)
})

test('a machine that slept wakes to the true time', () => {
  expect(spentOn(begun(), 'a', 50 * minute)).toBe(50 * minute)
})

test('between items, and after leaving, nothing runs', () => {
  const left = turnTo(begun(), null, 2 * minute)
  expect(spentOn(left, 'a', 90 * minute)).toBe(2 * minute)
})

test('a clock that was set back takes nothing away', () => {
  const clock = turnTo(begun(10 * minute), 'b', 4 * minute)
  expect(spentOn(clock, 'a', 4 * minute)).toBe(0)
  expect(spentOn(turnTo(clock, 'a', 5 * minute), 'b', 5 * minute)).toBe(minute)
})

test('what was remembered goes on for the same 1:1 alone; anything else begins anew', () => {
  const clock = turnTo(begun(), 'b', minute)
  expect(readItemClock(JSON.parse(JSON.stringify(clock)), 'now', 9 * minute)).toEqual(clock)
  for (const other of [{ ...clock, meetingId: 'other' }, { meetingId: 'now' }, null, 'x'])
    expect(readItemClock(other, 'now', 9 * minute)).toEqual({
      meetingId: 'now',
      itemId: null,
      sinceMs: 9 * minute,
      spentMs: {},
    })
})

test('whatever the turns, all items together took as long as the talk', () => {
  const turns = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(9 * minute)), { maxLength: 20 })
  fc.assert(
    fc.property(turns, (taken) => {
      let nowMs = 0
      let clock = begun()
      for (const [id, afterMs] of taken) {
        nowMs += afterMs
        clock = turnTo(clock, id, nowMs)
      }
      const sum = ['a', 'b', 'c'].reduce((total, id) => total + spentOn(clock, id, nowMs), 0)
      expect(sum).toBe(nowMs)
    }),
  )
})
