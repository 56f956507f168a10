import type { Connection } from './connection'
import { noteTrashedElsewise, trashedSinceBefore } from './in-trash'
import { writeMeta } from './schema'
import { stillShown } from './still-shown'

/**
 * Erases the documents that have been in the trash here since before an instant, unwritten, and are shown on no agenda
 * that stays (`stillShown`): registers, history, body, index, and what inverses of commands quote of them. The journal and the outbox quote them too, until the backup that must follow.
 * `secure_delete` overwrites the freed pages; truncating the WAL removes the last copies. Returns their ids.
 */
export function purgeDocuments(connection: Connection, trashedBefore: string, nowIso: string): string[] {
  const purged = connection.transaction(() => {
    // Within the transaction: what is taken out of the trash beside it is not due.
    noteTrashedElsewise(connection, nowIso)
    const old = trashedSinceBefore(connection, trashedBefore)
    const shown = stillShown(
      connection,
      old.map(({ id }) => id),
    )
    const due = old.filter(({ id }) => !shown.has(id))
    if (due.length === 0) return []
    // Until the backup has been made and the journal forgotten, the next start goes on from here.
    writeMeta(connection, 'purgeBegun', nowIso)
    writeMeta(connection, 'cachesStale', nowIso)
    for (const { id, number } of due) {
      for (const table of [
        'fields',
        'field_history',
        'body_states',
        'body_updates',
        'projections',
        'in_trash',
        'stale_search',
        'stale_projections',
      ]) {
        connection.run(`delete from ${table} where document_id = ?`, id)
      }
      connection.run('delete from search where rowid = ?', number)
      connection.run('delete from documents where id = ?', id)
      // Ids are long and random: one that stands in the text of an inverse means that document.
      connection.run('delete from commands where instr(inverse, ?) > 0', JSON.stringify(id))
      connection.run('insert or replace into purged (document_id, at) values (?, ?)', id, nowIso)
    }
    return due.map(({ id }) => id)
  })
  if (purged.length > 0) connection.database.exec('pragma wal_checkpoint(truncate)')
  return purged
}
