import type { BodyProjection } from '@shared/body/project-body'
import { checksum } from './checksum'
import type { Connection } from './connection'

/** Writes a body's projection as JSON, inside the caller's transaction. */
export function writeProjection(connection: Connection, documentId: string, projectionText: string): void {
  connection.run(
    'insert or replace into projections (document_id, projection, crc) values (?, ?, ?)',
    documentId,
    projectionText,
    checksum(documentId, projectionText),
  )
  connection.run('delete from stale_projections where document_id = ?', documentId)
}

/** The projection as JSON; `undefined` where the document has no body, or its body was not projected yet. */
export function readProjection(connection: Connection, documentId: string): string | undefined {
  return connection.get<{ projection: string }>(
    'select projection from projections where document_id = ?',
    documentId,
  )?.projection
}

export function parseProjection(projectionText: string): BodyProjection {
  return JSON.parse(projectionText) as BodyProjection
}
