import { crc32 } from 'node:zlib'
import * as Y from 'yjs'
import { mergeUpdates } from '@shared/body/merge-updates'
import { newBody } from '@shared/body/new-body'
import type { Connection } from './connection'

/** Updates a body gathers before they are merged into its compacted state. */
const updatesBeforeCompaction = 200

/** An update without structs and deletions. */
export const emptyUpdateBytes = 2

/** Stands for the compacted state among the numbers of updates, which begin at 1. */
const stateNumber = 0

interface Stored {
  bytes: Uint8Array
  crc: number
}

/** The body as one update. Throws `corrupt-body` where stored bytes do not match their checksum. */
export function loadBodyState(connection: Connection, documentId: string): Uint8Array | undefined {
  return mergeParts(loadBody(connection, documentId).parts)
}

export function insertBodyUpdate(connection: Connection, documentId: string, update: Uint8Array): void {
  connection.run(
    'insert into body_updates (document_id, bytes, crc) values (?, ?, ?)',
    documentId,
    update,
    crc32(update),
  )
}

/** Stores a body that is new here as it came. */
export function insertBodyState(connection: Connection, documentId: string, state: Uint8Array): void {
  connection.run(
    'insert into body_states (document_id, bytes, crc) values (?, ?, ?)',
    documentId,
    state,
    crc32(state),
  )
}

/** Whether bytes are an update. Applies nothing, so it costs a fraction of that. */
export function isReadableUpdate(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}

/** Bodies with so many updates that they load slowly. */
export function bodiesToCompact(connection: Connection): string[] {
  return connection
    .all<{ id: string }>(
      'select document_id as id from body_updates group by document_id having count(*) >= ?',
      updatesBeforeCompaction,
    )
    .map(({ id }) => id)
}

/**
 * Replaces a body's updates by one state without deleted text. False where it was left alone: an update waits for
 * another one, or somebody else compacted it meanwhile.
 *
 * NOTE: runs beside a connection that goes on writing. The long part, merging, is outside the transaction; updates
 * that came in meanwhile have higher numbers and stay.
 */
export function compactBody(connection: Connection, documentId: string): boolean {
  const before = loadBody(connection, documentId)
  const merged = mergeParts(before.parts)
  if (!merged || before.lastNumber === stateNumber) return false
  const state = withoutDeleted(merged)
  if (!state) return false
  return connection.transaction(() => {
    const crc = connection.get<{ crc: number }>(
      'select crc from body_states where document_id = ?',
      documentId,
    )?.crc
    if (crc !== before.stateCrc) return false
    connection.run(
      'insert or replace into body_states (document_id, bytes, crc) values (?, ?, ?)',
      documentId,
      state,
      crc32(state),
    )
    connection.run(
      'delete from body_updates where document_id = ? and number <= ?',
      documentId,
      before.lastNumber,
    )
    return true
  })
}

/**
 * The body as one update without deleted text, as `compactBody` would store it, or with it where an update waits for
 * another one; `undefined` where there is none.
 */
export function compactState(connection: Connection, documentId: string): Uint8Array | undefined {
  const { parts, lastNumber } = loadBody(connection, documentId)
  const merged = mergeParts(parts)
  if (!merged || lastNumber === stateNumber) return merged
  return withoutDeleted(merged) ?? merged
}

/** `undefined` where an update waits for another one: re-encoding would lose it. */
function withoutDeleted(state: Uint8Array): Uint8Array | undefined {
  const document = newBody()
  Y.applyUpdate(document, state)
  const compacted = isWaitingForUpdates(document) ? undefined : Y.encodeStateAsUpdate(document)
  document.destroy()
  return compacted
}

/** Whether the document holds updates that build on ones it has not got. */
export function isWaitingForUpdates(document: Y.Doc): boolean {
  return document.store.pendingStructs !== null || document.store.pendingDs !== null
}

/** The bytes, where they match their checksum; throws `corrupt-body` where not. */
function verifiedBytes({ bytes, crc }: Stored): Uint8Array {
  if (crc32(bytes) !== crc) throw new Error('corrupt-body')
  return bytes
}

/** NOTE: one statement, so that a compaction beside it is seen whole or not at all. */
function loadBody(connection: Connection, documentId: string) {
  const rows = connection.all<Stored & { number: number }>(
    `select ${stateNumber} as number, bytes, crc from body_states where document_id = ?1
     union all select number, bytes, crc from body_updates where document_id = ?1 order by number`,
    documentId,
  )
  const state = rows.find(({ number }) => number === stateNumber)
  return {
    parts: rows.map(verifiedBytes),
    stateCrc: state?.crc,
    lastNumber: rows.at(-1)?.number ?? stateNumber,
  }
}

function mergeParts(parts: readonly Uint8Array[]): Uint8Array | undefined {
  const [only, ...more] = parts
  return more.length === 0 ? only : mergeUpdates(parts)
}
