import { allKinds, isKnownKind } from '@shared/documents/kinds/all-kinds'
import { indexText } from '../search/search-text'
import type { Connection } from './connection'
import { parseProjection, readProjection } from './projections'
import type { StoredRow } from './registers'

/** Indexing this many characters of projection takes about a millisecond; what is longer waits for a quiet moment. */
const indexedAtOnce = 8_000

/**
 * Brings a document's row in the search index up to date, inside the caller's transaction. A long body's row is only
 * marked, so that typing in it does not index all of it at each key; `refreshStaleSearch` writes those.
 */
export function refreshSearch(connection: Connection, id: string, known?: StoredRow): void {
  const row = known ?? readRow(connection, id)
  if (!row || !isKnownKind(row.kind)) return
  const projection = allKinds[row.kind].hasBody ? readProjection(connection, id) : undefined
  if (projection && projection.length > indexedAtOnce) {
    connection.run('insert or ignore into stale_search values (?)', id)
  } else {
    writeSearchRow(connection, row, projection)
  }
}

/** Indexes documents that were left for later, as one transaction. Returns how many there were. */
export function refreshStaleSearch(connection: Connection, limit: number): number {
  const stale = connection.all<{ id: string }>('select document_id as id from stale_search limit ?', limit)
  if (stale.length === 0) return 0
  connection.transaction(() => {
    for (const { id } of stale) {
      const row = readRow(connection, id)
      if (row) writeSearchRow(connection, row, readProjection(connection, id))
      connection.run('delete from stale_search where document_id = ?', id)
    }
  })
  return stale.length
}

function writeSearchRow(
  connection: Connection,
  { number, kind, fields, isNew }: StoredRow,
  projection: string | undefined,
): void {
  if (!isKnownKind(kind)) return
  const title = indexText(allKinds[kind].searchTextOf(fields))
  const body = projection ? indexText(parseProjection(projection).text) : ''
  const now = isNew
    ? undefined
    : connection.get<{ title: string; body: string }>(
        'select title, body from search where rowid = ?',
        number,
      )
  if (now?.title === title && now.body === body) return
  if (now) connection.run('delete from search where rowid = ?', number)
  connection.run('insert into search (rowid, title, body) values (?, ?, ?)', number, title, body)
}

function readRow(connection: Connection, id: string): StoredRow | undefined {
  const row = connection.get<{ number: number; kind: string; fields: string }>(
    'select number, kind, fields from documents where id = ?',
    id,
  )
  return row && { id, ...row, fields: JSON.parse(row.fields) as StoredRow['fields'] }
}
