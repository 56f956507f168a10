import { expect, test } from 'vitest'
import { howFar } from '../../../src/renderer/app/how-far'
import { offState, onState, relayLine } from '../../support/sync-states'
import type { SyncState } from '@shared/ipc/calls/sync'

const quiet = { isUnderWay: false, failure: null }
const words = (state: SyncState | undefined, saving = quiet, isCurrent = true) =>
  howFar(saving, { state, isCurrent }).words

test('a failure wins, then what is being written, then what is on disk', () => {
  expect(
    howFar({ isUnderWay: true, failure: 'The disk is full.' }, { state: onState, isCurrent: true }),
  ).toEqual({
    state: 'failed',
    words: 'Not saved',
  })
  expect(words(onState, { isUnderWay: true, failure: null })).toBe('Saving…')
  expect(words(undefined)).toBe('Saved on this device')
  expect(words(offState)).toBe('Saved on this device')
})

test('what was told before the last write says nothing of it', () => {
  expect(words(onState, quiet, false)).toBe('Saved on this device')
  expect(words({ ...onState, phase: 'paused' }, quiet, false)).toBe('Saved on this device')
})

test('it goes on from this device to the folder, the relay and the other devices by name', () => {
  expect(words({ ...onState, reached: 'device' })).toBe('Saved on this device')
  expect(words({ ...onState, reached: 'folder' })).toBe('In the folder')
  expect(words({ ...onState, reached: 'relay' })).toBe('On the relay')
  expect(words(onState)).toBe('On Laptop')
  expect(words({ ...onState, reachedDevices: ['Laptop', 'Studio'] })).toBe('On Laptop and Studio')
  expect(words({ ...onState, reachedDevices: ['Laptop', 'Studio', 'Attic', 'Car'] })).toBe(
    'On Laptop, Studio and 2 more',
  )
  expect(words({ ...onState, reachedDevices: [] })).toBe('On another device')
})

test('offline is said where something waits and nothing is connected', () => {
  const offline = relayLine({ connection: 'offline' })
  const waits = { ...onState, reached: 'device' as const, waiting: 12 }
  expect(words({ ...waits, transports: [offline] })).toBe('Offline, 12 changes waiting')
  expect(words({ ...waits, waiting: 1, transports: [offline] })).toBe('Offline, one change waiting')
  expect(words({ ...waits, transports: [offline, relayLine()] })).toBe('Saved on this device')
  expect(words({ ...onState, transports: [offline] })).toBe('On Laptop')
})

test('what refuses this device, or is full, is said with what waits for it', () => {
  const stuck = (line: Parameters<typeof relayLine>[0]) => ({
    ...onState,
    reached: 'device' as const,
    waiting: 2,
    transports: [relayLine(line)],
  })
  const full = stuck({ code: 'quota', waiting: 2 })
  expect(words(full)).toBe('The relay is full, 2 changes waiting')
  expect(words(stuck({ kind: 'folder', code: 'quota' }))).toBe('The folder is full, 2 changes waiting')
  expect(words(stuck({ connection: 'refused', code: 'not-admitted' }))).toBe(
    'The relay refuses this device, 2 changes waiting',
  )
  expect(words(stuck({ connection: 'refused', code: 'invite-needed' }))).toBe(
    'The relay wants an invite, 2 changes waiting',
  )
  expect(words(stuck({ kind: 'folder', connection: 'refused', code: 'not-writable' }))).toBe(
    'The folder cannot be used, 2 changes waiting',
  )
  // With nothing to send it still keeps out what others write.
  const refusing = relayLine({ connection: 'refused', code: 'not-admitted' })
  expect(words({ ...onState, transports: [refusing] })).toBe('The relay refuses this device')
  // What went another way has come as far as it has.
  expect(words({ ...onState, transports: [refusing, relayLine()] })).toBe('On Laptop')
  expect(words({ ...full, waiting: 0, reached: 'other-device' })).toBe('On Laptop')
})

test('a pause is said, with what waits for its end', () => {
  expect(words({ ...onState, phase: 'paused' })).toBe('Sync is paused')
  expect(words({ ...onState, phase: 'paused', waiting: 12 })).toBe('Paused, 12 changes waiting')
})

test.each(['locked', 'removed'] as const)('%s claims no more than this device', (phase) => {
  expect(words({ ...onState, phase })).toBe('Saved on this device')
})
