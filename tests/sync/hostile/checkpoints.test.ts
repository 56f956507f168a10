import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { forgetWhole } from '../../support/sync/forget-whole.ts'
import { HostileScene } from '../../support/sync/hostile-scene.ts'
import type { SimulatedDevice } from '../../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
beforeEach(async () => {
  scene = await HostileScene.open()
})

function wantCheckpoint(device: SimulatedDevice): void {
  device.vault.transaction(() => device.replica?.maker.want('plain'))
  device.replica?.wake()
}

test('[D3] [K3] what a checkpoint covers and does not hold is sent again by who wrote it, and named', async () => {
  const { desk, laptop } = scene
  await scene.say(desk, 'one', 'two')
  await scene.look()
  forgetWhole(laptop, 'm1')
  wantCheckpoint(laptop)
  await scene.look()
  expect(scene.named(desk)).toContain('checkpoint-lacks')
  expect(scene.words(laptop)).toEqual(['one', 'two'])
  const phone = await scene.addPhone()
  await scene.look()
  expect(scene.words(phone)).toEqual(['one', 'two'])
})

test('[D3] [K3] own entries stay until a checkpoint was opened and holds them', async () => {
  const { desk, laptop, place } = scene
  await scene.say(desk, 'one')
  const { sequence } = desk.store.head
  scene.setConnection(desk, 'offline')
  wantCheckpoint(laptop)
  await scene.look()
  expect(scene.entriesOf(desk).at(-1)?.sequence).toBe(sequence)
  expect(desk.store.firstSequence).toBeLessThanOrEqual(sequence)
  scene.setConnection(desk, 'ready')
  await scene.look()
  expect(desk.store.firstSequence).toBe(sequence + 1)
  expect(place.chains.get(desk.chainId)?.entries).toEqual([])
})

test('[D3] [K3] a checkpoint whose bundles are missing counts as holding nothing', async () => {
  const { desk, laptop, place } = scene
  await scene.say(desk, 'one')
  scene.setConnection(desk, 'offline')
  wantCheckpoint(laptop)
  await scene.look()
  scene.setConnection(laptop, 'offline')
  place.blobs.clear()
  scene.setConnection(desk, 'ready')
  await scene.look()
  expect(scene.named(desk)).toContain('checkpoint-lacks')
  const phone = await scene.addPhone()
  await scene.look()
  expect(scene.words(phone)).toEqual(['one'])
})

test('[D3] [B3] bundles that were swapped, altered or are another workspace’s are not taken in, and the newcomer says that it lacks something', async () => {
  const other = await HostileScene.open()
  await other.say(other.desk, 'elsewhere')
  wantCheckpoint(other.desk)
  await other.look()
  const { desk, laptop, place } = scene
  await scene.say(desk, 'one')
  wantCheckpoint(desk)
  await scene.look()
  const honest = new Map(place.blobs)
  const [foreign = new Uint8Array()] = other.place.blobs.values()
  const [good = new Uint8Array()] = honest.values()
  for (const bad of [foreign, good.with(good.length - 1, 1), good.subarray(0, 40), new Uint8Array()]) {
    for (const name of place.blobs.keys()) place.blobs.set(name, bad)
    // Their maker would put them again.
    for (const device of [desk, laptop]) scene.setConnection(device, 'offline')
    const phone = scene.device('Phone')
    await phone.join(desk)
    phone.connect('relay', place)
    await scene.firstLook()
    expect(scene.words(phone)).toEqual([])
    expect(scene.named(phone)).toContain('cut-off-from-start')
    for (const [name, blob] of honest) place.blobs.set(name, blob)
    for (const device of [desk, laptop]) scene.setConnection(device, 'ready')
    await scene.look()
    expect(scene.words(phone)).toEqual(['one'])
    expect(phone.failures).toEqual([])
    phone.crash()
  }
})

test('[D3] [K7] where whoever made the checkpoint is gone and the place lost its bundles, another device makes one', async () => {
  const { desk, laptop, place } = scene
  await scene.say(desk, 'one')
  wantCheckpoint(desk)
  await scene.look()
  scene.setConnection(desk, 'offline')
  place.blobs.clear()
  await scene.look()
  await scene.look()
  const phone = scene.device('Phone')
  await phone.joinWithPhrase(scene.recoverySeed, place)
  phone.connect('relay', place)
  await scene.look()
  expect(laptop.store.read('ownCheckpoint')).toBeDefined()
  expect(scene.words(phone)).toEqual(['one'])
})
