import type { ClockReading } from '@shared/clock/hybrid-logical-clock'
import type { DocumentState } from '@shared/sync/document-state'
import { compactState } from './bodies'
import type { Connection } from './connection'

/**
 * Every document, in the order of their ids, with what only devices of another version can show; one at a time, so that
 * a large workspace is never held as a whole. Read within `Connection.reading`, where nothing may change meanwhile, and
 * from a connection of its own in a worker thread: a body that was edited lately is loaded. A body that did not change
 * is the same bytes each time.
 */
export function* documentsForCheckpoint(connection: Connection): Generator<DocumentState> {
  const ids = connection.all<{ id: string }>(
    `select document_id as id from fields union select document_id from body_states
     union select document_id from body_updates order by id`,
  )
  for (const { id } of ids) yield readDocument(connection, id)
}

/** The same of these documents; one of which nothing is here has neither fields nor body. */
export function documentStates(connection: Connection, ids: readonly string[]): DocumentState[] {
  return ids.map((id) => readDocument(connection, id))
}

function readDocument(connection: Connection, id: string): DocumentState {
  const fields = connection
    .all<{ name: string; value: string; clock: ClockReading }>(
      'select name, value, clock from fields where document_id = ? order by name',
      id,
    )
    .map(({ name, value, clock }): DocumentState['fields'][number] => [name, JSON.parse(value), clock])
  return { id, fields, body: compactState(connection, id) ?? null }
}
