import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { segmentPath } from '../../../src/main/vault/journal-records'
import { openingNotices } from '../../../src/main/workspace/vault-notices'
import { findDamage } from '../../../src/main/vault/verify-vault'
import {
  addParagraph,
  bodyText,
  maintain,
  makeFolder,
  person,
  removeFolder,
} from '../../support/vault-fixture'

let folder: string
let opened: OpenedVault | undefined
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => {
  opened?.vault.close()
  removeFolder(folder)
})

function open(): OpenedVault {
  opened?.vault.close()
  opened = openVault({ folder, nowMs: Date.now })
  return opened
}

const file = (name: string) => join(folder, name)

/** A vault with two backups and changes before, between and after them; closed as a crash leaves it or as a quit. */
async function fill({ backups }: { backups: number }): Promise<void> {
  const first = open()
  await first.vault.commit(person('p1', 'Maria'))
  await first.vault.commit(addParagraph(first.vault, 'p1', 'Before the backup'))
  for (let number = 0; number < backups; number += 1) {
    await maintain(folder, first).backUp()
    await first.vault.commit(person(`p${number + 2}`, `After backup ${number + 1}`))
  }
  await first.vault.commit(addParagraph(first.vault, 'p1', 'After the backup'))
}

function content({ vault }: OpenedVault) {
  return { rows: vault.rows(['person']), body: bodyText(vault, 'p1') }
}

const damages: Record<string, () => void> = {
  deleted: () => rmSync(file('vault.db')),
  'of zero length': () => truncateSync(file('vault.db'), 0),
  'truncated in the middle': () =>
    truncateSync(file('vault.db'), Math.floor(readFileSync(file('vault.db')).length / 2)),
  'cut to a part of its header': () => truncateSync(file('vault.db'), 50),
  'overwritten at its beginning': () => overwrite(0, 4096),
  'overwritten in the middle': () => overwrite(20_000, 30_000),
  'no database at all': () => writeFileSync(file('vault.db'), 'This is a shopping list.'),
}

function overwrite(from: number, to: number): void {
  const bytes = readFileSync(file('vault.db'))
  bytes.fill(0x5a, from, Math.min(to, bytes.length))
  writeFileSync(file('vault.db'), bytes)
}

/** Opens it, and rebuilds it where opening met no damage and the full check does. */
function openAndCheck(): OpenedVault {
  const first = open()
  if (first.rebuilt) return first
  const damage = findDamage(first.vault.connection)
  if (damage.length === 0) throw new Error('the damage was not found')
  first.vault.close()
  opened = openVault({ folder, nowMs: Date.now, isDamaged: true })
  return opened
}

describe.each([0, 1, 2, 3])('with %i backups', (backups) => {
  test.each(Object.keys(damages))(
    '[A4] a vault %s is built anew and loses nothing that was saved',
    async (name) => {
      await fill({ backups })
      const before = content(open())
      opened?.vault.close()
      damages[name]?.()
      const after = openAndCheck()
      expect(content(after)).toEqual(before)
      expect(after.rebuilt?.gaps).toEqual([])
      expect(findDamage(after.vault.connection)).toEqual([])
    },
  )
})

test('[A4] a lost write-ahead log is made up for by the journal', async () => {
  const first = open()
  await first.vault.commit(person('p1', 'Maria'))
  first.vault.connection.database.exec('pragma wal_checkpoint(truncate)')
  await first.vault.commit(person('p2', 'Jonas'))
  await first.vault.commit(addParagraph(first.vault, 'p1', 'Notes'))
  // As after a crash: the files as they are, less the log.
  const copy = makeFolder()
  copyFileSync(file('vault.db'), join(copy, 'vault.db'))
  first.vault.close()
  for (const suffix of ['-wal', '-shm']) rmSync(file(`vault.db${suffix}`), { force: true })
  copyFileSync(join(copy, 'vault.db'), file('vault.db'))
  removeFolder(copy)
  const again = open()
  expect(again.replayedCount).toBe(2)
  expect(again.vault.rows(['person']).map(({ id }) => id)).toEqual(['p1', 'p2'])
  expect(bodyText(again.vault, 'p1')).toBe('Notes')
  expect(open().replayedCount).toBe(0)
})

test('[A4] an older copy of the vault is brought up to date', async () => {
  await fill({ backups: 1 })
  opened?.vault.close()
  copyFileSync(file('vault.db'), file('old.db'))
  const later = open()
  await later.vault.commit(person('p8', 'Later'))
  for (let round = 0; round < 3; round += 1) {
    await later.vault.commit(person('p9', `Round ${round}`))
    await maintain(folder, later).backUp()
  }
  const before = content(later)
  later.vault.close()
  copyFileSync(file('old.db'), file('vault.db'))
  const again = open()
  expect(again.rebuilt).toBeDefined()
  expect(content(again)).toEqual(before)
})

test('a lost journal is written again from the database', async () => {
  await fill({ backups: 0 })
  const before = content(open())
  opened?.vault.close()
  rmSync(file('journal'), { recursive: true })
  open()
  opened?.vault.close()
  rmSync(file('vault.db'))
  expect(content(open())).toEqual(before)
})

test('[A4] with the newest backup damaged too, the one before it and the journal hold everything', async () => {
  await fill({ backups: 3 })
  const before = content(open())
  opened?.vault.close()
  rmSync(file('vault.db'))
  const newest = readdirSync(file('backups')).sort().at(-1)
  if (!newest) throw new Error('no backup')
  const bytes = readFileSync(join(folder, 'backups', newest))
  bytes.fill(0x11, 8_000, 12_000)
  writeFileSync(join(folder, 'backups', newest), bytes)
  const after = open()
  expect(content(after)).toEqual(before)
  expect(after.rebuilt?.gaps).toEqual([])
})

test('[A4] what neither backup nor journal has is salvaged from the damaged file, and what may be missing is said', async () => {
  const first = open()
  await first.vault.commit(person('p1', 'Maria'))
  await first.vault.commit(person('p2', 'Jonas'))
  await first.vault.commit(addParagraph(first.vault, 'p1', 'Notes'))
  await first.vault.commit(addParagraph(first.vault, 'p2', 'Broken notes'))
  // As when backups had let go of the journal, and then were lost themselves.
  first.vault.connection.run('delete from outbox')
  first.vault.connection.run("update body_updates set crc = crc + 1 where document_id = 'p2'")
  first.vault.connection.run(
    "update fields set value = '\"Joans\"' where document_id = 'p2' and name = 'name'",
  )
  first.vault.close()
  rmSync(file('journal'), { recursive: true })
  opened = openVault({ folder, nowMs: Date.now, isDamaged: true })
  expect(opened.vault.rows(['person']).map(({ id, fields }) => [id, fields['name']])).toEqual([
    ['p1', 'Maria'],
    ['p2', undefined],
  ])
  expect(bodyText(opened.vault, 'p1')).toBe('Notes')
  expect(opened.rebuilt?.gaps).toHaveLength(1)
})

test('after a rebuild what the user writes wins over what was salvaged, also where the clock was ahead', async () => {
  const dayMs = 86_400_000
  opened = openVault({ folder, nowMs: () => Date.now() + 300 * dayMs })
  await opened.vault.commit(person('p1', 'Maria'))
  opened.vault.connection.run('delete from outbox')
  opened.vault.close()
  rmSync(file('journal'), { recursive: true })
  opened = openVault({ folder, nowMs: Date.now, isDamaged: true })
  await opened.vault.commit(person('p1', 'María'))
  expect(opened.vault.row('p1')?.fields['name']).toBe('María')
})

test('[A4] with the newest journal segment deleted, what is saved from then on is where a rebuild looks for it', async () => {
  await fill({ backups: 2 })
  opened?.vault.close()
  rmSync(segmentPath(folder, 3))
  await open().vault.commit(person('p8', 'Later'))
  const before = content(open())
  opened?.vault.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(file(`vault.db${suffix}`), { force: true })
  expect(content(open())).toEqual(before)
})

test('a damaged journal is no loss while the database holds the same', async () => {
  await fill({ backups: 0 })
  const before = content(open())
  opened?.vault.close()
  const journal = readFileSync(segmentPath(folder, 1))
  journal.fill(0x33, 100, 200)
  writeFileSync(segmentPath(folder, 1), journal)
  open()
  opened?.vault.close()
  rmSync(file('vault.db'))
  const after = open()
  expect(content(after)).toEqual(before)
  expect(after.rebuilt?.gaps).toEqual([])
})

test('a rebuilt vault is another device with a chain of its own, and goes on', async () => {
  await fill({ backups: 1 })
  const { deviceId, incarnation, workspaceId } = open().vault
  opened?.vault.close()
  truncateSync(file('vault.db'), 100)
  const rebuilt = open().vault
  expect(rebuilt.workspaceId).toBe(workspaceId)
  expect(rebuilt.deviceId).not.toBe(deviceId)
  expect(rebuilt.incarnation).not.toBe(incarnation)
  expect(rebuilt.sequence).toBe(0)
  await rebuilt.commit(person('p1', 'María'))
  expect(rebuilt.row('p1')?.fields['name']).toBe('María')
  const again = open()
  expect(again.rebuilt).toBeUndefined()
  expect(again.vault.row('p1')?.fields['name']).toBe('María')
})

test('a vault that is damaged twice, with no backup in between, still loses nothing', async () => {
  await fill({ backups: 1 })
  opened?.vault.close()
  rmSync(file('vault.db'))
  const once = open()
  await once.vault.commit(person('p7', 'Between'))
  const before = content(once)
  once.vault.close()
  truncateSync(file('vault.db'), 5000)
  const twice = open()
  expect(content(twice)).toEqual(before)
  expect(twice.rebuilt?.gaps).toEqual([])
})

test('the damaged file is set aside, not deleted', async () => {
  await fill({ backups: 0 })
  opened?.vault.close()
  overwrite(0, 4096)
  const damaged = readFileSync(file('vault.db'))
  const { rebuilt } = open()
  expect(readFileSync(join(rebuilt?.setAside ?? '', 'vault.db')).equals(damaged)).toBe(true)
})

test('a crash in the middle of a rebuild leaves something that is rebuilt at the next start', async () => {
  await fill({ backups: 1 })
  const before = content(open())
  opened?.vault.close()
  overwrite(0, 4096)
  writeFileSync(file('rebuild.db'), 'half of it')
  expect(content(open())).toEqual(before)
  expect(existsSync(file('rebuild.db'))).toBe(false)
})

test('a command that came before the damage is not carried out again after it', async () => {
  const first = open()
  const change = person('p1', 'Maria')
  await first.vault.commit(change)
  await first.vault.commit(person('p1', 'María'))
  first.vault.close()
  rmSync(file('vault.db'))
  const { vault } = open()
  await vault.commit(change)
  expect(vault.row('p1')?.fields['name']).toBe('María')
})

test('a vault of a newer Leadup is not opened and not touched', async () => {
  const { vault } = open()
  await vault.commit(person('p1', 'Maria'))
  vault.connection.database.exec(
    "pragma user_version = 99; update meta set value = '99' where key = 'version'",
  )
  vault.close()
  const before = readFileSync(file('vault.db'))
  expect(() => openVault({ folder, nowMs: Date.now })).toThrow(/newer version/)
  expect(readFileSync(file('vault.db')).equals(before)).toBe(true)
})

test('what the device remembered is taken from the damaged file, an entry that is damaged too', async () => {
  const { vault } = open()
  vault.writeDeviceState('capture.draft', { text: 'Half a thought' })
  vault.writeDeviceState('main.route', { screen: 'today' })
  vault.connection.run(`update device_state set value = replace(value, '}', ']') where key = 'capture.draft'`)
  vault.close()
  opened = openVault({ folder, nowMs: Date.now, isDamaged: true })
  expect(opened.rebuilt?.isDeviceStateMissing).toBe(false)
  expect(opened.vault.readDeviceState('capture.draft')).toBe('{"text":"Half a thought"]')
  expect(opened.vault.readDeviceState('main.route')).toEqual({ screen: 'today' })
})

test('where a part of what the device remembered is gone, the rest is there and it is said', async () => {
  const { vault } = open()
  const entries = Array.from({ length: 60 }, (_, at) => `main.heardDraft.${String(at).padStart(2, '0')}`)
  for (const key of entries) vault.writeDeviceState(key, { text: key.repeat(20) })
  vault.connection.database.exec('pragma wal_checkpoint(truncate)')
  vault.close()
  const bytes = readFileSync(file('vault.db'))
  const at = bytes.lastIndexOf(`{"text":"${entries[30]}`)
  const page = Math.floor(at / 4096) * 4096
  overwrite(page, page + 4096)
  opened = openVault({ folder, nowMs: Date.now, isDamaged: true })
  const left = entries.filter((key) => opened?.vault.readDeviceState(key) !== null)
  expect(left).toContain(entries[0])
  expect(left).toContain(entries[59])
  expect(left).not.toContain(entries[30])
  expect(opened.rebuilt?.isDeviceStateMissing).toBe(true)
  expect(openingNotices(opened)[0]?.text).toContain('A line you had begun to type')
})
