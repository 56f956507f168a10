import type { Connection } from './connection'

/**
 * Takes a document out of a vault, as if it had never been written here, within the caller's transaction. What waits to
 * be sealed of it stays.
 */
export function forgetDocument(connection: Connection, id: string): void {
  const row = connection.get<{ number: number }>('select number from documents where id = ?', id)
  if (row) connection.run('delete from search where rowid = ?', row.number)
  for (const table of ['fields', 'field_history', 'in_trash']) {
    connection.run(`delete from ${table} where document_id = ?`, id)
  }
  connection.run('delete from documents where id = ?', id)
}
