import { crc32 } from 'node:zlib'
import { batchHash } from './commit-batch'
import { checksum } from './checksum'
import type { Connection } from './connection'

/** Each table with a checksum, and the columns it is of, in order. */
const checkedTables = {
  documents: ['id', 'kind', 'fields'],
  fields: ['document_id', 'name', 'value', 'clock'],
  field_history: ['document_id', 'name', 'value', 'clock'],
  projections: ['document_id', 'projection'],
  commands: ['id', 'inverse'],
} as const

/**
 * Everything that is wrong with a vault, in words for the log; empty where it is sound. Reads all of it: a second for
 * a few hundred megabytes.
 */
export function findDamage(connection: Connection): string[] {
  try {
    return [
      ...pageDamage(connection),
      ...Object.entries(checkedTables).flatMap(([table, columns]) => rowDamage(connection, table, columns)),
      ...bodyDamage(connection, 'body_states'),
      ...bodyDamage(connection, 'body_updates'),
      ...outboxDamage(connection),
      ...countDamage(connection),
    ]
  } catch (error) {
    return [String(error)]
  }
}

/** How much there is of each thing that only purging takes away. */
export function countThings(connection: Connection): Record<'documents' | 'fields' | 'bodies', number> {
  const count = (sql: string) => connection.get<{ n: number }>(sql)?.n ?? 0
  return {
    documents: count('select count(*) as n from documents'),
    fields: count('select count(*) as n from fields'),
    bodies: count(
      'select count(*) as n from (select document_id from body_states union select document_id from body_updates)',
    ),
  }
}

/** SQLite's own check, of the search index too. */
function pageDamage(connection: Connection): string[] {
  return connection
    .all<{ integrity_check: string }>('pragma integrity_check(5)')
    .map((row) => row.integrity_check)
    .filter((found) => found !== 'ok')
}

function rowDamage(connection: Connection, table: string, columns: readonly string[]): string[] {
  for (const row of connection.each<Record<string, string> & { crc: number }>(
    `select ${columns.join(', ')}, crc from ${table}`,
  )) {
    if (checksum(...columns.map((column) => String(row[column]))) !== row.crc) return [`${table}: checksum`]
  }
  return []
}

function bodyDamage(connection: Connection, table: 'body_states' | 'body_updates'): string[] {
  for (const { bytes, crc } of connection.each<{ bytes: Uint8Array; crc: number }>(
    `select bytes, crc from ${table}`,
  )) {
    if (crc32(bytes) !== crc) return [`${table}: checksum`]
  }
  return []
}

function outboxDamage(connection: Connection): string[] {
  for (const { batch, hash } of connection.each<{ batch: Uint8Array; hash: string }>(
    'select batch, hash from outbox',
  )) {
    if (batchHash(batch) !== hash) return ['outbox: hash']
  }
  return []
}

function countDamage(connection: Connection): string[] {
  const kinds = connection.get<{ n: number }>(
    "select count(*) as n from fields where name = 'kind' and value like '\"%'",
  )?.n
  return kinds === countThings(connection).documents ? [] : ['documents: rows missing']
}
