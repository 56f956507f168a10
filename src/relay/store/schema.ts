import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Connection } from './connection'

/** Written into the file; a relay does not open the file of a newer one. */
const schemaVersion = 1

const schema = `
  create table workspaces (
    id integer primary key,
    tag text not null unique,
    epoch_number integer not null,
    write_key blob not null,
    used_bytes integer not null default 0
  );
  create table devices (
    workspace integer not null,
    chain_id text not null,
    standing text not null,
    primary key (workspace, chain_id)
  ) without rowid;
  create table chains (
    id integer primary key,
    workspace integer not null,
    chain_id text not null,
    first integer not null,
    last integer not null,
    unique (workspace, chain_id)
  );
  create table entries (
    chain integer not null,
    sequence integer not null,
    entry blob not null,
    primary key (chain, sequence)
  );
  create table blobs (
    workspace integer not null,
    name text not null,
    bytes blob not null,
    primary key (workspace, name)
  );
  create table statuses (
    workspace integer not null,
    chain_id text not null,
    status blob not null,
    primary key (workspace, chain_id)
  );
`

/** Opens a relay's database, and makes it where there is none. Throws `newer-database` for a later relay's. */
export function openDatabase(path: string): Connection {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const connection = new Connection(path)
  try {
    // NOTE: auto_vacuum is taken only before the first table is made.
    connection.exec(`
      pragma auto_vacuum = incremental;
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma secure_delete = on;
      pragma journal_size_limit = 67108864;
    `)
    const version = connection.get<{ user_version: number }>('pragma user_version')?.user_version ?? 0
    if (version > schemaVersion) throw new Error('newer-database')
    if (version === 0) {
      connection.transaction(() => connection.exec(`${schema} pragma user_version = ${schemaVersion}`))
    }
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}
