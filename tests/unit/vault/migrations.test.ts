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
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, readVersion, vaultVersion } from '../../../src/main/vault/schema'
import { listBackups } from '../../../src/main/vault/backup-files'
import { openReadOnly } from '../../../src/main/vault/open-read-only'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { findDamage } from '../../../src/main/vault/verify-vault'
import {
  addParagraph,
  bodyText,
  maintain,
  makeFolder,
  person,
  removeFolder,
} from '../../support/vault-fixture'
import { makeVersion1 } from '../../support/vault-version-1'

let folder: string
let opened: OpenedVault | undefined
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => {
  opened?.vault.close()
  removeFolder(folder)
})

function open(more: { isDamaged?: boolean } = {}): OpenedVault {
  opened?.vault.close()
  opened = openVault({ folder, nowMs: Date.now, ...more })
  return opened
}

const file = (name: string) => join(folder, name)
const unmigrated = () => join(folder, 'backups', 'before-version-2.db')

function content({ vault }: Pick<OpenedVault, 'vault'>) {
  return {
    rows: vault.rows(['person']),
    body: bodyText(vault, 'p1'),
    projections: vault.projections(['p1']),
    found: vault.search('notes', 5).results.map(({ id }) => id),
  }
}

/** A vault of version 1 with these backups and changes since; returns what it holds. */
async function fillVersion1({ backups = 0 } = {}): Promise<ReturnType<typeof content>> {
  const first = open()
  await first.vault.commit(person('p1', 'Maria'))
  await first.vault.commit(addParagraph(first.vault, 'p1', 'Some notes'))
  for (let number = 0; number < backups; number += 1) {
    await first.vault.commit(person(`p${number + 2}`, `Before backup ${number + 1}`))
    await maintain(folder, first).backUp()
  }
  await first.vault.commit(person('p9', 'Since'))
  const before = content(first)
  first.vault.close()
  makeVersion1(folder)
  return before
}

function versionOf(path: string): number {
  const connection = connect(path)
  const version = readVersion(connection)
  connection.close()
  return version
}

test('a vault of version 1 is migrated, loses nothing, and a copy of it as it was is kept', async () => {
  const before = await fillVersion1({ backups: 2 })
  expect(versionOf(file('vault.db'))).toBe(1)
  const migrated = open()
  expect(migrated.rebuilt).toBeUndefined()
  expect(content(migrated)).toEqual(before)
  expect(findDamage(migrated.vault.connection)).toEqual([])
  expect(versionOf(unmigrated())).toBe(1)
  expect(listBackups(folder)).toHaveLength(2)
  await migrated.vault.commit(person('p1', 'María'))
  expect(open().vault.row('p1')?.fields['name']).toBe('María')
})

test('a migrated vault has the tables of a new one', async () => {
  await fillVersion1()
  const tablesOf = ({ vault }: OpenedVault) =>
    vault.connection.all("select name, sql from sqlite_schema where name not like 'search%' order by name")
  const migrated = tablesOf(open())
  const other = makeFolder()
  const fresh = openVault({ folder: other, nowMs: Date.now })
  expect(migrated).toEqual(tablesOf(fresh))
  fresh.vault.close()
  removeFolder(other)
})

test('a migration that was cut off is done at the next start', async () => {
  const before = await fillVersion1({ backups: 1 })
  // As after being killed while the copy was made, and between the copy and the migration.
  writeFileSync(file('backups/unfinished.db'), 'half of it')
  copyFileSync(file('vault.db'), unmigrated())
  const migrated = open()
  expect(content(migrated)).toEqual(before)
  expect(readdirSync(file('backups')).sort()).toEqual(['before-version-2.db', 'vault-00000002.db'])
})

test('a migration that fails leaves the vault as it was', async () => {
  await fillVersion1()
  const connection = connect(file('vault.db'))
  connection.database.exec('create table sync_receipts (other text)')
  connection.close()
  // What stands in its way is damage like any other, so the vault is put together again.
  const rebuilt = open()
  expect(rebuilt.rebuilt?.gaps).toEqual([])
  expect(versionOf(join(rebuilt.rebuilt?.setAside ?? '', 'vault.db'))).toBe(1)
})

test.each([0, 1, 3])('a damaged vault of version 1 with %i backups is built anew', async (backups) => {
  const before = await fillVersion1({ backups })
  truncateSync(file('vault.db'), 9000)
  const rebuilt = open()
  expect(rebuilt.rebuilt?.gaps).toEqual([])
  expect(content(rebuilt)).toEqual(before)
  expect(readVersion(rebuilt.vault.connection)).toBe(vaultVersion)
})

test('a flipped byte that only the full check finds stops the migration, and the vault is built anew', async () => {
  const before = await fillVersion1({ backups: 1 })
  const connection = connect(file('vault.db'))
  connection.run("update fields set value = '\"Marja\"' where document_id = 'p1' and name = 'name'")
  connection.close()
  const rebuilt = open()
  expect(rebuilt.rebuilt?.cause).toContain('fields: checksum')
  expect(content(rebuilt)).toEqual(before)
})

test('backups of version 1 are good for a rebuild after the migration', async () => {
  const before = await fillVersion1({ backups: 2 })
  open()
  opened?.vault.close()
  rmSync(file('vault.db'))
  const rebuilt = open()
  expect(rebuilt.rebuilt?.backupMadeAtMs).toBeDefined()
  expect(rebuilt.rebuilt?.gaps).toEqual([])
  expect(content(rebuilt)).toEqual(before)
})

test('the copy from before goes with the last backup of that time', async () => {
  await fillVersion1({ backups: 1 })
  const migrated = open()
  for (let round = 0; round < 6; round += 1) await maintain(folder, migrated).backUp()
  expect(existsSync(unmigrated())).toBe(true)
  await maintain(folder, migrated).backUp()
  expect(existsSync(unmigrated())).toBe(false)
})

test('a vault of version 1 that cannot be written is read, and stays as it is', async () => {
  const before = await fillVersion1()
  const bytes = readFileSync(file('vault.db'))
  const cause = Object.assign(new Error('disk full'), { code: 'ENOSPC' })
  const vault = openReadOnly({ folder, nowMs: Date.now }, cause)
  expect(content({ vault })).toEqual(before)
  await expect(vault.commit(person('p1', 'María'))).rejects.toThrow('disk full')
  expect(() => vault.receive([])).toThrow('disk full')
  vault.close()
  expect(readFileSync(file('vault.db')).equals(bytes)).toBe(true)
  expect(existsSync(unmigrated())).toBe(false)
})

test('a newer vault is not read either where it cannot be written', async () => {
  const { vault } = open()
  vault.connection.database.exec(
    "pragma user_version = 99; update meta set value = '99' where key = 'version'; pragma wal_checkpoint(truncate)",
  )
  expect(() => openReadOnly({ folder, nowMs: Date.now }, new Error('disk full'))).toThrow(/newer version/)
})
