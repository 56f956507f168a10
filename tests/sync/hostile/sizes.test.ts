import * as encoding from 'lib0/encoding'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { parseEntry } from '@shared/sync/entry'
import { decodeMessage, MessagePieces } from '@shared/sync/message'
import { parseOp } from '@shared/sync/roster/op'
import { parseStatus } from '@shared/sync/status'
import { maxEntryBytes, maxStatusBytes, type StoredEntry } from '@shared/sync/transport'
import { fakeChain, fakeEntry } from '../../support/sync/fake-entries.ts'
import { HostileScene } from '../../support/sync/hostile-scene.ts'
import { MemoryTransport } from '../../support/sync/memory-transport.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
beforeEach(async () => {
  scene = await HostileScene.open()
})

const tenGigabytes = 10 * 2 ** 30

/** The clear beginning of an entry of the desk’s, up to where its length stands. [E1] */
function beginning(type: number): number[] {
  const workspaceTag = scene.desk.store.read<string>('workspaceTag') ?? ''
  const next = scene.desk.store.head.sequence + 1
  const ids = Buffer.from(workspaceTag + scene.desk.chainId, 'hex')
  return [0x4c, 1, type, ...ids, next, ...new Uint8Array(32), ...(type === 1 ? new Uint8Array(16) : [])]
}

function bytesWith(start: readonly number[], ...numbers: number[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, Uint8Array.from(start))
    for (const number of numbers) encoding.writeVarUint(encoder, number)
  })
}

test('[D3] [E5] an entry that announces 10 GB, or ten billion ops, is dropped at once, and the next one is taken in', async () => {
  const { desk, laptop } = scene
  const sequence = desk.store.head.sequence + 1
  const manyOps = bytesWith([], 10 ** 10)
  const frames = [
    bytesWith(beginning(1), tenGigabytes),
    bytesWith(beginning(2), tenGigabytes),
    Uint8Array.from([...beginning(2), manyOps.length, ...manyOps, ...new Uint8Array(64)]),
    new Uint8Array(maxEntryBytes + 1),
  ]
  for (const entry of frames) {
    expect(() => parseEntry(entry)).toThrow(/^(malformed|too-large)$/)
    scene.push(laptop, desk.chainId, [{ sequence, entry }])
  }
  expect(laptop.replica?.intake.dropped).toEqual(
    new Map([
      ['malformed', 2],
      ['too-large', 2],
    ]),
  )
  await scene.say(desk, 'one')
  expect(scene.words(laptop)).toEqual(['one'])
})

test('[D3] [E5] a message of more than 256 pieces is given up, and holds none of them', () => {
  const pieces = new MessagePieces()
  const piece = Uint8Array.of(1, 7)
  for (let count = 0; count < 256; count += 1) expect(pieces.add(piece)).toBeUndefined()
  expect(() => pieces.add(piece)).toThrow('too-large')
  expect(pieces.isEmpty).toBe(true)
})

test('[D3] [A1] a status or an op that announces 10 GB, or is larger than it may be, is refused', () => {
  const ids = new Uint8Array(32)
  expect(() => parseStatus(bytesWith([0x4c, 1, ...ids, 1, ...new Uint8Array(16)], tenGigabytes))).toThrow(
    'malformed',
  )
  expect(() => parseStatus(new Uint8Array(maxStatusBytes + 1))).toThrow('too-large')
  expect(() => parseOp(bytesWith([], tenGigabytes))).toThrow('malformed')
})

test('[D3] [K1] a manifest of a million bundles is refused', () => {
  const name = ['ab'.repeat(32)]
  const bundles = Array.from({ length: 2 ** 20 }, () => name)
  const message = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 2)
    encoding.writeAny(encoder, { covers: {}, bundles, purged: {}, attachments: [], merge: false, madeAt: '' })
  })
  expect(() => decodeMessage(message)).toThrow('too-large')
})

test('[D3] [M1] a message nested without end is refused', () => {
  const message = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 1)
    // One array in another, a million times.
    for (let depth = 0; depth < 2 ** 20; depth += 1) encoding.writeUint8Array(encoder, Uint8Array.of(117, 1))
  })
  expect(() => decodeMessage(message)).toThrow('malformed')
})

test('[D3] [T1] chains of nobody, without number and without end, are read in parts, and hold up nobody', async () => {
  const { desk, laptop, place, time } = scene
  const endless = fakeChain(7, desk.store.read<string>('workspaceTag') ?? '')
  let given = 0
  /** Gives the next thousand entries of one chain, whenever it is asked. */
  class EndlessTransport extends MemoryTransport {
    override async extents() {
      const strangers = Array.from({ length: 100_000 }, (_, index) => ({
        ...fakeChain(index + 7),
        firstSequence: 1,
        lastSequence: Number.MAX_SAFE_INTEGER,
      }))
      return [...strangers, ...(await super.extents())]
    }
    override async read(chainId: string, after: number, maxBytes: number): Promise<StoredEntry[]> {
      if (place.chains.has(chainId)) return await super.read(chainId, after, maxBytes)
      const entries = Array.from({ length: 10 }, (_, index) =>
        fakeEntry(endless, after + index + 1, { bytes: 64 * 1024 }),
      )
      for (const { entry } of entries) given += entry.length
      return entries
    }
  }
  laptop.disconnect('relay')
  laptop.replica?.attach(new EndlessTransport(place, {}, 'endless'))
  await scene.say(desk, 'one')
  await time.run(10_000)
  expect(scene.words(laptop)).toEqual(['one'])
  expect(given).toBeLessThan(32 * 2 ** 20)
  await scene.say(desk, 'two')
  await scene.look()
  expect(scene.words(laptop)).toEqual(['one', 'two'])
  expect(given).toBeLessThan(256 * 2 ** 20)
})

test('[D3] [T1] chains and statuses of nobody, pushed and shown without number, leave nothing in memory', async () => {
  const { laptop, place, time } = scene
  const garbage = new Uint8Array(100)
  const strangers = Array.from({ length: 500 }, (_, index) => fakeChain(index + 7).chainId)
  for (const chainId of strangers) {
    scene.push(laptop, chainId, [{ sequence: 1, entry: garbage }])
    place.statuses.set(chainId, garbage)
  }
  await time.run(200_000)
  const { replica } = laptop
  if (!replica) throw new Error('it runs')
  const [link] = replica.links.values()
  const { readers } = replica.intake as unknown as { readers: Map<string, unknown> }
  const { exchange } = link as unknown as { exchange: { shownCounters: Map<string, unknown> } }
  const { known } = replica.membership.roster
  for (const kept of [readers, replica.intake.problems, exchange.shownCounters]) {
    expect([...kept.keys()].filter((chainId) => !known.has(chainId))).toEqual([])
  }
  await scene.say(scene.desk, 'one')
  expect(scene.words(laptop)).toEqual(['one'])
})
