import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { Refusal } from '../../src/relay/refusal.ts'
import { GroupCommit } from '../../src/relay/store/group-commit.ts'
import { openDatabase } from '../../src/relay/store/schema.ts'
import { SqliteStore } from '../../src/relay/store/sqlite-store.ts'
import { MemoryRelayStore } from '../support/sync/memory-relay-store.ts'
import { randomEntry } from '../support/sync/relay-identity.ts'
import { storeContract } from './store-contract.ts'

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'leadup-relay-store-'))
}

storeContract('memory', () => ({ store: new MemoryRelayStore(), remove: () => undefined }))

storeContract('sqlite', () => {
  const folder = makeFolder()
  return {
    store: new SqliteStore(join(folder, 'relay.db')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
})

test('[T1] what was confirmed is there when the database is opened again', async () => {
  const folder = makeFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [tag, chain] = ['11'.repeat(16), 'aa'.repeat(16)]
  const access = { epochNumber: 1, writePublicKey: new Uint8Array(32).fill(7) }
  const entry = randomEntry(1)
  const store = new SqliteStore(join(folder, 'relay.db'))
  await store.register(tag, access, chain, 1)
  await store.append(tag, chain, [entry], { bytes: 1e6, chains: 1 })
  await store.close()
  const again = new SqliteStore(join(folder, 'relay.db'))
  expect(await again.read(tag, chain, 0, 1e6)).toEqual({ rows: [entry], isLast: true })
  expect(await again.findWorkspace(tag)).toMatchObject(access)
  await again.close()
})

test('a newer relay’s database is not opened', () => {
  const folder = makeFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'relay.db')
  const database = new DatabaseSync(path)
  database.exec('pragma user_version = 99')
  database.close()
  expect(() => new SqliteStore(path)).toThrow('newer-database')
})

test('the database is in WAL mode, waits for the disk and overwrites what it lets go of', () => {
  const folder = makeFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const connection = openDatabase(join(folder, 'relay.db'))
  const pragma = (name: string) =>
    Object.values(connection.get<Record<string, unknown>>(`pragma ${name}`) ?? {})[0]
  const names = ['journal_mode', 'synchronous', 'secure_delete', 'auto_vacuum']
  expect(names.map(pragma)).toEqual(['wal', 2, 1, 2])
  connection.close()
})

test('writes that wait share one transaction, and a failed one fails them all', async () => {
  let transactions = 0
  let fails = false
  const group = new GroupCommit((run) => {
    transactions += 1
    run()
    if (fails) throw new Error('disk full')
  })
  const results = await Promise.all([1, 2, 3].map((value) => group.add(() => value * 2)))
  expect(results).toEqual([2, 4, 6])
  expect(transactions).toBe(1)
  fails = true
  const failed = await Promise.allSettled([
    group.add(() => 1),
    group.add(() => {
      throw new Refusal('gap')
    }),
  ])
  expect(failed.map((result) => result.status === 'rejected' && String(result.reason))).toEqual([
    'Error: disk full',
    'Error: disk full',
  ])
  expect(transactions).toBe(2)
})
