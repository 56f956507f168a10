import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClock } from '@shared/clock/hybrid-logical-clock'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { readSealedThrough, writeSealedThrough } from '../../../src/main/vault/outbox'
import { maintain, makeFolder, person, removeFolder } from '../../support/vault-fixture'

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

const clock = createClock('elsewhere', Date.now)

/** Entry number `sequence` of another device's chain: a person of that number. */
function takeIn(sequence: number): void {
  const reading = clock.tick()
  const documentId = `other-${sequence}`
  const fields = [{ documentId, field: 'kind', value: 'person', clock: reading }]
  opened.vault.receive([{ fields, bodies: [] }], () =>
    opened.vault.connection.run("insert or replace into sync_chains values ('a', ?, 'hash', null)", sequence),
  )
}

function addOp(hash: string, crc?: number): void {
  const op = Buffer.from(`op ${hash}`)
  opened.vault.transaction((connection) =>
    connection.run('insert into sync_roster (hash, op, crc) values (?, ?, ?)', hash, op, crc ?? crc32(op)),
  )
}

function write(sql: string): void {
  opened.vault.transaction((connection) => connection.run(sql))
}

const read = (sql: string) => opened.vault.connection.all(sql)

function rebuild(): void {
  opened.vault.close()
  opened = openVault({ folder, nowMs: Date.now, isDamaged: true })
  expect(opened.rebuilt).toBeDefined()
}

/** Entries of the other device that are here, and how far the cursor says they are. */
function state() {
  const cursor = opened.vault.connection.get<{ sequence: number }>('select sequence from sync_chains')
  const people = opened.vault.rows(['person']).map(({ id }) => id)
  return { cursor: cursor?.sequence ?? 0, people: people.sort() }
}

test('after a rebuild the cursor claims no more than the content holds, and the rest can come again', async () => {
  await opened.vault.commit(person('own-1', 'Maria'))
  takeIn(1)
  takeIn(2)
  await maintain(folder, opened).backUp()
  takeIn(3)
  await opened.vault.commit(person('own-2', 'Jonas'))
  rebuild()
  // The journal has what was written here; what came after the backup is asked for again.
  expect(state()).toEqual({ cursor: 2, people: ['other-1', 'other-2', 'own-1', 'own-2'] })
  takeIn(3)
  expect(state()).toEqual({ cursor: 3, people: ['other-1', 'other-2', 'other-3', 'own-1', 'own-2'] })
})

test('without a backup every chain is asked for from its beginning', async () => {
  await opened.vault.commit(person('own-1', 'Maria'))
  takeIn(1)
  rebuild()
  expect(state()).toEqual({ cursor: 0, people: ['own-1'] })
})

test('own entries end with the chain, receipts tell how far it is known elsewhere, and nothing of the new one counts as sealed', async () => {
  await opened.vault.commit(person('own-1', 'Maria'))
  opened.vault.transaction((connection) => {
    connection.run(
      "insert into sync_entries values (1, 'hash', 1, ?, ?)",
      Buffer.from('entry'),
      crc32(Buffer.from('entry')),
    )
    writeSealedThrough(connection, 1)
  })
  write("insert into sync_receipts values ('relay', 1, 'hash')")
  write("insert into sync_statuses values ('a', 4, x'00', '2026-11-22T09:00:00.000Z')")
  await maintain(folder, opened).backUp()
  rebuild()
  expect(read('select * from sync_entries')).toEqual([])
  expect(read('select sequence from sync_receipts')).toEqual([{ sequence: 1 }])
  expect(read('select counter from sync_statuses')).toEqual([{ counter: 4 }])
  expect(readSealedThrough(opened.vault.connection)).toBe(0)
  await opened.vault.commit(person('own-2', 'Jonas'))
  expect(opened.vault.waitingBatches(0, Number.MAX_SAFE_INTEGER)).toHaveLength(1)
})

test('the roster is what backup and damaged file know of it, as far as its checksums fit', async () => {
  addOp('1')
  write("insert into sync_meta values ('name', '\"Laptop\"')")
  await maintain(folder, opened).backUp()
  addOp('2')
  addOp('3', 99)
  write("insert or replace into sync_meta values ('name', '\"Desk\"')")
  write("insert into sync_meta values ('relay', '\"wss://example\"')")
  rebuild()
  expect(read('select hash from sync_roster')).toEqual([{ hash: '1' }, { hash: '2' }])
  expect(read('select * from sync_meta order by key')).toEqual([
    { key: 'name', value: '"Laptop"' },
    { key: 'relay', value: '"wss://example"' },
  ])
})

test('the full check covers entries and roster', async () => {
  addOp('1', 99)
  const found: string[] = []
  expect(await maintain(folder, opened, { onDamaged: (damage) => found.push(...damage) }).check()).toBe(false)
  expect(found).toEqual(['sync_roster: checksum'])
})

test('a vault of which only the journal is left asks for everything anew', async () => {
  await opened.vault.commit(person('own-1', 'Maria'))
  takeIn(1)
  opened.vault.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `vault.db${suffix}`), { force: true })
  opened = openVault({ folder, nowMs: Date.now })
  expect(state()).toEqual({ cursor: 0, people: ['own-1'] })
})
