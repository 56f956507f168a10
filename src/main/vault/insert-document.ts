import type { DocumentRow } from '@shared/documents/document'
import type { FieldWrite } from '@shared/sync/batch'
import { emptyUpdateBytes, insertBodyState, insertBodyUpdate } from './bodies'
import type { Connection } from './connection'
import { noteKind } from './purged-documents'
import { putRegisters, writeRegisters, writeRow } from './registers'
import { markStale } from './stale-projections'

/**
 * Writes a document of which nothing is here yet, inside the caller's transaction, without loading its body: what is
 * derived from it is left for later. Returns its row, where its kind came along.
 */
export function insertDocument(
  connection: Connection,
  id: string,
  fields: readonly FieldWrite[],
  body: Uint8Array | undefined,
  isState: boolean,
): DocumentRow | undefined {
  for (const { field, clock } of fields) if (field === 'kind') noteKind(connection, id, clock)
  const row = insertRegisters(connection, id, fields)
  const hasBody = body !== undefined && body.length > emptyUpdateBytes
  if (hasBody && isState) insertBodyState(connection, id, body)
  else if (hasBody) insertBodyUpdate(connection, id, body)
  markStale(connection, id, hasBody)
  return row && { id: row.id, kind: row.kind, fields: row.fields }
}

function insertRegisters(connection: Connection, id: string, fields: readonly FieldWrite[]) {
  const isEachOnce = new Set(fields.map(({ field }) => field)).size === fields.length
  if (!isEachOnce) return writeRegisters(connection, id, fields).row
  const registers = fields.map(({ field, value, clock }) => ({
    field,
    text: JSON.stringify(value ?? null),
    clock,
  }))
  putRegisters(connection, id, registers)
  return writeRow(connection, id, registers, true)
}
