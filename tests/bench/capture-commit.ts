import { randomUUID } from 'node:crypto'
import { closeSync, fdatasync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { promisify } from 'node:util'
import { commitCapture } from '../../src/main/capture/commit-capture'
import { openVault } from '../../src/main/vault/open-vault'
import { connect } from '../../src/main/vault/schema'
import { percentile, type Figure } from './figure'

/** Rounds nobody measures: an app in use has carried out commands before. */
const warmUp = 300
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
 * A capture's commit beside a raw transaction of its shape: the very rows that the vault wrote for the first one, under
 * ids of their own, put into the same tables under the same settings, and the same record in a plain file, both fsynced,
 * with every statement prepared beforehand. What is between the two is what the vault does besides writing. They take
 * turns in going first: who comes after another finds a busier disk.
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
    const peer = openRaw(join(folder, 'raw'), written)
    raw = peer
    for (let round = 0; round < warmUp + rounds; round += 1) {
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
  const medianOf = (samples: readonly number[]) => percentile(samples.slice(warmUp), 0.5)
  const value = medianOf(ours)
  const peerValue = medianOf(peerA)
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
    spread: medianOf(peerB) / peerValue,
  }
}

/** A row as it is stored, by the names of its columns. */
type StoredRow = Record<string, SQLInputValue>

/** What the vault wrote for one capture. */
interface Written {
  fields: StoredRow[]
  document: StoredRow
  search: StoredRow
  outbox: StoredRow
  command: StoredRow
  head: StoredRow
}

function readWritten(path: string, id: string, commandId: string): Written {
  const database = new DatabaseSync(path, { readOnly: true })
  const all = (sql: string, ...values: string[]) => database.prepare(sql).all(...values) as StoredRow[]
  const one = (sql: string, ...values: string[]): StoredRow => {
    const [row] = all(sql, ...values)
    if (!row) throw new Error(`nothing was written: ${sql}`)
    return row
  }
  const written = {
    fields: all('select * from fields where document_id = ?', id),
    document: one('select * from documents where id = ?', id),
    search: one(
      'select search.rowid as number, title, body from search, documents where search.rowid = number and id = ?',
      id,
    ),
    outbox: one('select * from outbox order by sequence desc limit 1'),
    command: one('select * from commands where id = ?', commandId),
    head: one('select sequence, hash, clock from head'),
  }
  database.close()
  return written
}

function valuesBut(row: StoredRow, ...columns: string[]): SQLInputValue[] {
  return Object.entries(row).flatMap(([column, value]) => (columns.includes(column) ? [] : [value]))
}

/** Writes to an empty vault's own database, with its settings, and to a file beside it. */
function openRaw(folder: string, written: Written) {
  openVault({ folder, nowMs: Date.now }).vault.close()
  const { database } = connect(join(folder, 'vault.db'))
  const insert = (table: string, row: StoredRow) => {
    const columns = Object.keys(row)
    return database.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    )
  }
  const field = insert('fields', written.fields[0] ?? {})
  const document = insert('documents', written.document)
  const search = database.prepare('insert into search (rowid, title, body) values (?, ?, ?)')
  const outbox = insert('outbox', written.outbox)
  const command = insert('commands', written.command)
  const head = database.prepare('update head set sequence = ?, hash = ?, clock = ? where id = 1')
  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  const journal = openSync(join(folder, 'raw.log'), 'a')
  const sync = promisify(fdatasync)
  const batch = written.outbox['batch'] as Uint8Array
  const fields = written.fields.map((row) => valuesBut(row, 'document_id'))
  const documentValues = valuesBut(written.document, 'number', 'id')
  const searchValues = [written.search['title'] ?? '', written.search['body'] ?? '']
  const outboxValues = valuesBut(written.outbox, 'sequence')
  const commandValues = valuesBut(written.command, 'id')
  const headValues = [written.head['hash'] ?? '', written.head['clock'] ?? '']
  let number = 0
  return {
    async commit(id: string, commandId: string) {
      number += 1
      writeSync(journal, batch)
      const durable = sync(journal)
      begin.run()
      for (const values of fields) field.run(id, ...values)
      document.run(number, id, ...documentValues)
      search.run(number, ...searchValues)
      outbox.run(number, ...outboxValues)
      command.run(commandId, ...commandValues)
      head.run(number, ...headValues)
      commit.run()
      await durable
    },
    close() {
      closeSync(journal)
      database.close()
    },
  }
}
