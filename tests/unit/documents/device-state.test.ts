import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDeviceState, writeDeviceState } from '../../../src/renderer/documents/device-state'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
const key = 'main.heardDraft'
const takes = { 'deviceState.write': () => ({}), 'app.flushed': () => ({}) }
const refuses = { 'app.flushed': () => ({}) }

beforeEach(() => bridge.reset())
afterEach(async () => {
  bridge.answers = takes
  for (const each of [key, 'main.route']) await writeDeviceState(each, null)
})

async function leave(): Promise<unknown> {
  bridge.made = []
  bridge.emit('app.flush', { requestId: 'leaving' })
  await expect.poll(() => bridge.made.at(-1)?.name).toBe('app.flushed')
  return bridge.made.at(-1)?.args
}

test('what is remembered is read as it was written, and nothing where it cannot be read', async () => {
  expect(await readDeviceState('main.route')).toBeNull()
  bridge.answers = { 'deviceState.read': () => ({ screen: 'inbox' }) }
  expect(await readDeviceState('main.route')).toEqual({ screen: 'inbox' })
})

test('what the disk did not take is said, stays in the window, and goes with the next try', async () => {
  bridge.answers = refuses
  expect(await writeDeviceState(key, { text: 'Wants to lead' }, { isDraft: true })).toBe('not-kept')
  expect(await readDeviceState(key)).toEqual({ text: 'Wants to lead' })
  expect(await leave()).toEqual({ requestId: 'leaving', unsaved: 1 })
  bridge.answers = takes
  expect(await leave()).toEqual({ requestId: 'leaving', unsaved: 0 })
  expect(bridge.made[0]).toMatchObject({
    name: 'deviceState.write',
    args: { key, value: { text: 'Wants to lead' } },
  })
  bridge.answers = { 'deviceState.read': () => 'from disk' }
  expect(await readDeviceState(key)).toBe('from disk')
})

test('what may be forgotten keeps no window open', async () => {
  bridge.answers = refuses
  expect(await writeDeviceState('main.route', { screen: 'today' })).toBe('not-kept')
  expect(await leave()).toEqual({ requestId: 'leaving', unsaved: 0 })
})

test('of two writes the later one counts, whichever the disk takes', async () => {
  const taken: unknown[] = []
  bridge.answers = {
    ...takes,
    'deviceState.write': ({ value }) => {
      if (value === 'first') throw new Error('full')
      taken.push(value)
      return {}
    },
  }
  const both = [writeDeviceState(key, 'first'), writeDeviceState(key, 'second')]
  expect(await readDeviceState(key)).toBe('second')
  expect(await Promise.all(both)).toEqual(['not-kept', 'kept'])
  await leave()
  expect(taken).toEqual(['second'])
})
