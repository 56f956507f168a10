import type { DocumentRow } from '@shared/documents/document'
import type { BodyUpdate } from '@shared/sync/batch'
import { checksum } from './checksum'
import type { Connection } from './connection'

/**
 * Since when documents have been in the trash on this device, with nothing written to them. What erases goes by this
 * and not by `trashedAt`: that is another device's, whose clock may be wrong, and may have been under way for weeks
 * while somebody went on writing here.
 */

/** Begins the time in the trash anew of what was changed, inside the caller's transaction. */
export function noteChanged(connection: Connection, ids: Iterable<string>): void {
  for (const id of ids) connection.run('delete from in_trash where document_id = ?', id)
}

/** Notes which of the documents that were just changed are in the trash, inside the caller's transaction. */
export function noteTrashed(
  connection: Connection,
  { rows, bodies }: { rows: readonly DocumentRow[]; bodies: readonly BodyUpdate[] },
  nowIso: string,
): void {
  const ids = new Set(bodies.map(({ documentId }) => documentId))
  for (const { id, fields } of rows) if (typeof fields['trashedAt'] === 'string') ids.add(id)
  for (const id of ids) {
    const isInTrash = connection.get('select 1 from documents where id = ? and trashed_at is not null', id)
    if (isInTrash) writeSince(connection, id, nowIso)
  }
}

/**
 * Notes what is in the trash and is not noted: put there by an earlier version, or by a batch that came from the
 * journal. What is noted of a time to come was so while the clock was ahead, and counts from now.
 */
export function noteTrashedElsewise(connection: Connection, nowIso: string): void {
  const unnoted = connection.all<{ id: string }>(
    `select id from documents left join in_trash on document_id = id
     where trashed_at is not null and (since is null or since > ?)`,
    nowIso,
  )
  for (const { id } of unnoted) writeSince(connection, id, nowIso)
}

/** Since when each document has been in the trash on this device, as far as that is noted. */
export function trashedSince(connection: Connection): { id: string; since: string }[] {
  return connection.all(
    `select id, since from in_trash join documents on id = document_id where trashed_at is not null order by id`,
  )
}

/** Documents that have been in the trash here since before an instant. */
export function trashedSinceBefore(connection: Connection, before: string): { id: string; number: number }[] {
  return connection.all(
    `select id, number from in_trash join documents on id = document_id
     where since < ? and trashed_at is not null`,
    before,
  )
}

function writeSince(connection: Connection, id: string, since: string): void {
  connection.run(
    'insert or replace into in_trash (document_id, since, crc) values (?, ?, ?)',
    id,
    since,
    checksum(id, since),
  )
}
