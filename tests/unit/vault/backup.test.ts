import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { segmentNumbers } from '../../../src/main/vault/journal-records'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { maintain, makeFolder, person, removeFolder, runHere } from '../../support/vault-fixture'

const dayMs = 86_400_000

let folder: string
let opened: OpenedVault
beforeEach(() => {
  folder = makeFolder()
  opened = openVault({ folder, nowMs: Date.now })
})
afterEach(() => {
  opened.vault.close()
  removeFolder(folder)
})

const backups = () => readdirSync(join(folder, 'backups')).sort()
const rounds = async (count: number) => {
  for (let round = 0; round < count; round += 1) {
    await opened.vault.commit(person('p1', `Round ${round}`))
    await maintain(folder, opened).backUp()
  }
}

test('the journal reaches back two backups, so that one may turn out bad', async () => {
  await rounds(1)
  expect(segmentNumbers(folder)).toEqual([1, 2])
  await rounds(2)
  expect(backups()).toEqual(['vault-00000002.db', 'vault-00000003.db', 'vault-00000004.db'])
  expect(segmentNumbers(folder)).toEqual([3, 4])
  expect(opened.vault.connection.all('select sequence from outbox')).toEqual([{ sequence: 3 }])
})

test('seven backups are kept', async () => {
  await rounds(10)
  expect(backups()).toHaveLength(7)
  expect(backups().at(-1)).toBe('vault-00000011.db')
})

test('a backup that is not whole is no backup, and the journal stays', async () => {
  await opened.vault.commit(person('p1', 'Maria'))
  const { vault, journal } = opened
  if (!journal) throw new Error('read-only')
  const { deviceId } = vault
  const task = {
    kind: 'back-up',
    folder,
    number: journal.rotate(),
    deviceId,
    sequence: 99,
    forgetEarlier: false,
  } as const
  await expect(runHere(task)).rejects.toThrow('backup-not-whole')
  expect(segmentNumbers(folder)).toEqual([1, 2])
  expect(backups().filter((name) => name.startsWith('vault-'))).toEqual([])
})

test('a damaged vault is not backed up over good backups', async () => {
  await opened.vault.commit(person('p2', 'Jonas'))
  await rounds(2)
  opened.vault.connection.run("update fields set value = 'null' where document_id = 'p2'")
  await expect(rounds(1)).rejects.toThrow('backup-not-sound')
  expect(backups().filter((name) => name.startsWith('vault-'))).toHaveLength(2)
})

test('what a backup that was cut off left behind is no obstacle', async () => {
  await rounds(1)
  writeFileSync(join(folder, 'backups', 'unfinished.db'), 'half of it')
  await rounds(1)
  expect(backups()).toEqual(['vault-00000002.db', 'vault-00000003.db'])
})

test('one is made a day in which something changed', async () => {
  let nowMs = Date.now()
  const maintenance = maintain(folder, opened, { nowMs: () => nowMs })
  const round = () => maintenance.round({ withCheck: true })
  await opened.vault.commit(person('p1', 'Maria'))
  await round()
  await opened.vault.commit(person('p1', 'María'))
  await round()
  expect(backups()).toHaveLength(1)
  nowMs += 1.1 * dayMs
  await round()
  expect(backups()).toHaveLength(2)
  nowMs += 1.1 * dayMs
  await round()
  expect(backups()).toHaveLength(2)
})

test('a lost backups folder and journal do not give a new backup the number of an old segment', async () => {
  await rounds(3)
  opened.vault.close()
  rmSync(join(folder, 'journal'), { recursive: true })
  opened = openVault({ folder, nowMs: Date.now })
  await rounds(1)
  expect(backups().at(-1)).toBe('vault-00000005.db')
})

test('the full check finds a flipped byte that SQLite does not notice', async () => {
  const found: string[] = []
  const maintenance = maintain(folder, opened, { onDamaged: (damage) => found.push(...damage) })
  await opened.vault.commit(person('p1', 'Maria'))
  expect(await maintenance.check()).toBe(true)
  opened.vault.connection.run("update fields set value = '\"Mariä\"' where name = 'name'")
  expect(await maintenance.check()).toBe(false)
  expect(found).toEqual(['fields: checksum'])
})
