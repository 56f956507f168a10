import type { Connection } from './connection'
import { parseProjection } from './projections'
import { projectStored, staleProjections } from './stale-projections'
import { referencedChunks } from './unreferenced-chunks'

/** The chunks that the next so many documents name, in the order of their ids; for who cannot wait for all of them. */
export function chunksNamedAfter(
  connection: Connection,
  documentId: string,
  documentCount: number,
): { names: string[]; lastId: string | undefined } {
  const rows = connection.all<{ id: string; chunks: string | null }>(
    `select document_id as id,
       case when instr(projection, '"chunks":["') > 0 then json_extract(projection, '$.chunks') end as chunks
     from projections where document_id > ? order by document_id limit ?`,
    documentId,
    documentCount,
  )
  const names = rows.flatMap(({ chunks }) => (chunks === null ? [] : (JSON.parse(chunks) as string[])))
  return { names, lastId: rows.at(-1)?.id }
}

/**
 * Every chunk that a document names, those in the trash included. Bodies whose projection was left for later are read
 * for it: for a worker thread.
 */
export function chunksNamedByAll(connection: Connection): string[] {
  const names = referencedChunks(connection)
  for (const id of staleProjections(connection, -1)) {
    const projectionText = projectStored(connection, id)
    if (projectionText === undefined) continue
    for (const name of parseProjection(projectionText).chunks) names.add(name)
  }
  return [...names].sort()
}
