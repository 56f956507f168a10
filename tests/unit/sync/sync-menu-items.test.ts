import { expect, test } from 'vitest'
import type { SyncState } from '@shared/ipc/calls/sync'
import { syncMenuItems } from '../../../src/main/sync/sync-menu-items'
import { offState, onState, relayLine } from '../../support/sync-states'

const paused: boolean[] = []
const actions = { setSyncPaused: (isPaused: boolean) => paused.push(isPaused), openDevices: () => undefined }
const labels = (state: SyncState) => syncMenuItems(state, actions).map(({ label }) => label)

test('the tray says how sync stands, and pauses and resumes it', () => {
  expect(labels(offState)).toEqual([])
  expect(labels(onState)).toEqual(['Everything here is sent', 'Pause sync'])
  expect(labels({ ...onState, waiting: 3 })).toEqual(['Syncing…', 'Pause sync'])
  expect(labels({ ...onState, transports: [] })).toEqual(['Sync has no relay or folder yet', 'Pause sync'])
  expect(labels({ ...onState, transports: [relayLine({ connection: 'offline' })], waiting: 12 })).toEqual([
    'Offline, 12 changes waiting',
    'Pause sync',
  ])
  expect(labels({ ...onState, phase: 'paused', waiting: 1 })).toEqual([
    'Sync is paused, one change waiting',
    'Resume sync',
  ])
  expect(labels({ ...onState, phase: 'locked' })).toEqual(['Sync waits for your passphrase'])
  expect(labels({ ...onState, phase: 'removed' })).toEqual(['This device was removed from sync'])
})

test('no device, relay or folder is named where others see it', () => {
  const phases = ['on', 'paused', 'locked', 'removed'] as const
  const said = phases.flatMap((phase) => labels({ ...onState, phase, waiting: 1 })).join()
  for (const name of ['Studio', 'Laptop', 'sync.example.org']) expect(said).not.toContain(name)
})

test('pausing is the other of what is', () => {
  const press = (state: SyncState) => {
    const item = syncMenuItems(state, actions).find(({ id }) => id === 'sync-pause')
    const click = item?.click as (() => void) | undefined
    click?.()
  }
  press(onState)
  press({ ...onState, phase: 'paused' })
  expect(paused).toEqual([true, false])
})
