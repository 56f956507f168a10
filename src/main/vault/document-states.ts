import type { DocumentState } from '@shared/sync/document-state'
import { loadBodyState } from './bodies'
import type { Connection } from './connection'

export function readDocumentStates(connection: Connection, ids: readonly string[]): DocumentState[] {
  return ids.map((id) => ({
    id,
    fields: connection
      .all<{ name: string; value: string; clock: string }>(
        'select name, value, clock from fields where document_id = ?',
        id,
      )
      .map(({ name, value, clock }) => [name, JSON.parse(value) as unknown, clock]),
    body: loadBodyState(connection, id) ?? null,
  }))
}
export function* documentsForCheckpoint(connection: Connection): Generator<DocumentState> {
  const ids = connection.all<{ id: string }>(
    'select distinct document_id as id from fields union select document_id from body_states union select document_id from body_updates',
  )
  yield* readDocumentStates(
    connection,
    ids.map(({ id }) => id),
  )
}
