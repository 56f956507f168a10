import { join } from 'node:path'
import { readdirSync } from 'node:fs'
import { connect } from '../../src/main/vault/schema.ts'

/** The tables of a vault of version 1, as released; FTS5 keeps its own besides. */
const tables = [
  'meta',
  'head',
  'documents',
  'fields',
  'field_history',
  'body_states',
  'body_updates',
  'projections',
  'search',
  'stale_search',
  'outbox',
  'commands',
  'purged',
  'device_state',
]

/** Makes a vault, and the backups beside it, what a Leadup that knew version 1 would have written. */
export function makeVersion1(folder: string): void {
  const backups = readdirSync(folder).includes('backups') ? readdirSync(join(folder, 'backups')) : []
  for (const path of [
    join(folder, 'vault.db'),
    ...backups.filter((name) => name.startsWith('vault-')).map((name) => join(folder, 'backups', name)),
  ]) {
    const connection = connect(path)
    const later = connection
      .all<{ name: string }>("select name from sqlite_schema where type = 'table' order by name")
      .filter(({ name }) => !tables.includes(name) && !/^(search_|sqlite_)/.test(name))
    for (const { name } of later) connection.database.exec(`drop table ${name}`)
    connection.database.exec(
      "delete from meta where key = 'journalFrom'; update meta set value = '1' where key = 'version'; pragma user_version = 1; vacuum",
    )
    connection.close()
  }
}
