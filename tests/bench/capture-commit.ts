import { closeSync, fdatasync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { commitCapture } from '../../src/main/capture/commit-capture'
import { openVault } from '../../src/main/vault/open-vault'
import { percentile, type Figure } from './figure'

const rounds = 600
const text = 'Acme opens a payroll beta in Ireland payments.example/acme #payroll @Maria'
const understanding = {
  personIds: ['maria'],
  tags: ['payroll'],
  url: 'https://payments.example/acme',
  dueDate: '',
}

/** A line no word was chosen for. */
const plain = { word: '' as const, words: '', makesOpener: false, competitors: [] }
const ports = { nowMs: Date.now, zone: () => 'UTC' }

/**
 * A capture's commit beside a raw transaction of its shape: the same number of rows and bytes in as many tables, and
 * the same record in a plain file, both fsynced, with every statement prepared beforehand.
 */
export async function benchCaptureCommit(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-bench-'))
  const vault = openVault({ folder: join(folder, 'ours'), nowMs: Date.now }).vault
  const raw = openRaw(join(folder, 'raw.db'), join(folder, 'raw.log'))
  const ours: number[] = []
  const peerA: number[] = []
  const peerB: number[] = []
  const time = async (samples: number[], run: () => Promise<unknown>) => {
    const start = performance.now()
    await run()
    samples.push(performance.now() - start)
  }
  try {
    for (let round = 0; round < rounds; round += 1) {
      const commandId = `bench-command-${round}`
      await time(ours, () =>
        vault.commit(commitCapture(vault, { commandId, text, ...understanding, ...plain }, ports).change),
      )
      await time(peerA, () => raw.commit(round * 2))
      await time(peerB, () => raw.commit(round * 2 + 1))
    }
  } finally {
    raw.close()
    vault.close()
    rmSync(folder, { recursive: true })
  }
  const value = percentile(ours, 0.5)
  const peerValue = percentile(peerA, 0.5)
  return {
    id: 'A9 capture',
    what: 'commit of one capture, p50',
    value,
    unit: 'ms',
    peer: 'raw transaction of its shape',
    peerValue,
    ratio: value / peerValue,
    goal: 1.5,
    of: 'ratio',
    better: 'lower',
    spread: percentile(peerB, 0.5) / peerValue,
  }
}

function openRaw(databasePath: string, journalPath: string) {
  const database = new DatabaseSync(databasePath, { timeout: 5000 })
  database.exec(`
    pragma journal_mode = wal; pragma synchronous = full;
    create table fields (document_id text, name text, value text, clock text, primary key (document_id, name)) strict, without rowid;
    create table documents (number integer primary key, id text unique, kind text, fields text) strict;
    create index documents_by_kind on documents (kind);
    create virtual table search using fts5 (title, body);
    create table outbox (sequence integer primary key, hash text, batch blob) strict;
    create table commands (id text primary key, inverse text) strict, without rowid;
    create table head (id integer primary key, sequence integer, hash text, clock text) strict;
    insert into head values (1, 0, '', '');`)
  const field = database.prepare('insert into fields values (?, ?, ?, ?)')
  const document = database.prepare('insert into documents (id, kind, fields) values (?, ?, ?)')
  const search = database.prepare('insert into search (rowid, title, body) values (?, ?, ?)')
  const outbox = database.prepare('insert into outbox values (?, ?, ?)')
  const command = database.prepare('insert into commands values (?, ?)')
  const head = database.prepare('update head set sequence = ?, hash = ?, clock = ? where id = 1')
  const journal = openSync(journalPath, 'a')
  const values: Record<string, unknown> = {
    kind: 'capture',
    createdAt: new Date().toISOString(),
    trashedAt: null,
    text,
    state: 'new',
    ...understanding,
  }
  const fields = JSON.stringify(values)
  const batch = Buffer.from(fields.repeat(2))
  const clock = '0kz3f8c1x-0000-3f1c6a0e-54e1-4f0f-9d57-0a3f7c1d2e4b'
  const inverse = JSON.stringify(
    Object.keys(values).map((name) => ({ id: 'x'.repeat(32), field: name, value: null, ifClock: clock })),
  )
  const sync = promisify(fdatasync)
  return {
    async commit(round: number) {
      const id = `capture-${round}`
      writeSync(journal, batch)
      const durable = sync(journal)
      database.exec('begin immediate')
      for (const [name, value] of Object.entries(values)) field.run(id, name, JSON.stringify(value), clock)
      const { lastInsertRowid } = document.run(id, 'capture', fields)
      search.run(lastInsertRowid, text, '')
      outbox.run(round + 1, 'f'.repeat(64), batch)
      command.run(id, inverse)
      head.run(round + 1, 'f'.repeat(64), clock)
      database.exec('commit')
      await durable
    },
    close() {
      closeSync(journal)
      database.close()
    },
  }
}
