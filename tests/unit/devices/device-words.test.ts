import { expect, test } from 'vitest'
import {
  agoInWords,
  countsInWords,
  deviceInWords,
  leavingInWords,
  placeInWords,
  quotaInWords,
  syncInWords,
  timeLeftInWords,
} from '../../../src/renderer/features/devices/device-words'
import { deviceLine, onState, relayLine } from '../../support/sync-states'

const viewpoint = { nowMs: Date.parse('2026-11-24T14:00:00Z'), zone: 'Europe/Berlin' }

test.each([
  ['2026-11-24T13:59:30Z', 'just now'],
  ['2026-11-24T14:03:00Z', 'just now'],
  ['2026-11-24T13:59:00Z', 'a minute ago'],
  ['2026-11-24T13:55:00Z', '5 minutes ago'],
  ['2026-11-24T13:00:00Z', 'an hour ago'],
  ['2026-11-24T06:10:00Z', '7 hours ago'],
  ['2026-11-23T20:02:00Z', 'yesterday, 21:02'],
  ['2026-11-16T09:00:00Z', 'on 16 Nov'],
  ['2025-05-03T09:00:00Z', 'on 3 May 2025'],
])('what came at %s came %s', (instant, words) => {
  expect(agoInWords(instant, viewpoint)).toBe(words)
})

test('a device says when it was last heard of, and what waits for it', () => {
  const words = (line: Parameters<typeof deviceLine>[0]) => deviceInWords(deviceLine(line), viewpoint)
  expect(words({ name: 'Laptop', lastWordAt: '2026-11-24T13:55:00Z' })).toBe(
    'Last word 5 minutes ago · has everything from here',
  )
  expect(words({ name: 'Laptop', waiting: 1 })).toBe('Nothing from it yet · one change waits for it')
  expect(words({ name: 'Laptop', waiting: 12 })).toBe('Nothing from it yet · 12 changes wait for it')
  expect(words({ name: 'Studio', isThis: true })).toBe('This device')
  expect(words({ name: 'Old', isRemoved: true, lastWordAt: '2026-11-16T09:00:00Z' })).toBe(
    'Removed · last word on 16 Nov',
  )
  expect(words({ name: 'Never heard of', isRemoved: true })).toBe('Removed')
  expect(words({ name: 'Gone', isRemoved: true, hasLeft: true })).toBe('Turned sync off')
})

test('a relay and a folder say how they stand in words of their own', () => {
  expect(placeInWords(relayLine())).toBe('Connected · has everything')
  expect(placeInWords(relayLine({ connection: 'offline', waiting: 12 }))).toBe('Offline · 12 changes waiting')
  expect(placeInWords(relayLine({ kind: 'folder', connection: 'offline' }))).toBe('Not there')
  expect(placeInWords(relayLine({ kind: 'folder', waiting: 1 }))).toBe('In use · one change waiting')
})

test('one sentence says how all of it stands', () => {
  const offline = relayLine({ connection: 'offline' })
  expect(syncInWords(onState)).toBe('Everything written here is on Laptop.')
  expect(syncInWords({ ...onState, waiting: 1 })).toBe('One change waits to be sent.')
  expect(syncInWords({ ...onState, transports: [] })).toMatch(/^Nothing travels yet/)
  expect(syncInWords({ ...onState, transports: [offline], waiting: 12 })).toBe(
    'Offline. 12 changes wait on this device.',
  )
  expect(syncInWords({ ...onState, transports: [relayLine({ connection: 'refused' })] })).toMatch(
    /^Nothing gets through/,
  )
  expect(syncInWords({ ...onState, phase: 'paused', waiting: 2 })).toBe(
    'Sync is paused. 2 changes wait on this device until you resume it.',
  )
  expect(syncInWords({ ...onState, reached: 'relay', reachedDevices: [] })).toBe(
    'Everything written here is sent. No other device has it yet.',
  )
  expect(syncInWords({ ...onState, devices: onState.devices.slice(0, 1) })).toMatch(/Pair another device/)
})

test('who leaves last is told of no others', () => {
  expect(leavingInWords(onState)).toMatch(/on your other devices.*They are told/)
  const others = onState.devices.map((device) => ({ ...device, isRemoved: !device.isThis }))
  expect(leavingInWords({ ...onState, devices: others })).not.toMatch(/others|They are told/)
  // Which others there are is not known while the key is locked.
  expect(leavingInWords({ ...onState, phase: 'locked', devices: [] })).toMatch(/cannot be told/)
})

test('space is said in units one knows', () => {
  expect(quotaInWords({ usedBytes: 0, limitBytes: 1_000 })).toBe('0 bytes of 1 KB used')
  expect(quotaInWords({ usedBytes: 1_540_000, limitBytes: 1_000_000_000 })).toBe('1.5 MB of 1 GB used')
  expect(quotaInWords({ usedBytes: 120_400_000, limitBytes: 2_000_000_000_000 })).toBe('120 MB of 2 TB used')
})

test('how long a code is good is never said too long', () => {
  expect(timeLeftInWords(300_000)).toMatch(/about 5 more minutes/)
  expect(timeLeftInWords(89_000)).toMatch(/about one more minute/)
  expect(timeLeftInWords(12_000)).toMatch(/a few more seconds/)
  expect(timeLeftInWords(0)).toBe('This code has run out.')
})

test('what is in a workspace is counted in the words of the app', () => {
  expect(countsInWords({})).toBe('nothing yet')
  expect(countsInWords({ settings: 1 })).toBe('nothing yet')
  expect(countsInWords({ person: 1 })).toBe('one person')
  expect(countsInWords({ meeting: 148, person: 12, capture: 7, settings: 1 })).toBe(
    '12 people, 148 1:1s and 7 captures',
  )
  expect(countsInWords({ person: 2, hologram: 1 })).toBe('2 people and one other thing')
})
