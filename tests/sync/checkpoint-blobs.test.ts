import { beforeAll, expect, test } from 'vitest'
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
