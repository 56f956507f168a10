import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom, runSeed } from '../support/random.ts'
import {
  agendaOf,
  beginSync,
  indicator,
  openAgenda,
  openDevice,
  pair,
  writeMeeting,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { inventWords, memoryOf, WordSearch } from '../support/sync/find-words.ts'
import { openAddressedRelay, type AddressedRelay } from '../support/sync/open-addressed-relay.ts'
import { WebSocketPayloads } from '../support/sync/websocket-payloads.ts'

const wordCount = 1000
const wordsAtOnce = 50

let relay: AddressedRelay
let desk: AppDevice
let laptop: AppDevice
beforeAll(async () => {
  relay = await openAddressedRelay()
  desk = await openDevice()
})
afterAll(async () => {
  await Promise.all([desk, laptop].map((device) => device?.app.dispose()))
  await relay.stop()
})

function lookInFolder(search: WordSearch, folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) search.look(readFileSync(join(entry.parentPath, entry.name)))
  }
}

test('[D4] of 1,000 pasted words none is on the wire, in the database, in the log or in the memory of the relay', async () => {
  const seed = runSeed()
  console.log(`words of LEADUP_SEED=${seed}`)
  const words = inventWords(wordCount, createRandom(seed))
  const onWire = new WordSearch(words)
  const streams = new Map<object, WebSocketPayloads>()
  let payloadBytes = 0
  relay.wire.listen((chunk, stream) => {
    const payloads = streams.get(stream) ?? new WebSocketPayloads()
    streams.set(stream, payloads)
    for (const payload of payloads.take(chunk)) {
      payloadBytes += payload.length
      onWire.look(payload)
    }
  })
  const paste = async ({ page }: AppDevice, from: number, to: number) => {
    await openAgenda(page)
    await agendaOf(page).click()
    for (let at = from; at < to; at += wordsAtOnce) {
      await page.keyboard.insertText(`${words.slice(at, at + wordsAtOnce).join(' ')} `)
    }
  }

  // Half of them go with the checkpoint that sync begins with, half are typed while the other device listens.
  await writeMeeting(desk.page)
  await paste(desk, 0, wordCount / 2)
  await beginSync(desk, { deviceName: 'Desk' }, { relay: relay.address })
  laptop = await openDevice()
  await pair(desk, laptop, { deviceName: 'Laptop' })
  await paste(desk, wordCount / 2, wordCount)
  await openAgenda(laptop.page)
  await expect.poll(() => agendaOf(laptop.page).innerText()).toContain(words.at(-1))
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')

  // The search finds them where they are: a search that finds nothing anywhere shows nothing.
  const onDevice = new WordSearch(words)
  lookInFolder(onDevice, join(laptop.app.profileDir, 'workspace'))
  expect(onDevice.found.size).toBeGreaterThanOrEqual(wordCount * 0.99)
  // What passed was read as frames: half of the words alone have some six kilobytes.
  expect(payloadBytes).toBeGreaterThan((wordCount / 2) * 12)

  const inRelay = new WordSearch(words)
  lookInFolder(inRelay, relay.dataFolder)
  const { pid, log } = relay.process()
  expect(log()).toContain('"started"')
  inRelay.look(Buffer.from(log()))
  if (existsSync(`/proc/${pid}/mem`)) for (const piece of memoryOf(pid)) inRelay.look(piece)
  expect([...onWire.found, ...inRelay.found]).toEqual([])
})
