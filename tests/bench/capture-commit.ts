import { randomUUID } from 'node:crypto'
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
 * A capture's commit beside a raw transaction of its shape: the rows that the vault wrote for the first one, without
 * their checksums and under ids of their own, in as many tables, and the same record in a plain file, both fsynced, with
 * every statement prepared beforehand. They take turns in going first: who comes after another finds a busier disk.
 */
export async function benchCaptureCommit(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-bench-'))
  const vault = openVault({ folder: join(folder, 'ours'), nowMs: Date.now }).vault
  const ours: number[] = []
  const peerA: number[] = []
  const peerB: number[] = []
  const time = async (samples: number[], run: () => Promise<unknown>) => {
    const start = performance.now()
    await run()
    samples.push(performance.now() - start)
  }
  const commitOne = (commandId: string) => {
    const { id, change } = commitCapture(vault, { commandId, text, ...understanding, ...plain }, ports)
    return vault.commit(change).then(() => id)
  }
  let raw: ReturnType<typeof openRaw> | undefined
  try {
    const commandId = randomUUID()
    const written = readWritten(join(folder, 'ours', 'vault.db'), await commitOne(commandId), commandId)
    const peer = openRaw(join(folder, 'raw.db'), join(folder, 'raw.log'), written)
    raw = peer
    for (let round = 0; round < rounds; round += 1) {
      const ids = Array.from({ length: 5 }, () => randomUUID())
      const arms = [
        () => time(ours, () => commitOne(ids[0] ?? '')),
        () => time(peerA, () => peer.commit(ids[1] ?? '', ids[2] ?? '')),
        () => time(peerB, () => peer.commit(ids[3] ?? '', ids[4] ?? '')),
      ]
      for (const arm of round % 2 === 0 ? arms : arms.toReversed()) await arm()
    }
  } finally {
    raw?.close()
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

/** What the vault wrote for one capture. */
interface Written {
  fields: { name: string; value: string; clock: string }[]
  document: { kind: string; fields: string }
  search: { title: string; body: string }
  batch: Uint8Array
  inverse: string
  head: { hash: string; clock: string }
}

function readWritten(path: string, id: string, commandId: string): Written {
  const database = new DatabaseSync(path, { readOnly: true })
  const one = (sql: string, ...values: string[]) => {
    const row = database.prepare(sql).get(...values)
    if (!row) throw new Error(`nothing was written: ${sql}`)
    return row
  }
  const written = {
    fields: database.prepare('select name, value, clock from fields where document_id = ?').all(id),
    document: one('select kind, fields from documents where id = ?', id),
    search: one('select title, body from search, documents where search.rowid = number and id = ?', id),
    ...one('select batch from outbox order by sequence desc limit 1'),
    ...one('select inverse from commands where id = ?', commandId),
    head: one('select hash, clock from head'),
  }
  database.close()
  return written as unknown as Written
}

function openRaw(databasePath: string, journalPath: string, written: Written) {
  const database = new DatabaseSync(databasePath, { timeout: 5000 })
  database.exec(`
    pragma journal_mode = wal; pragma synchronous = full;
    create table fields (document_id text, name text, value text, clock text, primary key (document_id, name)) strict, without rowid;
    create table documents (number integer primary key, id text unique, kind text, fields text) strict;
    create index documents_by_kind on documents (kind);
    create virtual table search using fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');
    create table outbox (sequence integer primary key, hash text, batch blob) strict;
    create table commands (id text primary key, inverse text) strict, without rowid;
    create table head (id integer primary key, sequence integer, hash text, clock text) strict;
    insert into head values (1, 0, '', '');`)
  const field = database.prepare('insert into fields values (?, ?, ?, ?)')
  const document = database.prepare('insert into documents (id, kind, fields) values (?, ?, ?)')
  const search = database.prepare('insert into search (rowid, title, body) values (?, ?, ?)')
  const outbox = database.prepare('insert into outbox values (?, ?, ?)')
  const command = database.prepare('insert into commands values (?, ?)')
  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  const head = database.prepare('update head set sequence = ?, hash = ?, clock = ? where id = 1')
  const journal = openSync(journalPath, 'a')
  const sync = promisify(fdatasync)
  let sequence = 0
  return {
    async commit(id: string, commandId: string) {
      sequence += 1
      writeSync(journal, written.batch)
      const durable = sync(journal)
      begin.run()
      for (const { name, value, clock } of written.fields) field.run(id, name, value, clock)
      const { lastInsertRowid } = document.run(id, written.document.kind, written.document.fields)
      search.run(lastInsertRowid, written.search.title, written.search.body)
      outbox.run(sequence, written.head.hash, written.batch)
      command.run(commandId, written.inverse)
      head.run(sequence, written.head.hash, written.head.clock)
      commit.run()
      await durable
    },
    close() {
      closeSync(journal)
      database.close()
    },
  }
}
