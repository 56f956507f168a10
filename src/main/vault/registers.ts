import type { ClockReading } from '@shared/clock/hybrid-logical-clock'
import type { DocumentRow } from '@shared/documents/document'
import type { FieldWrite } from '@shared/sync/batch'
import { checksum } from './checksum'
import type { Connection } from './connection'

/** A register the batch wrote over, with the value before (`undefined` where there was none). */
export interface Overwritten {
  documentId: string
  field: string
  before: unknown
  /** What it wrote. */
  after: unknown
  /** The clock of the write. */
  clock: ClockReading
}

/** A field of a document: its value as JSON, and the clock of its write. */
interface Register {
  field: string
  text: string
  clock: ClockReading
}

/** The fields of one document by name. */
export type Registers = ReadonlyMap<string, Register>

/** A row with its number in the search index. */
export interface StoredRow extends DocumentRow {
  number: number
  /** Whether nothing of the document was here before. */
  isNew?: boolean
}

export function readRegisters(connection: Connection, documentId: string): Registers {
  const rows = connection.all<{ name: string; value: string; clock: string }>(
    'select name, value, clock from fields where document_id = ?',
    documentId,
  )
  return new Map(rows.map(({ name: field, value: text, clock }) => [field, { field, text, clock }]))
}

/**
 * Writes fields of one document: each is a last-writer-wins register, and what is written over, or comes too late,
 * goes to history. Returns the document's row where it changed; one whose kind has not arrived yet has none.
 *
 * @param present what the document has, where that was read within this transaction already
 */
export function writeRegisters(
  connection: Connection,
  documentId: string,
  writes: readonly FieldWrite[],
  present: Registers = readRegisters(connection, documentId),
): { overwritten: Overwritten[]; row: StoredRow | undefined } {
  const registers = new Map(present)
  const isNew = registers.size === 0
  const overwritten: Overwritten[] = []
  const winning = new Map<string, Register>()
  for (const write of writes) {
    const { field, clock } = write
    const current = registers.get(field)
    const text = JSON.stringify(write.value ?? null)
    if (current && current.clock >= clock) {
      if (current.clock > clock) writeHistory(connection, documentId, field, text, clock)
      continue
    }
    if (current) writeHistory(connection, documentId, field, current.text, current.clock)
    winning.set(field, { field, text, clock })
    registers.set(field, { field, text, clock })
    const before = current && (JSON.parse(current.text) as unknown)
    overwritten.push({ documentId, field, before, after: write.value ?? null, clock })
  }
  if (overwritten.length === 0) return { overwritten, row: undefined }
  putRegisters(connection, documentId, [...winning.values()])
  const row = writeRow(connection, documentId, [...registers.values()], isNew)
  return { overwritten, row: row && { ...row, isNew } }
}

/** As many as stand in one statement. */
const putAtOnce = 100

/** For so many registers. */
const putStatements: string[] = []

/** Puts registers of one document in place, each of another field: most often with one statement for all of them. */
export function putRegisters(
  connection: Connection,
  documentId: string,
  registers: readonly Register[],
): void {
  for (let start = 0; start < registers.length; start += putAtOnce) {
    const some = registers.slice(start, start + putAtOnce)
    const statement = (putStatements[some.length] ??=
      `insert or replace into fields (document_id, name, value, clock, crc)
       values ${some.map(() => '(?, ?, ?, ?, ?)').join(', ')}`)
    connection.run(
      statement,
      ...some.flatMap(({ field, text, clock }) => [
        documentId,
        field,
        text,
        clock,
        checksum(documentId, field, text, clock),
      ]),
    )
  }
}

const insertRow = 'insert into documents (id, kind, fields, trashed_at, crc) values (?, ?, ?, ?, ?)'

/**
 * Writes the row that a document's registers amount to. None, where its kind has not arrived yet.
 *
 * @param isNew whether nothing of the document was here before
 */
export function writeRow(
  connection: Connection,
  id: string,
  registers: readonly Register[],
  isNew: boolean,
): StoredRow | undefined {
  const kind = JSON.parse(registers.find(({ field }) => field === 'kind')?.text ?? 'null') as unknown
  if (typeof kind !== 'string') {
    removeRow(connection, id)
    return undefined
  }
  // In one order, so that devices with the same registers have the same row. Put together as text: read once, not each.
  const entries = registers
    .filter(({ field }) => field !== 'kind')
    .toSorted((first, second) => (first.field < second.field ? -1 : 1))
    .map(({ field, text }) => `${JSON.stringify(field)}:${text}`)
  const text = `{${entries.join(',')}}`
  const fields = JSON.parse(text) as StoredRow['fields']
  const trashedAt = typeof fields['trashedAt'] === 'string' ? fields['trashedAt'] : null
  const values = [id, kind, text, trashedAt, checksum(id, kind, text)] as const
  // An insert that may change what is here takes twice as long.
  const number = isNew ? connection.insert(`${insertRow} on conflict do nothing`, ...values) : undefined
  if (number !== undefined) return { number, id, kind, fields }
  const stored = connection.get<{ number: number }>(
    `${insertRow}
     on conflict do update set kind = excluded.kind, fields = excluded.fields, trashed_at = excluded.trashed_at,
       crc = excluded.crc
     returning number`,
    ...values,
  )
  return stored && { number: stored.number, id, kind, fields }
}

/** Takes a document out of lists and search; its registers stay. */
function removeRow(connection: Connection, id: string): void {
  const row = connection.get<{ number: number }>('select number from documents where id = ?', id)
  if (!row) return
  connection.run('delete from search where rowid = ?', row.number)
  connection.run('delete from documents where id = ?', id)
}

function writeHistory(
  connection: Connection,
  documentId: string,
  field: string,
  value: string,
  clock: string,
): void {
  connection.run(
    'insert or ignore into field_history (document_id, name, value, clock, crc) values (?, ?, ?, ?, ?)',
    documentId,
    field,
    value,
    clock,
    checksum(documentId, field, value, clock),
  )
}
