import type { DatabaseSync } from 'node:sqlite'
import type { BodyProjection } from '@shared/body/project-body'

export interface LinkingDocument {
  id: string
  kind: string
}

/** More than anybody reads; the newest of them. */
const mostLinking = 200

/**
 * Documents whose body names this one: by a link, as a person, or as what an item stands for. Nothing from the trash.
 * It looks into the projections as they are: they hold few words of each body but all its ids, and reading ten thousand
 * of them takes about ten milliseconds, which is less than an index of links would cost each key.
 */
export function documentsLinking(database: DatabaseSync, id: string): LinkingDocument[] {
  const rows = database
    .prepare(
      `select documents.id, documents.kind, projections.projection
       from projections join documents on documents.id = projections.document_id
       where instr(projections.projection, ?) > 0 and documents.trashed_at is null and documents.id <> ?
       order by documents.number desc`,
    )
    .all(id, id) as unknown as (LinkingDocument & { projection: string })[]
  return rows
    .filter(({ projection }) => names(JSON.parse(projection) as Partial<BodyProjection>, id))
    .slice(0, mostLinking)
    .map((row) => ({ id: row.id, kind: row.kind }))
}

/** What was projected by an earlier version has no links. */
function names({ links = [], personIds = [], items = [] }: Partial<BodyProjection>, id: string): boolean {
  return (
    links.includes(id) || personIds.includes(id) || items.some(({ ref }) => ref?.endsWith(`:${id}`) ?? false)
  )
}
