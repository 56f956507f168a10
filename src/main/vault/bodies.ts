import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import * as Y from 'yjs'

/** Updates a body gathers before they are merged into its compacted state. */
const updatesBeforeCompaction = 200

interface Stored {
  bytes: Uint8Array
  crc: number
}

/** The body as one update. Throws `corrupt-body` where stored bytes do not match their checksum. */
export function loadBodyState(database: DatabaseSync, documentId: string): Uint8Array | undefined {
  const state = database
    .prepare('select state as bytes, crc from body_states where document_id = ?')
    .get(documentId) as Stored | undefined
  const updates = database
    .prepare('select bytes, crc from body_updates where document_id = ? order by number')
    .all(documentId) as unknown as Stored[]
  const parts = (state ? [state, ...updates] : updates).map(verified)
  const [only, ...more] = parts
  return more.length === 0 ? only : Y.mergeUpdates(parts)
}

export function insertBodyUpdate(database: DatabaseSync, documentId: string, update: Uint8Array): void {
  database
    .prepare('insert into body_updates (document_id, bytes, crc) values (?, ?, ?)')
    .run(documentId, update, crc32(update))
}

export function needsCompaction(database: DatabaseSync, documentId: string): boolean {
  const { count } = database
    .prepare('select count(*) as count from body_updates where document_id = ?')
    .get(documentId) as { count: number }
  return count >= updatesBeforeCompaction
}

/** Replaces a body's updates by one state without deleted text. Leaves it alone while an update waits for another. */
export function compactBody(database: DatabaseSync, documentId: string): void {
  const merged = loadBodyState(database, documentId)
  if (!merged) return
  const document = new Y.Doc({ gc: true })
  Y.applyUpdate(document, merged)
  // Re-encoding would lose updates that still wait for one they build on.
  if (document.store.pendingStructs === null && document.store.pendingDs === null) {
    const state = Y.encodeStateAsUpdate(document)
    database
      .prepare(
        'insert into body_states (document_id, state, crc) values (?, ?, ?) on conflict do update set state = excluded.state, crc = excluded.crc',
      )
      .run(documentId, state, crc32(state))
    database.prepare('delete from body_updates where document_id = ?').run(documentId)
  }
  document.destroy()
}

function verified({ bytes, crc }: Stored): Uint8Array {
  if (crc32(bytes) !== crc) throw new Error('corrupt-body')
  return bytes
}
