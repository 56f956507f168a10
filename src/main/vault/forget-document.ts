import type { Vault } from './vault'

/** Takes a document out of this vault, as if it had never been written here. What waits to be sealed of it stays. */
export function forgetDocument(vault: Pick<Vault, 'transaction'>, id: string): void {
  vault.transaction((connection) => {
    const row = connection.get<{ number: number }>('select number from documents where id = ?', id)
    if (row) connection.run('delete from search where rowid = ?', row.number)
    for (const table of ['fields', 'field_history', 'in_trash']) {
      connection.run(`delete from ${table} where document_id = ?`, id)
    }
    connection.run('delete from documents where id = ?', id)
  })
}
