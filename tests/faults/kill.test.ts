import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDamage } from '../../src/main/vault/verify-vault.ts'
import { openVault } from '../../src/main/vault/open-vault.ts'
import { readSealedThrough } from '../../src/main/vault/outbox.ts'
import type { Vault } from '../../src/main/vault/vault.ts'
import { bundle } from '../support/bundle.ts'
import { processEnd } from '../support/process-end.ts'
import { createRandom, runRounds, runSeed } from '../support/random.ts'
import { bodyText, maintain, makeFolder, person, removeFolder } from '../support/vault-fixture.ts'
import { makeVersion1 } from '../support/vault-version-1.ts'

let processPath: string
let workerPath: string
beforeAll(async () => {
  processPath = await bundle('tests/faults/writing-process.ts')
  workerPath = await bundle('src/main/vault/maintenance-worker.ts')
})

const folders: string[] = []
afterAll(() => folders.forEach(removeFolder))

/** What was called saved, over all rounds. */
interface Saved {
  highest: number
  fields: Map<string, number>
  words: { id: string; number: number }[]
  troubles: string[]
}

async function runAndKill(folder: string, seed: number, killAfterMs: number, saved: Saved): Promise<void> {
  const args = [processPath, folder, workerPath, String(seed), String(saved.highest + 1000)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
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
  for (const line of output.split('\n').slice(0, -1)) note(line, saved)
}

function note(line: string, saved: Saved): void {
  const [what, kind, id = '', text = ''] = line.split(' ')
  const number = Number(text)
  if (what === 'saved') {
    saved.highest = Math.max(saved.highest, number)
    if (kind === 'field') saved.fields.set(id, Math.max(number, saved.fields.get(id) ?? 0))
    else saved.words.push({ id, number })
  } else if (what !== 'ready') {
    saved.troubles.push(line)
  }
}

function lost(folder: string, { fields, words }: Saved): string[] {
  const { vault, rebuilt } = openVault({ folder, nowMs: Date.now })
  try {
    const texts = new Map<string, string>()
    const textOf = (id: string) => {
      const text = texts.get(id) ?? bodyText(vault, id)
      texts.set(id, text)
      return text
    }
    return [
      ...findDamage(vault.connection),
      ...unsealedMissing(vault),
      ...(rebuilt?.gaps ?? []).map((gap) => `gap after ${gap.afterMs}`),
      // A later name than the one that was called saved may be there too.
      ...[...fields].flatMap(([id, number]) =>
        Number(vault.row(id)?.fields['name'] ?? 0) >= number ? [] : [`${id} ${number}`],
      ),
      ...words.flatMap(({ id, number }) =>
        textOf(id).includes(`word${number}.`) ? [] : [`${id} ${number}`],
      ),
    ]
  } finally {
    vault.close()
  }
}

/** Batches that no entry holds and the outbox does not have any more. */
function unsealedMissing(vault: Vault): string[] {
  const sealedThrough = readSealedThrough(vault.connection)
  if (sealedThrough === undefined) return []
  const waiting = new Set(
    vault.waitingBatches(sealedThrough, Number.MAX_SAFE_INTEGER).map(({ sequence }) => sequence),
  )
  return Array.from({ length: vault.sequence - sealedThrough }, (_, index) => sealedThrough + 1 + index)
    .filter((sequence) => !waiting.has(sequence))
    .map((sequence) => `batch ${sequence} does not wait`)
}

test(`[A3] [A4] what was called saved is there after SIGKILL at random moments of commits, compaction, check and backup`, async () => {
  const seed = runSeed()
  const rounds = runRounds()
  console.log(`vault kill rounds: ${rounds}, LEADUP_SEED=${seed}`)
  const random = createRandom(seed)
  let folder = ''
  let saved: Saved
  let total = 0
  for (let round = 0; round < rounds; round += 1) {
    if (round % 10 === 0) {
      folder = makeFolder()
      folders.push(folder)
      saved = { highest: 0, fields: new Map(), words: [], troubles: [] }
    }
    saved ??= { highest: 0, fields: new Map(), words: [], troubles: [] }
    await runAndKill(folder, seed + round, random.below(350), saved)
    total += saved.words.length
    const fault = damageAfterKill(folder, random.below(6))
    expect(lost(folder, saved), `round ${round}, fault ${fault}, LEADUP_SEED=${seed}`).toEqual([])
    expect(saved.troubles, `round ${round}, LEADUP_SEED=${seed}`).toEqual([])
  }
  // A process that saved nothing would pass.
  expect(total).toBeGreaterThan(rounds)
})

test('[A4] a vault of version 1 whose migration is killed loses nothing, and is migrated at the next start', async () => {
  const seed = runSeed()
  const random = createRandom(seed)
  const source = makeFolder()
  folders.push(source)
  const opened = openVault({ folder: source, nowMs: Date.now })
  for (let index = 0; index < 100; index += 1)
    await opened.vault.commit(person(`old-${index}`, `Old ${index}`))
  await maintain(source, opened).backUp()
  await opened.vault.commit(person('old-100', 'Old 100'))
  const rows = opened.vault.rows(['person'])
  opened.vault.close()
  makeVersion1(source)
  for (let round = 0; round < Math.ceil(runRounds() / 3); round += 1) {
    const folder = makeFolder()
    folders.push(folder)
    cpSync(source, folder, { recursive: true })
    const child = spawn(process.execPath, [processPath, folder, workerPath, String(seed), '0'], {
      stdio: 'ignore',
    })
    const ended = processEnd(child)
    await after(random.below(500))
    child.kill('SIGKILL')
    await ended
    const again = openVault({ folder, nowMs: Date.now })
    const hint = `round ${round}, LEADUP_SEED=${seed}`
    expect(again.rebuilt, hint).toBeUndefined()
    expect(
      again.vault.rows(['person']).filter(({ id }) => id.startsWith('old-')),
      hint,
    ).toEqual(rows)
    expect(findDamage(again.vault.connection), hint).toEqual([])
    again.vault.close()
  }
})

/** In some rounds the disk loses something too. */
function damageAfterKill(folder: string, which: number): string {
  if (which === 0) {
    for (const suffix of ['-wal', '-shm']) rmSync(join(folder, `vault.db${suffix}`), { force: true })
    return 'WAL lost'
  }
  if (which === 1) {
    const newest = readdirSync(join(folder, 'journal')).sort().at(-1)
    if (newest) appendFileSync(join(folder, 'journal', newest), Buffer.alloc(37, 0xa5))
    return 'torn journal'
  }
  if (which === 2) {
    rmSync(join(folder, 'journal'), { recursive: true, force: true })
    return 'journal deleted'
  }
  return 'none'
}
