import { beforeAll, expect, test, vi } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { contentOf } from '../support/sync/content-of.ts'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

/** A desk whose notes stand in a checkpoint alone, and a phone that begins from it. */
async function checkpointed() {
  const scene = await deskAndLaptop()
  const { time, desk, checkpoint, random } = scene
  for (let count = 0; count < 5; count += 1) {
    await desk.write(`n${count}`, { kind: 'meeting', title: `Note ${count}`, trashedAt: null })
  }
  await time.run(5_000)
  await checkpoint(desk)
  await time.run(5_000)
  return { ...scene, phone: new SimulatedDevice('Phone', time, random) }
}

function spoil(blobs: Map<string, Uint8Array>, how: (blob: Uint8Array) => Uint8Array): void {
  for (const [name, blob] of blobs) blobs.set(name, how(blob))
}

const empty = () => new Uint8Array(0)
const altered = (blob: Uint8Array) => blob.map((byte, index) => (index === blob.length - 1 ? byte ^ 1 : byte))

test.each([
  ['empty', empty],
  ['altered', altered],
])('[B3] a blob of a checkpoint that is %s at a place is put there again', async (_how, how) => {
  const { time, desk, place, phone } = await checkpointed()
  spoil(place.blobs, how)
  await phone.join(desk)
  phone.connect('place 0', place)
  await time.runUntil(() => phone.vault.row('n4') !== undefined)
  await time.run(60_000)
  expect(contentOf(phone)).toEqual(contentOf(desk))
})

test('[B3] [K2] a blob that is torn on the shelf is not sent: a new checkpoint takes its place', async () => {
  const { time, desk, place, phone } = await checkpointed()
  const before = desk.replica?.maker.own?.sequence ?? 0
  spoil(desk.blobs, empty)
  place.blobs.clear()
  await phone.join(desk)
  phone.connect('place 0', place)
  await time.runUntil(() => phone.vault.row('n4') !== undefined)
  expect([...place.blobs.values()].every((blob) => blob.length > 0)).toBe(true)
  expect(desk.replica?.maker.own?.sequence).toBeGreaterThan(before)
})

test('[K2] [K3] nothing is let go for a checkpoint whose blobs the shelf lost before a place had them', async () => {
  const { time, desk, place } = await deskAndLaptop()
  const [transport] = desk.transports
  if (!transport) throw new Error('it has one')
  await desk.write('n1', { kind: 'meeting', title: 'Only in its entry', trashedAt: null })
  await time.run(5_000)
  transport.setState({ connection: 'offline' })
  desk.vault.transaction(() => desk.replica?.maker.want('plain'))
  const making = desk.replica?.maker.make()
  await time.run(1_000)
  await making
  const { own } = desk.replica?.maker ?? {}
  const covered = own?.covers[desk.chainId]?.[0] ?? 0
  expect(covered).toBeGreaterThanOrEqual(desk.store.firstSequence)
  spoil(desk.blobs, empty)
  // A disk that takes nothing more: no other checkpoint can be made.
  const { maker } = desk.replica ?? {}
  if (maker) vi.spyOn(maker, 'make').mockResolvedValue()
  transport.setState({ connection: 'ready' })
  await time.run(5_000)
  expect(desk.store.firstSequence).toBeLessThanOrEqual(covered)
  expect(place.chains.get(desk.chainId)?.entries[0]?.sequence).toBeLessThanOrEqual(covered)
  vi.restoreAllMocks()
  await time.run(120_000)
  expect(desk.store.firstSequence).toBeGreaterThan(covered)
  expect(desk.replica?.maker.own?.names.filter((name) => !place.blobs.has(name))).toEqual([])
})
