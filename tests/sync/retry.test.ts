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

/** A device over a relay that is full. */
async function fullRelay() {
  const time = new SimulatedTime()
  const place = new MemoryPlace()
  const desk = new SimulatedDevice('Desk', time, createRandom(1))
  await desk.write('m1', { kind: 'meeting', title: 'Plans', trashedAt: null })
  await desk.found(newSeed())
  const tries = { count: 0, isFull: true }
  const gate = (what: string) => {
    if (what !== 'append' || !tries.isFull) return Promise.resolve()
    tries.count += 1
    return Promise.reject(new TransportError('quota'))
  }
  const transport = new MemoryTransport(place, { gate }, 'relay')
  desk.replica?.attach(transport)
  await time.run(120_000)
  return { time, place, desk, tries, transport }
}

test('[T1] a transport that refuses is tried ever more rarely, whatever is typed meanwhile', async () => {
  const { time, place, desk, tries } = await fullRelay()
  const before = tries.count
  for (let count = 0; count < 50; count += 1) {
    await desk.type('m1', 'k')
    await time.run(200)
  }
  expect(tries.count - before).toBeLessThanOrEqual(1)
  tries.isFull = false
  await time.run(80_000)
  expect(place.chains.get(desk.chainId)?.entries.at(-1)?.sequence).toBe(desk.store.head.sequence)
  expect(desk.replica?.changesAfter(desk.store.head.sequence)).toBe(0)
})

test('[T1] one that is connected anew is tried at once', async () => {
  const { time, place, desk, tries, transport } = await fullRelay()
  tries.isFull = false
  transport.setState({ connection: 'offline' })
  transport.setState({ connection: 'ready' })
  await time.run(100)
  expect(place.chains.get(desk.chainId)?.entries).toHaveLength(desk.store.head.sequence)
})

test('[T1] [X11] one that tells of a directory that is gone, ready all along, is tried no sooner', async () => {
  const { time, place, desk, tries, transport } = await fullRelay()
  const before = tries.count
  for (let count = 0; count < 50; count += 1) {
    transport.setState({ connection: 'ready' })
    await time.run(200)
  }
  expect(tries.count - before).toBeLessThanOrEqual(1)
  tries.isFull = false
  await time.run(80_000)
  expect(place.chains.get(desk.chainId)?.entries).toHaveLength(desk.store.head.sequence)
})

test('[T1] one that is there and gone again by the second, and always fails, is tried ever more rarely', async () => {
  const { time, place, desk, tries, transport } = await fullRelay()
  const before = tries.count
  for (let count = 0; count < 100; count += 1) {
    transport.setState({ connection: 'offline' })
    transport.setState({ connection: 'ready' })
    await time.run(1_000)
  }
  expect(tries.count - before).toBeLessThanOrEqual(5)
  tries.isFull = false
  await time.run(80_000)
  expect(place.chains.get(desk.chainId)?.entries).toHaveLength(desk.store.head.sequence)
})
