import { beforeAll, expect, test } from 'vitest'
import { randomBytes, sodiumReady } from '@shared/sync/crypto/sodium'
import type { StoredEntry } from '@shared/sync/transport'
import { contentOf } from '../support/sync/content-of.ts'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import type { MemoryPlace } from '../support/sync/memory-place.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

/** Long enough for every link to look at everything. */
const looksMs = 130_000

function linkOf({ replica }: SimulatedDevice) {
  const link = replica?.links.get('place 0')
  if (!link) throw new Error('it is not connected')
  return link
}

/** Puts bytes behind the last entry of a device's chain; returns what takes them away again. */
function invent(place: MemoryPlace, { chainId }: SimulatedDevice, entry: Uint8Array): () => void {
  const chain = place.chains.get(chainId)
  if (!chain) throw new Error('it has no chain there')
  const sequence = (chain.entries.at(-1)?.sequence ?? 0) + 1
  const invented: StoredEntry = { sequence, entry }
  chain.entries.push(invented)
  return () => {
    chain.entries = chain.entries.filter((each) => each !== invented)
  }
}

test('[T1] an invention behind the own chain stops what is sent there while it stands, and nothing else', async () => {
  const { time, desk, laptop, place } = await deskAndLaptop()
  const takeAway = invent(place, desk, randomBytes(300))
  await desk.restart()
  await laptop.write('m2', { kind: 'meeting', title: 'From the laptop', trashedAt: null })
  await desk.write('m3', { kind: 'meeting', title: 'From the desk', trashedAt: null })
  await time.run(looksMs)
  expect(desk.vault.row('m2')?.fields).toMatchObject({ title: 'From the laptop' })
  expect(linkOf(desk)).toMatchObject({ isLevel: false, trouble: { code: 'fork' } })
  expect(linkOf(desk).trouble?.message).toContain('does not come from here')
  expect(laptop.vault.row('m3')).toBeUndefined()
  takeAway()
  await time.run(looksMs)
  expect(contentOf(laptop)).toEqual(contentOf(desk))
  expect(linkOf(desk)).toMatchObject({ isLevel: true, trouble: undefined })
})

test('[I4] [T2] an own entry from elsewhere in the chain is an invention: the chain is not given up', async () => {
  const { time, desk, place } = await deskAndLaptop()
  const { chainId } = desk
  invent(place, desk, place.chains.get(chainId)?.entries[0]?.entry ?? new Uint8Array())
  await desk.restart()
  await time.run(looksMs)
  expect(desk.chainId).toBe(chainId)
  expect(linkOf(desk).isLevel).toBe(false)
})

test('[I4] [T2] a transport that shows something else first and the own entry when asked again does not end the chain', async () => {
  const { time, desk, place } = await deskAndLaptop()
  const { chainId } = desk
  desk.disconnect('place 0')
  const transport = new MemoryTransport(place, {}, 'place 0')
  const read = transport.read.bind(transport)
  let isOdd = false
  transport.read = async (...args) => {
    const entries = await read(...args)
    if (args[0] !== chainId) return entries
    isOdd = !isOdd
    return isOdd ? entries.map(({ sequence }) => ({ sequence, entry: randomBytes(300) })) : entries
  }
  desk.replica?.attach(transport)
  await time.run(looksMs)
  expect(desk.chainId).toBe(chainId)
})

test('[A2] where a transport went back behind what was let go, no entry is named by the hash of another', async () => {
  const { time, desk, place, checkpoint } = await deskAndLaptop()
  await desk.write('m2', { kind: 'meeting', title: 'Later', trashedAt: null })
  await time.run(5_000)
  const before = place.copy()
  await desk.write('m3', { kind: 'meeting', title: 'Later still', trashedAt: null })
  await checkpoint(desk)
  await time.run(5_000)
  desk.crash()
  Object.assign(place, before)
  const hashes = new Map(
    desk.connection
      .all<{ sequence: number; hash: string }>('select sequence, hash from sync_entries')
      .map(({ sequence, hash }) => [sequence, hash]),
  )
  const last = place.chains.get(desk.chainId)?.entries.at(-1)?.sequence ?? 0
  expect(hashes.has(last)).toBe(false)
  await desk.start()
  await time.run(40)
  const receipt = desk.store.receipt('place 0')
  expect(receipt.sequence === 0 || hashes.get(receipt.sequence) === receipt.hash).toBe(true)
})
