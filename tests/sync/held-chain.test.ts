import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

/**
 * A laptop that gets no blobs for as long as `hasBlobs` is false, and a phone that joined with something of its own: its
 * chain waits for the checkpoint with which it shares that.
 */
async function heldScene() {
  const scene = await deskAndLaptop()
  const { time, desk, laptop, place, random } = scene
  for (let count = 0; count < 20; count += 1) {
    await desk.write(`n${count}`, { kind: 'meeting', title: 'Long. '.repeat(300), trashedAt: null })
    await time.run(500)
  }
  const seen = { reads: 0, hasBlobs: false }
  const transport = new MemoryTransport(place, {}, 'place 0')
  const read = transport.read.bind(transport)
  transport.read = (...args) => {
    seen.reads += 1
    return read(...args)
  }
  const readBlob = transport.readBlob.bind(transport)
  transport.readBlob = (name) => (seen.hasBlobs ? readBlob(name) : Promise.resolve(undefined))
  laptop.disconnect('place 0')
  laptop.replica?.attach(transport)
  await time.run(5_000)
  const phone = new SimulatedDevice('Phone', time, random)
  await phone.write('p1', { kind: 'person', name: 'Petra', trashedAt: null })
  await phone.join(desk)
  phone.connect('place 0', place)
  await time.run(3_000)
  expect(laptop.replica?.intake.held).toHaveLength(1)
  return { ...scene, phone, seen }
}

test('[K5] while a chain waits for a checkpoint, what is typed here does not have it looked for', async () => {
  const { time, laptop, seen } = await heldScene()
  await time.run(30_000)
  const before = seen.reads
  for (let count = 0; count < 20; count += 1) {
    await laptop.type('m1', 'k')
    await time.run(100)
  }
  expect(seen.reads - before).toBeLessThanOrEqual(10)
})

test('[K5] what others type meanwhile has it looked for every two seconds at most', async () => {
  const { time, phone, seen } = await heldScene()
  await time.run(30_000)
  const before = seen.reads
  for (let count = 0; count < 40; count += 1) {
    await phone.type('m1', 'k')
    await time.run(100)
  }
  // Three chains in each of three looks.
  expect(seen.reads - before).toBeLessThanOrEqual(12)
})

test('[K5] a checkpoint whose blobs came late is taken in, with nothing said and soon after a status', async () => {
  const quiet = await heldScene()
  quiet.seen.hasBlobs = true
  await quiet.time.runUntil(() => quiet.laptop.vault.row('p1') !== undefined, 310_000)
  const told = await heldScene()
  await told.time.run(3_600_000)
  told.seen.hasBlobs = true
  told.desk.replica?.rename('Desk again')
  await told.time.run(4_000)
  expect(told.laptop.vault.row('p1')?.fields).toMatchObject({ name: 'Petra' })
})

test('[K5] what stopped a chain before its checkpoint is not told any more once that was taken in', async () => {
  const { time, laptop, phone, seen } = await heldScene()
  const [, held] = laptop.replica?.intake.held[0] ?? []
  // The key for it came after it.
  laptop.replica?.intake.problems.set(phone.chainId, {
    code: 'no-epoch',
    sequence: held?.head.sequence ?? 0,
    atMs: time.nowMs,
  })
  seen.hasBlobs = true
  await time.runUntil(() => laptop.vault.row('p1') !== undefined, 310_000)
  await time.run(1_000)
  expect([...(laptop.replica?.intake.problems ?? [])]).toEqual([])
})
