import { beforeAll, expect, test } from 'vitest'
import { newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { TransportError } from '@shared/sync/transport'
import { createRandom } from '../support/random.ts'
import { MemoryPlace } from '../support/sync/memory-place.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import { SimulatedDevice } from '../support/sync/simulated-device.ts'
import { SimulatedTime } from '../support/sync/simulated-time.ts'

beforeAll(() => sodiumReady)

const noteCount = 20

/** A device with notes from before sync was turned on. */
async function deskWithNotes() {
  const time = new SimulatedTime()
  const random = createRandom(1)
  const desk = new SimulatedDevice('Desk', time, random)
  for (let count = 0; count < noteCount; count += 1) {
    await desk.write(`m${count}`, { kind: 'meeting', title: `Before ${count}`, trashedAt: null })
  }
  await desk.found(newSeed())
  return { time, random, desk }
}

/** Changes that one place does not have, as the Devices screen says it. */
function waitingAt({ replica }: SimulatedDevice, placeId: string): number | undefined {
  return replica?.changesAfter(replica.links.get(placeId)?.confirmed ?? 0)
}

test('[A2] [K2] what was there before sync waits until a checkpoint that holds it is at the place', async () => {
  const { time, desk } = await deskWithNotes()
  await desk.write('new', { kind: 'meeting', title: 'Typed before the relay was added', trashedAt: null })
  let isFull = true
  const gate = (what: string) =>
    isFull && what === 'putBlob' ? Promise.reject(new TransportError('quota')) : Promise.resolve()
  desk.replica?.attach(new MemoryTransport(new MemoryPlace(), { gate }, 'relay'))
  await time.run(60_000)
  expect(waitingAt(desk, 'relay')).toBe(noteCount + 1)
  isFull = false
  await time.runUntil(() => waitingAt(desk, 'relay') === 0)
})

test('[A2] [K2] ops and changes that stand in entries before the first checkpoint do not count for what was there before', async () => {
  const { time, random, desk } = await deskWithNotes()
  const laptop = new SimulatedDevice('Laptop', time, random)
  await laptop.join(desk)
  await desk.write('new', { kind: 'meeting', title: 'Typed before the first send', trashedAt: null })
  desk.replica?.outgoing.seal()
  const { head } = desk.store
  expect(head.sequence).toBe(3)
  expect(desk.replica?.changesAfter(head.sequence)).toBe(noteCount + 1)
  const place = new MemoryPlace()
  desk.connect('relay', place)
  laptop.connect('relay', place)
  await time.run(60_000)
  expect(waitingAt(desk, 'relay')).toBe(0)
  expect(laptop.vault.row('m0')?.fields).toMatchObject({ title: 'Before 0' })
})

test('[A2] a device that joins with nothing has nothing waiting', async () => {
  const { time, random, desk } = await deskWithNotes()
  const laptop = new SimulatedDevice('Laptop', time, random)
  await laptop.join(desk)
  expect(laptop.replica?.changesAfter(laptop.store.head.sequence)).toBe(0)
})
