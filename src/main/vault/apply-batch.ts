import type { DocumentRow } from '@shared/documents/document'
import type { BodyProjection } from '@shared/body/project-body'
import type { Batch, BodyUpdate, FieldWrite } from '@shared/sync/batch'
import { checksum } from './checksum'
import type { Connection } from './connection'
import type { LiveBodies } from './live-bodies'
import { refreshSearch } from './search-index'

/** What applying a batch changed. */
export interface AppliedBatch {
  rows: DocumentRow[]
  bodies: BodyUpdate[]
  projections: { id: string; projection: BodyProjection }[]
  /** The registers the batch wrote over, with the value before (`undefined` where there was none). */
  overwritten: { documentId: string; field: string; before: unknown }[]
}

/**
 * Applies a batch, this device's or another's, inside the caller's transaction. Order does not matter: applied again,
 * or after a later one, it changes nothing but the history.
 */
export function applyBatch(
  connection: Connection,
  liveBodies: LiveBodies,
  batch: Pick<Batch, 'fields' | 'bodies'>,
): AppliedBatch {
  const overwritten = batch.fields.flatMap((write) => writeField(connection, write))
  const changedRows = new Set(overwritten.map((write) => write.documentId))
  const rows = [...changedRows].flatMap((id) => refreshRow(connection, id))

  const bodies: BodyUpdate[] = []
  const projections = new Map<string, BodyProjection>()
  for (const body of batch.bodies) {
    const { isNew, projection, projectionText } = liveBodies.apply(body.documentId, body.update)
    if (isNew) bodies.push(body)
    if (!projection) continue
    projections.set(body.documentId, projection)
    writeProjection(connection, body.documentId, projectionText)
  }

  for (const id of new Set([...changedRows, ...projections.keys()])) refreshSearch(connection, id)
  return {
    rows,
    bodies,
    projections: [...projections].map(([id, projection]) => ({ id, projection })),
    overwritten,
  }
}

/** Writes the row of a document anew from its registers. A document whose kind has not arrived yet has none. */
export function refreshRow(connection: Connection, id: string): DocumentRow[] {
  const registers = connection.all<{ name: string; value: string }>(
    'select name, value from fields where document_id = ?',
    id,
  )
  const all = Object.fromEntries(registers.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
  const { kind, ...fields } = all
  if (typeof kind !== 'string') {
    removeRow(connection, id)
    return []
  }
  const text = JSON.stringify(fields)
  connection.run(
    `insert into documents (id, kind, fields, trashed_at, crc) values (?, ?, ?, ?, ?)
     on conflict do update set kind = excluded.kind, fields = excluded.fields, trashed_at = excluded.trashed_at,
       crc = excluded.crc`,
    id,
    kind,
    text,
    typeof fields['trashedAt'] === 'string' ? fields['trashedAt'] : null,
    checksum(id, kind, text),
  )
  return [{ id, kind, fields }]
}

/** Takes a document out of lists and search; its registers stay. */
function removeRow(connection: Connection, id: string): void {
  const row = connection.get<{ number: number }>('select number from documents where id = ?', id)
  if (!row) return
  connection.run('delete from search where rowid = ?', row.number)
  connection.run('delete from documents where id = ?', id)
}

export function writeProjection(connection: Connection, id: string, projectionText: string): void {
  connection.run(
    'insert or replace into projections (document_id, projection, crc) values (?, ?, ?)',
    id,
    projectionText,
    checksum(id, projectionText),
  )
}

function writeField(connection: Connection, write: FieldWrite): AppliedBatch['overwritten'] {
  const { documentId, field, clock } = write
  const current = connection.get<{ value: string; clock: string }>(
    'select value, clock from fields where document_id = ? and name = ?',
    documentId,
    field,
  )
  const value = JSON.stringify(write.value ?? null)
  if (current && current.clock >= clock) {
    if (current.clock > clock) writeHistory(connection, documentId, field, value, clock)
    return []
  }
  if (current) writeHistory(connection, documentId, field, current.value, current.clock)
  connection.run(
    'insert or replace into fields (document_id, name, value, clock, crc) values (?, ?, ?, ?, ?)',
    documentId,
    field,
    value,
    clock,
    checksum(documentId, field, value, clock),
  )
  const before = current ? (JSON.parse(current.value) as unknown) : undefined
  return [{ documentId, field, before }]
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
