import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVault, type OpenedVault } from '../../src/main/vault/open-vault.ts'
import { findDamage } from '../../src/main/vault/verify-vault.ts'
import { createRandom, runRounds, runSeed, type Random } from '../support/random.ts'
import {
  addParagraph,
  bodyText,
  change,
  maintain,
  makeFolder,
  person,
  removeFolder,
} from '../support/vault-fixture.ts'

const folders: string[] = []
afterAll(() => folders.forEach(removeFolder))

/** Two workspaces to damage: one without a backup, one with three and changes since. */
const sources: { folder: string; content: unknown }[] = []

beforeAll(async () => {
  for (const backups of [0, 3]) {
    const folder = makeFolder()
    folders.push(folder)
    const opened = openVault({ folder, nowMs: Date.now })
    for (let index = 0; index < 60; index += 1) {
      await opened.vault.commit(person(`p${index}`, `Person ${index} ${'with a long name '.repeat(20)}`))
      await opened.vault.commit(
        addParagraph(opened.vault, `p${index % 7}`, `Paragraph ${index} of some notes`),
      )
      await opened.vault.commit(change({ id: `p${index % 9}`, goals: `Goal ${index}` }))
      if (backups > 0 && index % 15 === 0 && index < 45) await maintain(folder, opened).backUp()
    }
    const content = contentOf(opened)
    opened.vault.close()
    sources.push({ folder, content })
  }
})

function contentOf({ vault }: OpenedVault) {
  return {
    rows: vault.rows(['person']).sort((first, second) => (first.id < second.id ? -1 : 1)),
    bodies: Array.from({ length: 7 }, (_, index) => bodyText(vault, `p${index}`)),
  }
}

/** Damages one copy of a workspace as a disk may. Returns what it did. */
function damage(folder: string, random: Random): string {
  const path = join(folder, 'vault.db')
  const bytes = readFileSync(path)
  const which = random.below(5)
  const at = random.below(bytes.length)
  if (which === 0) {
    truncateSync(path, at)
    return `truncated to ${at}`
  }
  if (which === 1) {
    const end = Math.min(bytes.length, at + 1 + random.below(20_000))
    for (let index = at; index < end; index += 1) bytes[index] = random.below(256)
    writeFileSync(path, bytes)
    return `random bytes from ${at} to ${end}`
  }
  if (which === 2) {
    const end = Math.min(bytes.length, at + 4096)
    bytes.fill(0, at, end)
    writeFileSync(path, bytes)
    return `zeros from ${at} to ${end}`
  }
  const flips = 1 + random.below(20)
  const places = Array.from({ length: flips }, () => random.below(bytes.length))
  for (const place of places) bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8))
  writeFileSync(path, bytes)
  return `flipped a bit at ${places.join(', ')}`
}

/** Opens the damaged workspace as the app does: what opening does not meet, the full check finds or nobody sees. */
function openAsTheAppDoes(folder: string): OpenedVault {
  const opened = openVault({ folder, nowMs: Date.now })
  if (findDamage(opened.vault.connection).length === 0) return opened
  opened.vault.close()
  return openVault({ folder, nowMs: Date.now, isDamaged: true })
}

test('[A4] a vault damaged anywhere starts, and loses nothing that was saved', async () => {
  const seed = runSeed()
  const rounds = runRounds() * 2
  console.log(`corruption rounds: ${rounds}, LEADUP_SEED=${seed}`)
  const random = createRandom(seed)
  let rebuiltCount = 0
  for (let round = 0; round < rounds; round += 1) {
    const source = random.pick(sources)
    const folder = makeFolder()
    cpSync(source.folder, folder, { recursive: true })
    const what = damage(folder, random)
    const hint = `round ${round}: ${what}, LEADUP_SEED=${seed}`
    let opened: OpenedVault
    try {
      opened = openAsTheAppDoes(folder)
    } catch (error) {
      throw new Error(`${hint}: did not open`, { cause: error })
    }
    if (opened.rebuilt) rebuiltCount += 1
    expect(contentOf(opened), hint).toEqual(source.content)
    expect(opened.rebuilt?.gaps ?? [], hint).toEqual([])
    await opened.vault.commit(person('p99', 'Afterwards'))
    expect(findDamage(opened.vault.connection), hint).toEqual([])
    opened.vault.close()
    removeFolder(folder)
  }
  // Damage that nothing finds would pass too.
  expect(rebuiltCount).toBeGreaterThan(rounds / 4)
})

test('[A4] with the newest backup damaged as well, nothing is lost', () => {
  const source = sources[1]
  if (!source) throw new Error('no source')
  const seed = runSeed()
  const random = createRandom(seed)
  for (let round = 0; round < runRounds(); round += 1) {
    const folder = makeFolder()
    cpSync(source.folder, folder, { recursive: true })
    const newest = readdirSync(join(folder, 'backups')).sort().at(-1) ?? ''
    copyFileSync(join(folder, 'vault.db'), join(folder, 'kept.db'))
    copyFileSync(join(folder, 'backups', newest), join(folder, 'vault.db'))
    const what = damage(folder, random)
    copyFileSync(join(folder, 'vault.db'), join(folder, 'backups', newest))
    copyFileSync(join(folder, 'kept.db'), join(folder, 'vault.db'))
    truncateSync(join(folder, 'vault.db'), random.below(100_000))
    const opened = openAsTheAppDoes(folder)
    const hint = `round ${round}: ${what} in the backup, LEADUP_SEED=${seed}`
    expect(contentOf(opened), hint).toEqual(source.content)
    expect(opened.rebuilt?.gaps, hint).toEqual([])
    expect(existsSync(opened.rebuilt?.setAside ?? ''), hint).toBe(true)
    opened.vault.close()
    removeFolder(folder)
  }
})
