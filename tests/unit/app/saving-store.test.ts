import { beforeEach, expect, test, vi } from 'vitest'
import type { Result } from '@shared/ipc/contract'
import { SavingStore } from '../../../src/renderer/app/saving-store'
import { PendingWrites } from '../../../src/renderer/documents/pending-writes'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
let pending: PendingWrites

beforeEach(() => {
  bridge.reset()
  pending = new PendingWrites()
})

test('something is under way while this window or the main process has not all on disk, and a failure of either counts', () => {
  bridge.answers = { 'saving.state': () => ({ pending: 0, failure: null }) }
  const store = new SavingStore(pending)
  const told = vi.fn<() => void>()
  store.subscribe(told)
  pending.begin('key')
  bridge.emit('saving.changed', { pending: 1, failure: null })
  pending.acknowledge('key')
  expect(store.state).toEqual({ isUnderWay: true, failure: null })
  bridge.emit('saving.changed', { pending: 0, failure: null })
  expect(store.state).toEqual({ isUnderWay: false, failure: null })
  expect(told).toHaveBeenCalledTimes(2)
  bridge.emit('saving.changed', { pending: 0, failure: 'The disk is full.' })
  expect(store.state.failure).toBe('The disk is full.')
  pending.fail('other', 'The vault is closed.')
  expect(store.state.failure).toBe('The vault is closed.')
})

test('an answer that comes after an event is older than it, and counts where there was none', async () => {
  const answer = Promise.withResolvers<Result<'saving.state'>>()
  bridge.answers = { 'saving.state': () => answer.promise }
  const told = new SavingStore(pending)
  bridge.emit('saving.changed', { pending: 1, failure: null })
  const untold = new SavingStore(pending)
  answer.resolve({ pending: 0, failure: 'The disk is full.' })
  await expect.poll(() => untold.state.failure).toBe('The disk is full.')
  expect(told.state).toEqual({ isUnderWay: true, failure: null })
})

test('where the state cannot be read, it says why', async () => {
  const store = new SavingStore(pending)
  await expect.poll(() => store.state.failure).toContain('saving.state')
})
