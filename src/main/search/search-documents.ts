import type { DatabaseSync } from 'node:sqlite'
import { allKinds, isKnownKind } from '@shared/documents/kinds/all-kinds'
import type { BodyProjection } from '@shared/body/project-body'
import type { Found } from '@shared/ipc/calls/search'
import { excerptOf, holdsEvery } from './excerpt'
import { matchExpression, searchedWords } from './search-text'

export interface FoundDocuments {
  results: Found[]
  isCut: boolean
}

/**
 * Finds documents by their words. Newest first, since ranking everything that begins with one letter takes FTS5 tens
 * of milliseconds and this under one; those found in their fields come before those found only in the body.
 */
export function searchDocuments(database: DatabaseSync, typed: string, limit: number): FoundDocuments {
  const expression = matchExpression(typed)
  if (expression === undefined) return { results: [], isCut: false }
  const words = searchedWords(typed)
  // One more than asked for tells whether there are more.
  const inFields = find(database, `{title} : (${expression})`, limit + 1)
  const anywhere = inFields.length > limit ? [] : find(database, expression, limit + 1)
  const seen = new Set(inFields.map(({ id }) => id))
  const all = [...inFields, ...anywhere.filter(({ id }) => !seen.has(id))]
  return { results: all.slice(0, limit).map((row) => present(row, words)), isCut: all.length > limit }
}

interface FoundRow {
  id: string
  kind: string
  fields: string
  projection: string | null
}

function find(database: DatabaseSync, expression: string, limit: number): FoundRow[] {
  return database
    .prepare(
      `select documents.id, documents.kind, documents.fields, projections.projection
       from search
       join documents on documents.number = search.rowid
       left join projections on projections.document_id = documents.id
       where search match ? and documents.trashed_at is null
       order by search.rowid desc limit ?`,
    )
    .all(expression, limit) as unknown as FoundRow[]
}

function present({ id, kind, fields, projection }: FoundRow, words: readonly string[]): Found {
  const raw = JSON.parse(fields) as Record<string, unknown>
  const fieldText = isKnownKind(kind) ? allKinds[kind].searchTextOf(raw) : ''
  const bodyText = projection === null ? '' : (JSON.parse(projection) as BodyProjection).text
  const inFields = holdsEvery(fieldText, words)
  const inBody = !inFields && holdsEvery(bodyText, words)
  const text = inFields ? fieldText : inBody ? bodyText : `${fieldText}\n${bodyText}`
  return { id, kind, inFields, excerpt: excerptOf(text, words) }
}
