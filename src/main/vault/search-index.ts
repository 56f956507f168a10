import { allKinds, isKnownKind } from '@shared/documents/kinds/all-kinds'
import type { BodyProjection } from '@shared/body/project-body'
import { indexText } from '../search/search-text'
import type { Connection } from './connection'

/** Indexing this many characters of projection takes about a millisecond; what is longer waits for a quiet moment. */
const indexedAtOnce = 8_000

/**
 * Brings a document's row in the search index up to date, inside the caller's transaction. A long body's row is only
 * marked, so that typing in it does not index all of it at each key; `refreshStaleSearch` writes those.
 */
export function refreshSearch(connection: Connection, id: string): void {
  const size = connection.get<{ size: number }>(
    'select length(projection) as size from projections where document_id = ?',
    id,
  )?.size
  if (size === undefined || size <= indexedAtOnce) writeSearchRow(connection, id)
  else connection.run('insert or ignore into stale_search values (?)', id)
}

/** Indexes what was left for later; searching calls it first, so that nothing is missing from what it finds. */
export function refreshStaleSearch(connection: Connection): void {
  const stale = connection.all<{ id: string }>('select document_id as id from stale_search')
  if (stale.length === 0) return
  connection.transaction(() => {
    for (const { id } of stale) writeSearchRow(connection, id)
    connection.run('delete from stale_search')
  })
}

/** Builds the whole index anew from rows and projections, inside the caller's transaction. */
export function rebuildSearch(connection: Connection): void {
  connection.run('delete from search')
  connection.run('delete from stale_search')
  for (const { id } of connection.all<{ id: string }>('select id from documents'))
    writeSearchRow(connection, id)
}

function writeSearchRow(connection: Connection, id: string): void {
  const row = connection.get<{ number: number; kind: string; fields: string }>(
    'select number, kind, fields from documents where id = ?',
    id,
  )
  if (!row || !isKnownKind(row.kind)) return
  const projection = connection.get<{ projection: string }>(
    'select projection from projections where document_id = ?',
    id,
  )
  const title = indexText(allKinds[row.kind].searchTextOf(JSON.parse(row.fields) as Record<string, unknown>))
  const body = projection ? indexText((JSON.parse(projection.projection) as BodyProjection).text) : ''
  const now = connection.get<{ title: string; body: string }>(
    'select title, body from search where rowid = ?',
    row.number,
  )
  if (now?.title === title && now.body === body) return
  if (now) connection.run('delete from search where rowid = ?', row.number)
  connection.run('insert into search (rowid, title, body) values (?, ?, ?)', row.number, title, body)
}
