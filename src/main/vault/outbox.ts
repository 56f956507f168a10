import { decodeBatch, encodeBatch, type Batch } from '@shared/sync/batch'
import { batchHash } from './commit-batch'
import type { Connection } from './connection'
import { readMeta, writeMeta } from './schema'

/** Batches that are rewritten in one transaction, which others wait for. */
const rewrittenAtOnce = 100

/**
 * The last batch of this device that stands in a sealed entry; `undefined` while sync is off. Batches after it wait in
 * the outbox, however long, and nobody but `writeSealedThrough` lets them go.
 */
export function readSealedThrough(connection: Connection): number | undefined {
  const row = connection.get<{ value: string }>("select value from sync_meta where key = 'sealedThrough'")
  if (!row) return undefined
  const sequence = Number(row.value)
  // Where it cannot be read nothing counts as sealed: sealed once more does no harm.
  return Number.isSafeInteger(sequence) ? sequence : 0
}

/**
 * Notes that batches stand in an entry, inside the transaction that writes the entry, and lets go of those that
 * nothing else needs. `undefined` turns sync off.
 */
export function writeSealedThrough(connection: Connection, sequence: number | undefined): void {
  if (sequence === undefined) {
    connection.run("delete from sync_meta where key = 'sealedThrough'")
  } else {
    connection.run(
      "insert or replace into sync_meta (key, value) values ('sealedThrough', ?)",
      String(sequence),
    )
  }
  forgetBatches(connection, readJournalFrom(connection))
}

/** Batches that wait to be sealed, in order: as many as fit into `maxBytes`, and at least one where there is one. */
export function waitingBatches(
  connection: Connection,
  afterSequence: number,
  maxBytes: number,
): { sequence: number; batch: Batch }[] {
  const waiting: { sequence: number; batch: Batch }[] = []
  let bytes = 0
  for (const row of connection.each<{ sequence: number; batch: Uint8Array }>(
    'select sequence, batch from outbox where sequence > ? order by sequence',
    afterSequence,
  )) {
    bytes += row.batch.length
    if (waiting.length > 0 && bytes > maxBytes) break
    waiting.push({ sequence: row.sequence, batch: decodeBatch(row.batch) })
  }
  return waiting
}

/**
 * The first batch that the journal is to hold. Earlier ones in the outbox only wait to be sealed; they are in a backup,
 * and are not written to the journal again where it lacks them.
 */
export function readJournalFrom(connection: Connection): number {
  return Number(readMeta(connection, 'journalFrom') ?? 0) || 0
}

/** Lets go of the batches before this one, but those that wait, inside the caller's transaction. */
export function moveJournalFrom(connection: Connection, sequence: number): void {
  writeMeta(connection, 'journalFrom', String(sequence))
  forgetBatches(connection, sequence)
}

/** The outbox of a chain that has no batch yet, inside the caller's transaction. */
export function emptyOutbox(connection: Connection): void {
  connection.run('delete from outbox')
  writeMeta(connection, 'journalFrom', '0')
}

/**
 * Takes purged documents out of the batches that wait to be sealed: their text must not stay for as long as this device
 * is offline. That they went to the trash is kept, so that others hear of it. Cut off, it can be done again.
 *
 * NOTE: what is left is another batch than the one the next in the chain names as the one before, and than the one the
 * head names. Nobody follows these links in the outbox, and `moveJournalFrom`, called before, keeps such a batch out of
 * the journal, whose last one is compared with the head.
 */
export function takePurgedOut(connection: Connection, throughSequence: number): void {
  const purged = new Set(
    connection.all<{ id: string }>('select document_id as id from purged').map(({ id }) => id),
  )
  if (purged.size === 0) return
  const waiting = connection.all<{ sequence: number }>(
    'select sequence from outbox where sequence <= ?',
    throughSequence,
  )
  for (let start = 0; start < waiting.length; start += rewrittenAtOnce) {
    const rewritten = waiting
      .slice(start, start + rewrittenAtOnce)
      .flatMap(({ sequence }) => withoutPurged(connection, sequence, purged) ?? [])
    connection.transaction(() => {
      for (const { sequence, bytes } of rewritten) {
        connection.run(
          'update outbox set hash = ?, batch = ? where sequence = ?',
          batchHash(bytes),
          bytes,
          sequence,
        )
      }
    })
  }
}

/** The bytes of a batch in the outbox without these documents; `undefined` where it has none of them. */
function withoutPurged(
  connection: Connection,
  sequence: number,
  purged: ReadonlySet<string>,
): { sequence: number; bytes: Uint8Array } | undefined {
  const row = connection.get<{ batch: Uint8Array }>('select batch from outbox where sequence = ?', sequence)
  if (!row) return undefined
  const batch = decodeBatch(row.batch)
  const fields = batch.fields.filter(
    ({ documentId, field }) => field === 'trashedAt' || !purged.has(documentId),
  )
  const bodies = batch.bodies.filter(({ documentId }) => !purged.has(documentId))
  if (fields.length === batch.fields.length && bodies.length === batch.bodies.length) return undefined
  return { sequence, bytes: encodeBatch({ ...batch, fields, bodies }) }
}

function forgetBatches(connection: Connection, before: number): void {
  const sealedThrough = readSealedThrough(connection) ?? Number.MAX_SAFE_INTEGER
  connection.run('delete from outbox where sequence < ? and sequence <= ?', before, sealedThrough)
}
