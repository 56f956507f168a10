import { beforeAll, expect, test } from 'vitest'
import { protocolVersion } from '@shared/sync/message'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { describeSync } from '../../src/main/sync/describe-sync.ts'
import type { RunningSync } from '../../src/main/sync/running-sync.ts'
import { HostileScene } from '../support/sync/hostile-scene.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'
import { writeAsVersion } from '../support/sync/write-as-version.ts'

beforeAll(() => sodiumReady)

/** What a device's user is told of the others. */
function othersOf({ replica }: SimulatedDevice) {
  if (!replica) throw new Error('it is down')
  const running = { replica, places: [], paused: false, removals: {} } as unknown as RunningSync
  return describeSync(running).devices.filter(({ isThis }) => !isThis)
}

test('[M1] a device whose changes wait for a newer Leadup here is told of, until it was updated', async () => {
  const scene = await HostileScene.open()
  const { desk, laptop } = scene
  expect(othersOf(laptop)).toMatchObject([{ name: 'Desk', isNewer: false, message: null }])
  if (desk.replica) writeAsVersion(desk.replica, protocolVersion + 1)
  await scene.say(desk, 'from tomorrow')
  expect(scene.words(laptop)).toEqual([])
  expect(othersOf(laptop)).toMatchObject([
    { name: 'Desk', isNewer: true, message: expect.stringContaining('It runs a newer Leadup.') as string },
  ])
  expect(othersOf(desk)).toMatchObject([{ name: 'Laptop', isNewer: false }])
  laptop.version = protocolVersion + 1
  await laptop.restart()
  await scene.look()
  expect(scene.words(laptop)).toEqual(['from tomorrow'])
  expect(othersOf(laptop)).toMatchObject([{ name: 'Desk', isNewer: false, message: null }])
})
