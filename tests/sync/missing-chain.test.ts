import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { MemoryPlace } from '../support/sync/memory-place.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

const hourMs = 3_600_000

/**
 * A phone that writes at a place the laptop does not use. The desk, which uses both, has told how far the phone came, and
 * is down: nobody can give the laptop what it hears of.
 */
async function missingScene() {
  const scene = await deskAndLaptop()
  const { time, desk, laptop, place, random } = scene
  const elsewhere = new MemoryPlace()
  const phone = new SimulatedDevice('Phone', time, random)
  const deskChainId = desk.chainId
  desk.connect('elsewhere', elsewhere)
  await phone.join(desk)
  phone.connect('elsewhere', elsewhere)
  const seen = { searches: 0, hasBlobs: true, tellsMissing: true }
  const transport = new MemoryTransport(place, {}, 'place 0')
  const { read, readBlob, missingBlobs } = MemoryTransport.prototype
  transport.read = (chainId, ...rest) => {
    // What is read of it is known: only a search reads it.
    if (chainId === deskChainId) seen.searches += 1
    return read.call(transport, chainId, ...rest)
  }
  transport.readBlob = (name) => (seen.hasBlobs ? readBlob.call(transport, name) : Promise.resolve(undefined))
  transport.missingBlobs = (names) =>
    seen.hasBlobs || !seen.tellsMissing ? missingBlobs.call(transport, names) : Promise.resolve([...names])
  laptop.disconnect('place 0')
  const link = laptop.replica?.attach(transport)
  await time.run(5_000)
  await phone.write('p1', { kind: 'person', name: 'Petra', trashedAt: null })
  await time.run(5_000)
  desk.crash()
  await time.runUntil(() => link?.isCutOffFromStart === true, 300_000)
  return { ...scene, phone, seen, link }
}

/** The desk makes the checkpoint that leads the laptop on, whose blobs do not come along, and is down again. */
async function withoutBlobs({ time, desk, laptop, seen, link }: Awaited<ReturnType<typeof missingScene>>) {
  seen.hasBlobs = false
  await desk.start()
  await time.runUntil(() => laptop.store.checkpointsToOpen.length > 0, 1_000_000)
  await time.run(2_000)
  desk.crash()
  await time.run(10 * hourMs)
  expect(link?.isCutOffFromStart).toBe(true)
  expect(laptop.vault.row('p1')).toBeUndefined()
}

test('[K4] for a chain that nobody can give, a place is searched ever more rarely', async () => {
  const { time, laptop, seen, link } = await missingScene()
  await time.run(5_000)
  const before = seen.searches
  const told = laptop.store.read('statusCounter')
  await time.run(10 * hourMs)
  // Six while the wait grows to an hour, then one an hour.
  expect(seen.searches - before).toBeLessThanOrEqual(17)
  expect(seen.searches - before).toBeGreaterThanOrEqual(12)
  // Once and for all that time others are told: who can make a checkpoint is to make one.
  expect(link?.isCutOffFromStart).toBe(true)
  expect(laptop.store.read('statusCounter')).toBe(told)
})

test('[K4] [K7] what comes after a long search in vain leads on at once', async () => {
  const { time, desk, laptop, link } = await missingScene()
  await time.run(10 * hourMs + 60_000)
  await desk.start()
  await time.runUntil(() => laptop.store.checkpointsToOpen.length > 0, 1_000_000)
  await time.runUntil(() => laptop.vault.row('p1') !== undefined, 130_000)
  await time.run(1_000)
  expect(link?.isCutOffFromStart).toBe(false)
})

test('[K4] what its device itself brings after that is taken in at once', async () => {
  const { time, laptop, phone, place } = await missingScene()
  await time.run(10 * hourMs + 60_000)
  phone.connect('place 0', place)
  await time.run(10_000)
  expect(laptop.vault.row('p1')?.fields).toMatchObject({ name: 'Petra' })
})

test('[K4] blobs that come late, with nothing said, are found at the next look', async () => {
  const scene = await missingScene()
  await withoutBlobs(scene)
  scene.seen.hasBlobs = true
  await scene.time.run(70_000)
  expect(scene.laptop.vault.row('p1')?.fields).toMatchObject({ name: 'Petra' })
})

test('[K4] the search is never given up, whatever a place says of the blobs it does not give', async () => {
  const scene = await missingScene()
  scene.seen.tellsMissing = false
  await withoutBlobs(scene)
  scene.seen.hasBlobs = true
  await scene.time.run(hourMs + 70_000)
  expect(scene.laptop.vault.row('p1')?.fields).toMatchObject({ name: 'Petra' })
})
