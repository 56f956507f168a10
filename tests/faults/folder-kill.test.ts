import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStatusHeader } from '../../src/main/sync/folder/clear-header.ts'
import { bundle } from '../support/bundle.ts'
import { processEnd } from '../support/process-end.ts'
import { createRandom, runRounds, runSeed } from '../support/random.ts'
import { fakeChain } from '../support/sync/fake-entries.ts'
import { FolderFixture } from '../support/sync/folder-fixture.ts'

let processPath: string
const fixture = new FolderFixture()
beforeAll(async () => {
  processPath = await bundle('tests/faults/folder-process.ts')
})
afterAll(() => fixture.tearDown())

const chain = fakeChain(1)

/** What was confirmed, over all rounds. */
interface Confirmed {
  last: number
  trimmedThrough: number
  counter: number
  blobs: string[]
}

async function runAndKill(
  folder: string,
  seed: number,
  killAfterMs: number,
  confirmed: Confirmed,
): Promise<void> {
  const { tempFolder } = fixture.ports()
  const child = spawn(process.execPath, [processPath, folder, tempFolder, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = processEnd(child)
  let output = ''
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('ready')) resolve()
    })
  })
  await Promise.race([ready, ended])
  await after(killAfterMs)
  child.kill('SIGKILL')
  await ended
  // The last line may be cut short: it says nothing then.
  for (const line of output.split('\n').slice(0, -1)) {
    const [what, word = ''] = line.split(' ')
    if (what === 'entries') confirmed.last = Number(word)
    if (what === 'trims') confirmed.trimmedThrough = Math.max(confirmed.trimmedThrough, Number(word))
    if (what === 'status') confirmed.counter = Number(word)
    if (what === 'blob') confirmed.blobs.push(word)
  }
}

async function lost(folder: string, { last, trimmedThrough, counter, blobs }: Confirmed): Promise<string[]> {
  const transport = await fixture.openReady(folder)
  const there = await transport.read(chain.chainId, trimmedThrough, Infinity)
  const isInOrder = there.every(({ sequence }, index) => sequence === trimmedThrough + 1 + index)
  const end = there.at(-1)?.sequence ?? trimmedThrough
  const [status] = await transport.statuses()
  const missing = await transport.missingBlobs(blobs)
  await transport.close()
  return [
    ...(isInOrder && end >= last ? [] : [`entries: ${trimmedThrough} to ${end} instead of ${last}`]),
    ...(((status && (readStatusHeader(status.status)?.number ?? 0)) ?? 0 >= counter) ? [] : ['status']),
    ...missing,
  ]
}

test('[X4] what the folder confirmed is there after SIGKILL at random moments', async () => {
  const seed = runSeed()
  const rounds = runRounds()
  console.log(`folder kill rounds: ${rounds}, LEADUP_SEED=${seed}`)
  const random = createRandom(seed)
  let folder = ''
  let confirmed: Confirmed = { last: 0, trimmedThrough: 0, counter: 0, blobs: [] }
  let total = 0
  for (let round = 0; round < rounds; round += 1) {
    if (round % 5 === 0) {
      total += confirmed.last
      folder = fixture.folder(join('killed', String(round)))
      confirmed = { last: 0, trimmedThrough: 0, counter: 0, blobs: [] }
    }
    await runAndKill(folder, seed + round, random.below(300), confirmed)
    expect(await lost(folder, confirmed), `round ${round}, LEADUP_SEED=${seed}`).toEqual([])
  }
  // A process that appended nothing would pass.
  expect(total + confirmed.last).toBeGreaterThan(rounds)
})
