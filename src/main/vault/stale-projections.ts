import * as Y from 'yjs'
import { projectBody } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { newBody } from '@shared/body/new-body'
import { loadBodyState } from './bodies'
import type { Connection } from './connection'
import { writeProjection } from './projections'
import { readMeta, writeMeta } from './schema'
import { refreshSearch } from './search-index'

/** Raised whenever projections are to hold what they did not: what an earlier Leadup projected is derived anew. */
const projectionVersion = '2'

/** Marks every projection that another version of Leadup made, once. */
export function renewProjections(connection: Connection): void {
  if (readMeta(connection, 'projectionVersion') === projectionVersion) return
  connection.transaction(() => {
    connection.run('insert or ignore into stale_projections select document_id from projections')
    writeMeta(connection, 'projectionVersion', projectionVersion)
  })
}

/** Leaves what is derived from a document for later, inside the caller's transaction. */
export function markStale(connection: Connection, id: string, hasBody: boolean): void {
  // A projection brings the row in search up to date too.
  if (hasBody) connection.run('insert or ignore into stale_projections values (?)', id)
  else connection.run('insert or ignore into stale_search values (?)', id)
}

export function isAnythingStale(connection: Connection): boolean {
  const row = connection.get<{ stale: number }>(
    'select exists (select 1 from stale_projections) or exists (select 1 from stale_search) as stale',
  )
  return row?.stale === 1
}

/** Documents whose projection was left for later. */
export function staleProjections(connection: Connection, limit: number): string[] {
  return connection
    .all<{ id: string }>('select document_id as id from stale_projections limit ?', limit)
    .map(({ id }) => id)
}

/** Those of the documents whose projection was left for later. */
export function staleAmong(connection: Connection, ids: readonly string[]): string[] {
  if (staleProjections(connection, 1).length === 0) return []
  return ids.filter((id) => connection.get('select 1 from stale_projections where document_id = ?', id))
}

/**
 * Derives projections that were left for later, as one transaction.
 *
 * NOTE: runs beside a connection that goes on writing. The long part is outside the transaction; whoever changes a
 * projection meanwhile takes the mark away, and what was made of the older body is thrown away.
 */
export function refreshProjections(connection: Connection, ids: readonly string[]): void {
  if (ids.length === 0) return
  const projected = ids.map((id) => ({ id, projectionText: projectStored(connection, id) }))
  connection.transaction(() => {
    for (const { id, projectionText } of projected) {
      const wasStale = connection.run('delete from stale_projections where document_id = ?', id) > 0
      if (!wasStale) continue
      if (projectionText !== undefined) writeProjection(connection, id, projectionText)
      refreshSearch(connection, id)
    }
  })
}

/**
 * The projection of a body as it is stored, as JSON; `undefined` where there is none, or its bytes can be read and not
 * applied.
 */
export function projectStored(connection: Connection, id: string): string | undefined {
  const state = loadBodyState(connection, id)
  if (!state) return undefined
  const document = newBody()
  try {
    Y.applyUpdate(document, state)
    return JSON.stringify(projectBody(readBody(document)))
  } catch {
    return undefined
  } finally {
    document.destroy()
  }
}
