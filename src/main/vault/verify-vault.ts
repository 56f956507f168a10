import { crc32 } from 'node:zlib'
import { batchHash } from './commit-batch'
import { checksum } from './checksum'
import type { Connection } from './connection'
import { readVersion } from './schema'

/** Each table with a checksum, the columns it is of, in order, and the vault version that brought it. */
const checkedTables = [
  { table: 'documents', columns: ['id', 'kind', 'fields'], since: 1 },
  { table: 'fields', columns: ['document_id', 'name', 'value', 'clock'], since: 1 },
  { table: 'field_history', columns: ['document_id', 'name', 'value', 'clock'], since: 1 },
  { table: 'projections', columns: ['document_id', 'projection'], since: 1 },
  { table: 'commands', columns: ['id', 'inverse'], since: 1 },
  { table: 'in_trash', columns: ['document_id', 'since'], since: 2 },
] as const

/** Each table with a CRC-32 of its bytes, the column they are in, and the vault version that brought it. */
const checkedBlobs = [
  { table: 'body_states', column: 'bytes', since: 1 },
  { table: 'body_updates', column: 'bytes', since: 1 },
  { table: 'sync_entries', column: 'entry', since: 2 },
  { table: 'sync_roster', column: 'op', since: 2 },
] as const

/**
 * Everything that is wrong with a vault of this version or an earlier one, in words for the log; empty where it is
 * sound. Reads all of it: a second for a few hundred megabytes.
 *
 * NOTE: for a connection that has not used the search index before another one wrote to it: FTS5 would compare what it
 * remembers of the index with what it reads, and find a difference that is none.
 */
export function findDamage(connection: Connection): string[] {
  try {
    const version = readVersion(connection)
    return [
      ...pageDamage(connection),
      ...checkedTables
        .filter(({ since }) => since <= version)
        .flatMap(({ table, columns }) => rowDamage(connection, table, columns)),
      ...checkedBlobs
        .filter(({ since }) => since <= version)
        .flatMap(({ table, column }) => blobDamage(connection, table, column)),
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

function blobDamage(connection: Connection, table: string, column: string): string[] {
  for (const { bytes, crc } of connection.each<{ bytes: Uint8Array; crc: number }>(
    `select ${column} as bytes, crc from ${table}`,
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
