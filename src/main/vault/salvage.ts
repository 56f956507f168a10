import { existsSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { DatabaseSync } from 'node:sqlite'
import { decodeBatch, type Batch, type BodyUpdate, type FieldWrite } from '@shared/sync/batch'
import { checksum } from './checksum'
import { batchHash, readHead, type ChainHead } from './commit-batch'
import { Connection } from './connection'
import { readIdentity } from './schema'

/**
 * Opens a damaged vault for reading what can be read, and changes nothing about it; `undefined` where not even that
 * is possible.
 */
export function openDamaged(path: string): Connection | undefined {
  if (!existsSync(path)) return undefined
  try {
    const connection = new Connection(new DatabaseSync(path, { readOnly: true }))
    connection.get('select count(*) from sqlite_schema')
    return connection
  } catch {
    return undefined
  }
}

/** Who a damaged vault was and how far its chain went, where it still says so. */
export function salvageIdentity(
  damaged: Connection,
): { workspaceId: string; head: ChainHead & { deviceId: string } } | undefined {
  try {
    const { workspaceId, deviceId } = readIdentity(damaged)
    return { workspaceId, head: { deviceId, ...readHead(damaged) } }
  } catch {
    return undefined
  }
}

/** The batches of a damaged vault's outbox whose hash still fits. */
export function salvageBatches(damaged: Connection): { batch: Batch }[] {
  return readableRows<{ batch: Uint8Array; hash: string }>(damaged, 'outbox', 'sequence').flatMap((row) =>
    row.batch instanceof Uint8Array && batchHash(row.batch) === row.hash
      ? [{ batch: decodeBatch(row.batch) }]
      : [],
  )
}

/** Every register and body of a damaged vault whose checksum still fits, but those of purged documents. */
export function* salvageDocuments(
  damaged: Connection,
): Generator<{ fields: FieldWrite[]; bodies: BodyUpdate[] }> {
  const purged = new Set(
    readableRows<{ document_id: string }>(damaged, 'purged', 'document_id').map((row) => row.document_id),
  )
  for (const table of ['field_history', 'fields']) {
    for (const row of readableRows<SalvagedField>(damaged, table, 'document_id')) {
      const { document_id: documentId, name: field, value, clock, crc } = row
      if (purged.has(documentId) || checksum(documentId, field, value, clock) !== crc) continue
      yield { fields: [{ documentId, field, value: JSON.parse(value) as unknown, clock }], bodies: [] }
    }
  }
  for (const [table, order] of [
    ['body_states', 'document_id'],
    ['body_updates', 'number'],
  ] as const) {
    for (const row of readableRows<{ document_id: string; bytes: Uint8Array; crc: number }>(
      damaged,
      table,
      order,
    )) {
      if (purged.has(row.document_id) || !(row.bytes instanceof Uint8Array) || crc32(row.bytes) !== row.crc)
        continue
      yield { fields: [], bodies: [{ documentId: row.document_id, update: row.bytes }] }
    }
  }
}

/** What the device remembered: not in the journal, and of no harm where a byte of it is wrong; see `readDeviceState`. */
export function salvageDeviceState(damaged: Connection): {
  entries: { key: string; value: string }[]
  isWhole: boolean
} {
  const { rows, isWhole } = readRows<{ key: string; value: string }>(damaged, 'device_state', 'key')
  const entries = rows.filter(
    ({ key, value }) => typeof key === 'string' && key !== '' && typeof value === 'string',
  )
  return { entries, isWhole: isWhole && entries.length === rows.length }
}

/** What the sync engine had noted: sync that was turned on after the last backup must not be off after a rebuild. */
export function salvageSyncMeta(damaged: Connection): { key: string; value: string }[] {
  return readableRows<{ key: string; value: string }>(damaged, 'sync_meta', 'key').filter(
    ({ key, value }) => typeof key === 'string' && typeof value === 'string',
  )
}

/** The ops of the roster whose checksum still fits. */
export function salvageRoster(damaged: Connection): { hash: string; op: Uint8Array; crc: number }[] {
  return readableRows<{ hash: string; op: Uint8Array; crc: number }>(damaged, 'sync_roster', 'hash').filter(
    ({ op, crc }) => op instanceof Uint8Array && crc32(op) === crc,
  )
}

interface SalvagedField {
  document_id: string
  name: string
  value: string
  clock: string
  crc: number
}

function readableRows<Row>(damaged: Connection, table: string, order: string): Row[] {
  return readRows<Row>(damaged, table, order).rows
}

/** Reads a table from its beginning up to where it breaks, and from its end down to there. */
function readRows<Row>(damaged: Connection, table: string, order: string): { rows: Row[]; isWhole: boolean } {
  const first = readUntilBroken<Row>(damaged, `${order} asc`, table)
  if (first.isWhole) return first
  const { rows } = readUntilBroken<Row>(damaged, `${order} desc`, table)
  return { rows: [...first.rows, ...rows], isWhole: false }
}

function readUntilBroken<Row>(
  damaged: Connection,
  order: string,
  table: string,
): { rows: Row[]; isWhole: boolean } {
  const rows: Row[] = []
  try {
    for (const row of damaged.each<Row>(`select * from ${table} order by ${order}`)) rows.push(row)
    return { rows, isWhole: true }
  } catch {
    // What is behind the broken place is read from the other end.
    return { rows, isWhole: false }
  }
}
