import type { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { allKinds, isKnownKind } from '@shared/documents/kinds/all-kinds'
import type { DocumentRow } from '@shared/documents/document'
import { projectBody, type BodyProjection } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import type { Batch, BodyUpdate, FieldWrite } from '@shared/sync/batch'
import { indexText } from '../search/search-text'
import { compactBody, insertBodyUpdate, loadBodyState, needsCompaction } from './bodies'

/** What applying a batch changed. */
export interface AppliedBatch {
  rows: DocumentRow[]
  bodies: BodyUpdate[]
  projections: { id: string; projection: BodyProjection }[]
  /** The registers the batch wrote over, with the value before (`undefined` where there was none). */
  overwritten: { documentId: string; field: string; before: unknown }[]
}

/** Applies a batch inside the caller's transaction. Applying it again, or after a later one, changes nothing. */
export function applyBatch(database: DatabaseSync, batch: Batch): AppliedBatch {
  const overwritten = batch.fields.flatMap((write) => writeField(database, write))
  const changedRows = new Set(overwritten.map((write) => write.documentId))
  const rows = [...changedRows].flatMap((id) => refreshRow(database, id))

  const changedBodies = new Set<string>()
  for (const { documentId, update } of batch.bodies) {
    insertBodyUpdate(database, documentId, update)
    changedBodies.add(documentId)
  }
  const projections = [...changedBodies].map((id) => {
    if (needsCompaction(database, id)) compactBody(database, id)
    return { id, projection: refreshProjection(database, id) }
  })

  for (const id of new Set([...changedRows, ...changedBodies])) refreshSearch(database, id)
  return { rows, bodies: batch.bodies, projections, overwritten }
}

function writeField(database: DatabaseSync, write: FieldWrite): AppliedBatch['overwritten'] {
  const current = database
    .prepare('select value, clock from fields where document_id = ? and name = ?')
    .get(write.documentId, write.field) as { value: string; clock: string } | undefined
  const value = JSON.stringify(write.value ?? null)
  const history = database.prepare('insert or ignore into field_history values (?, ?, ?, ?)')
  if (current && current.clock >= write.clock) {
    if (current.clock > write.clock) history.run(write.documentId, write.field, value, write.clock)
    return []
  }
  if (current) history.run(write.documentId, write.field, current.value, current.clock)
  database
    .prepare(
      'insert into fields values (?, ?, ?, ?) on conflict do update set value = excluded.value, clock = excluded.clock',
    )
    .run(write.documentId, write.field, value, write.clock)
  const before = current ? (JSON.parse(current.value) as unknown) : undefined
  return [{ documentId: write.documentId, field: write.field, before }]
}

/** The row as its registers now say. A document whose kind has not arrived yet is not shown. */
function refreshRow(database: DatabaseSync, id: string): DocumentRow[] {
  const registers = database.prepare('select name, value from fields where document_id = ?').all(id) as {
    name: string
    value: string
  }[]
  const all = Object.fromEntries(registers.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
  const { kind, ...fields } = all
  if (typeof kind !== 'string') return []
  database
    .prepare(
      'insert into documents (id, kind, fields) values (?, ?, ?) on conflict do update set kind = excluded.kind, fields = excluded.fields',
    )
    .run(id, kind, JSON.stringify(fields))
  return [{ id, kind, fields }]
}

function refreshProjection(database: DatabaseSync, id: string): BodyProjection {
  const document = new Y.Doc()
  const state = loadBodyState(database, id)
  if (state) Y.applyUpdate(document, state)
  const projection = projectBody(readBody(document))
  document.destroy()
  database
    .prepare(
      'insert into projections values (?, ?) on conflict do update set projection = excluded.projection',
    )
    .run(id, JSON.stringify(projection))
  return projection
}

function refreshSearch(database: DatabaseSync, id: string): void {
  const row = database.prepare('select number, kind, fields from documents where id = ?').get(id) as
    { number: number; kind: string; fields: string } | undefined
  if (!row || !isKnownKind(row.kind)) return
  const projection = database.prepare('select projection from projections where document_id = ?').get(id) as
    { projection: string } | undefined
  const title = allKinds[row.kind].searchTextOf(JSON.parse(row.fields) as Record<string, unknown>)
  const body = projection ? (JSON.parse(projection.projection) as BodyProjection).text : ''
  database.prepare('delete from search where rowid = ?').run(row.number)
  database
    .prepare('insert into search (rowid, title, body) values (?, ?, ?)')
    .run(row.number, indexText(title), indexText(body))
}
