import { beforeAll, beforeEach, expect, test } from 'vitest'
import { seal } from '@shared/sync/crypto/seal'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { parseEntry, signSealedEntry } from '@shared/sync/entry'
import { HostileScene, identityOf } from '../support/sync/hostile-scene.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import { writeAsVersion } from '../support/sync/write-as-version.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
beforeEach(async () => {
  scene = await HostileScene.open()
})

/** The laptop comes back over a line on which what is read is counted; who reads without end is cut. */
function comeBackCounting(): { reads: number; bytes: number } {
  const { laptop, place } = scene
  const seen = { reads: 0, bytes: 0 }
  const transport = new MemoryTransport(place, {}, 'relay')
  const read = transport.read.bind(transport)
  transport.read = async (...args) => {
    seen.reads += 1
    if (seen.reads > 1_000) await new Promise(() => undefined)
    const entries = await read(...args)
    for (const { entry } of entries) seen.bytes += entry.length
    return entries
  }
  laptop.disconnect('relay')
  laptop.replica?.attach(transport)
  return seen
}

test('[E4] [M1] a large message of a newer version waits, is not read again and again, and holds up nothing that is written here', async () => {
  const { desk, laptop } = scene
  scene.setConnection(laptop, 'offline')
  if (desk.replica) writeAsVersion(desk.replica, 2)
  await desk.write('m1', { notes: 'x'.repeat(2_000_000) })
  await scene.firstLook()
  const seen = comeBackCounting()
  await laptop.type('m1', 'from the laptop')
  await scene.firstLook()
  expect(scene.named(laptop)).toContain('needs-newer')
  expect(scene.words(desk)).toEqual(['from the laptop'])
  const atFirst = { ...seen }
  for (let count = 0; count < 20; count += 1) await scene.say(desk, 'typed on the newer one')
  await scene.look()
  expect(seen.bytes - atFirst.bytes).toBeLessThan(100_000)
  expect(seen.reads - atFirst.reads).toBeLessThan(20)
  laptop.version = 2
  await laptop.restart()
  laptop.connect('relay', scene.place)
  await scene.look()
  expect(laptop.vault.row('m1')?.fields['notes']).toHaveLength(2_000_000)
  expect(scene.words(laptop)).toEqual(scene.words(desk))
})

test('[E5] a message whose second piece is none is given up, and holds up nothing that is written here', async () => {
  const { desk, laptop, place } = scene
  const { replica } = desk
  scene.setConnection(laptop, 'offline')
  const key = replica?.membership.sealingKey
  const { sequence, hash } = desk.store.head
  let previousHash = hash
  const pieces = [1, 7].map((goesOn, index) => {
    const at = {
      workspaceTag: replica?.membership.workspaceTag ?? '',
      sequence: sequence + index + 1,
      previousHash,
    }
    const entry = signSealedEntry(identityOf(desk), at, key?.id ?? '', (associated) =>
      seal(key?.key ?? new Uint8Array(32), new Uint8Array(700_000).fill(goesOn), associated),
    )
    previousHash = parseEntry(entry).hash
    return { sequence: at.sequence, entry }
  })
  scene.setConnection(desk, 'offline')
  place.chains.get(desk.chainId)?.entries.push(...pieces)
  const seen = comeBackCounting()
  await laptop.type('m1', 'from the laptop')
  await scene.firstLook()
  expect(scene.named(laptop)).toContain('malformed')
  expect(scene.entriesOf(laptop).at(-1)?.sequence).toBe(laptop.store.head.sequence)
  expect(seen.reads).toBeLessThan(20)
})

test('[E4] [K4] a chain that waited goes on where a checkpoint stands for what it waited for', () => {
  const { desk, laptop } = scene
  const { intake, membership } = laptop.replica ?? {}
  const { sequence, hash: previousHash } = desk.store.head
  const at = { workspaceTag: membership?.workspaceTag ?? '', sequence: sequence + 1, previousHash }
  const entry = signSealedEntry(identityOf(desk), at, '00'.repeat(16), (associated) =>
    seal(new Uint8Array(32), Uint8Array.of(0, 1, 1), associated),
  )
  scene.push(laptop, desk.chainId, [{ sequence: at.sequence, entry }])
  expect(intake?.isWaiting(desk.chainId)).toBe(true)
  laptop.store.setCursor(desk.chainId, { sequence: at.sequence, hash: parseEntry(entry).hash }, '')
  intake?.forgetReaders()
  expect(intake?.isWaiting(desk.chainId)).toBe(false)
})
