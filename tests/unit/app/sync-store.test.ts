import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SavingStore } from '../../../src/renderer/app/saving-store'
import { SyncStore } from '../../../src/renderer/app/sync-store'
import { PendingWrites } from '../../../src/renderer/documents/pending-writes'
import { FakeBridge } from '../../support/fake-bridge'
import { offState, onState } from '../../support/sync-states'

const bridge = new FakeBridge().install()
let pending: PendingWrites
let store: SyncStore
let stop: () => void

beforeEach(async () => {
  vi.useFakeTimers()
  bridge.reset()
  bridge.answers = { 'sync.state': () => onState }
  pending = new PendingWrites()
  store = new SyncStore(new SavingStore(pending))
  stop = store.follow()
  await vi.runAllTimersAsync()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const asked = () => bridge.made.filter(({ name }) => name === 'sync.state').length

test('from the first key until the state is told again it speaks of the change before', async () => {
  expect(store.current.isCurrent).toBe(true)
  pending.begin('key')
  expect(store.current.isCurrent).toBe(false)
  bridge.emit('sync.changed', onState)
  expect(store.current.isCurrent).toBe(false)
  pending.acknowledge('key')
  expect(store.current.isCurrent).toBe(false)
  bridge.emit('sync.changed', { ...onState, reached: 'relay' })
  expect(store.current).toMatchObject({ isCurrent: true, state: { reached: 'relay' } })
})

test('what the main process writes for others counts alike', () => {
  bridge.emit('saving.changed', { pending: 1, failure: null })
  expect(store.current.isCurrent).toBe(false)
  bridge.emit('saving.changed', { pending: 0, failure: null })
  bridge.emit('sync.changed', onState)
  expect(store.current.isCurrent).toBe(true)
})

test('where nothing is told after a write it asks, once one stopped writing', async () => {
  for (const key of ['a', 'b', 'c']) {
    pending.begin(key)
    pending.acknowledge(key)
  }
  expect(asked()).toBe(1)
  await vi.runAllTimersAsync()
  expect(asked()).toBe(2)
  expect(store.current.isCurrent).toBe(true)
})

test('while sync is off nothing is asked for a write', async () => {
  bridge.emit('sync.changed', offState)
  pending.begin('key')
  pending.acknowledge('key')
  await vi.runAllTimersAsync()
  expect(asked()).toBe(1)
})

test('a state that cannot be read says why, and is read again on demand', async () => {
  const other = new SyncStore(new SavingStore(pending))
  bridge.answers = {}
  await other.load()
  expect(other.current).toMatchObject({ state: undefined, failure: expect.stringContaining('sync.state') })
  bridge.answers = { 'sync.state': () => offState }
  await other.load()
  expect(other.current).toMatchObject({ state: { phase: 'off' }, failure: undefined })
})
