import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { createRandom } from '../support/random.ts'
import { HostileScene } from '../support/sync/hostile-scene.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import { pairedSides } from '../support/sync/paired-sides.ts'
import { findWords } from '../support/sync/search-bytes.ts'
import { typeLetters } from '../support/sync/type-letters.ts'

const sealing = vi.hoisted(() => ({ isOff: false }))

// The real seal, or none: what is searched for must be found where nothing is sealed.
vi.mock(import('@shared/sync/crypto/seal'), async (importOriginal) => {
  const real = await importOriginal()
  return {
    ...real,
    seal: (...args) => (sealing.isOff ? args[1] : real.seal(...args)),
    openSeal: (...args) => (sealing.isOff ? args[1] : real.openSeal(...args)),
  }
})

beforeAll(() => sodiumReady)

const wordCount = 1000
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Distinct words that nobody writes. */
function inventWords(): string[] {
  const random = createRandom(4)
  const words = new Set<string>()
  while (words.size < wordCount) {
    words.add(Array.from({ length: 12 }, () => letters[random.below(letters.length)]).join(''))
  }
  return [...words]
}

const calls = ['append', 'putBlob', 'putStatus', 'setAccess', 'trim', 'removeBlobs'] as const

/** Everything that a place is given, also what it lets go of or replaces later. */
function watchPlace(): () => Uint8Array[] {
  const spies = calls.map((name) => vi.spyOn(MemoryTransport.prototype, name))
  return () => spies.flatMap(({ mock }) => bytesIn(mock.calls))
}

function bytesIn(value: unknown): Uint8Array[] {
  if (typeof value === 'string') return [Buffer.from(value)]
  if (value instanceof Uint8Array) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(bytesIn)
}

/** Writes the words in all the ways there are, on a device that has another one to sync with. */
async function writeEverywhere(words: readonly string[]): Promise<void> {
  const rest = [...words]
  const take = (count: number) => rest.splice(0, count)
  const scene = await HostileScene.open()
  const { desk, laptop, time } = scene
  for (let page = 0; page < 30; page += 1) await desk.type(`m${page}`, take(10).join(' '))
  for (let page = 0; page < 30; page += 1) await typeLetters(desk, `m${page}`, take(1).join(''))
  for (const [index, word] of take(300).entries()) {
    const who = `p${index}`
    await desk.write(who, { kind: 'person', name: word, trashedAt: null })
  }
  for (const [index, word] of take(300).entries()) {
    await desk.write(`m${index + 2}`, { kind: 'meeting', title: word, notes: { [word]: [word] } })
  }
  for (const device of [desk, laptop]) {
    for (const word of take(9)) {
      device.replica?.rename(word)
      await time.run(1_000)
    }
  }
  desk.vault.transaction(() => desk.replica?.maker.want('plain'))
  desk.replica?.wake()
  await scene.look()
  await laptop.type('m1', rest.join(' '))
  await scene.look()
  expect(scene.words(desk)).toContain(rest.join(' '))
  expect(desk.failures.concat(laptop.failures)).toEqual([])
}

/** What a mailbox passes on while one device lets in another. */
async function pair(deviceName: string): Promise<Uint8Array[]> {
  const { host, join, hostMailbox } = pairedSides({ hostPorts: { deviceName } })
  const newcomer = join()
  await host.reaches('compare')
  await newcomer.reaches('compare')
  host.pairing.answer(true)
  newcomer.pairing.answer(true)
  await newcomer.reaches('done')
  return hostMailbox.passed
}

describe('what a place is given', () => {
  const words = inventWords()
  const [nameOfHost = '', ...written] = words
  let seen: () => Uint8Array[]
  beforeEach(() => {
    vi.restoreAllMocks()
    seen = watchPlace()
  })

  test('[D4] holds none of a thousand words, in whatever way it is read', async () => {
    sealing.isOff = false
    await writeEverywhere(written)
    const passed = await pair(nameOfHost)
    expect([...findWords([...seen(), ...passed], words)]).toEqual([])
  })

  test('[D4] holds nearly all of them where nothing is sealed: the search finds what is there', async () => {
    sealing.isOff = true
    await writeEverywhere(written)
    const passed = await pair(nameOfHost)
    expect(findWords([...seen(), ...passed], words).size).toBeGreaterThanOrEqual(wordCount * 0.99)
  })
})
