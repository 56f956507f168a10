import { expect, test } from 'vitest'
import { mayLeave, type Choice } from '../../../src/main/lifecycle/may-leave'

function leave(flushed: boolean[], chosen: Choice[]) {
  let asked = 0
  return mayLeave({
    flush: () => Promise.resolve(flushed.shift() ?? false),
    ask: () => {
      asked += 1
      return Promise.resolve(chosen.shift() ?? 'stay')
    },
  }).then((leaves) => ({ leaves, asked }))
}

test('once everything is on disk nobody is asked', async () => {
  expect(await leave([true], [])).toEqual({ leaves: true, asked: 0 })
})

test('otherwise the user decides: stay, leave all the same, or wait, which tries again', async () => {
  expect(await leave([false], ['stay'])).toEqual({ leaves: false, asked: 1 })
  expect(await leave([false], ['leave'])).toEqual({ leaves: true, asked: 1 })
  expect(await leave([false, true], ['wait'])).toEqual({ leaves: true, asked: 1 })
  expect(await leave([false, false, false], ['wait', 'wait', 'stay'])).toEqual({ leaves: false, asked: 3 })
})
