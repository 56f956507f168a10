import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { Connection } from './connection'
import { tablesOfVersion2 } from './tables-of-version-2'

/** Raised with every change to the tables, with a step in `migrations.ts`; a higher number is a newer Leadup's. */
export const vaultVersion = 2

const tablesOfVersion1 = `
create table meta (key text primary key, value text not null) strict, without rowid;

-- The last batch of this device's chain, and the latest clock reading of any.
create table head (
  id integer primary key check (id = 1), sequence integer not null, hash text not null, clock text not null) strict;
insert into head values (1, 0, '', '');

-- One row a document: its fields as they are now, as JSON, ready to be sent to a window. number is its row in search.
create table documents (
  number integer primary key, id text not null unique, kind text not null, fields text not null,
  trashed_at text, crc integer not null) strict;
create index documents_by_kind on documents (kind);
create index documents_in_trash on documents (trashed_at) where trashed_at is not null;

-- Each field is a last-writer-wins register. fields.value is JSON. crc: see checksum.ts.
create table fields (
  document_id text not null, name text not null, value text not null, clock text not null, crc integer not null,
  primary key (document_id, name)) strict, without rowid;
create table field_history (
  document_id text not null, name text not null, value text not null, clock text not null, crc integer not null,
  primary key (document_id, name, clock)) strict, without rowid;

-- A body is a compacted state and the updates since.
create table body_states (document_id text primary key, bytes blob not null, crc integer not null) strict, without rowid;
create table body_updates (
  number integer primary key, document_id text not null, bytes blob not null, crc integer not null) strict;
create index body_updates_by_document on body_updates (document_id);

-- Derived; can be thrown away. stale_search names the documents whose row in search is yet to be written.
create table projections (
  document_id text primary key, projection text not null, crc integer not null) strict, without rowid;
create virtual table search using fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');
insert into search (search, rank) values ('secure-delete', 1);
create table stale_search (document_id text primary key) strict, without rowid;

-- This device's batches that the journal still holds too, or that wait to be sealed, and the commands carried out.
create table outbox (sequence integer primary key, hash text not null, batch blob not null) strict;
create table commands (
  id text primary key, sequence integer not null, inverse text not null, crc integer not null) strict, without rowid;

-- Documents erased from this vault: what is salvaged from an older copy leaves them out.
create table purged (document_id text primary key, at text not null) strict, without rowid;

-- What only this device knows: bounds, the open screen, the capture draft.
create table device_state (key text primary key, value text not null) strict, without rowid;
`

/** Who a vault is. A restored, rebuilt or copied one keeps its workspace and becomes another device. */
export interface VaultIdentity {
  workspaceId: string
  deviceId: string
  incarnation: string
  /** The first journal segment of this device's chain: earlier ones are in the vault already. */
  firstSegment: number
}

export function newIdentity(firstSegment: number, workspaceId: string = randomUUID()): VaultIdentity {
  return { workspaceId, deviceId: randomUUID(), incarnation: randomUUID(), firstSegment }
}

export function createTables(connection: Connection, identity: VaultIdentity): void {
  connection.transaction(() => {
    connection.database.exec(`${tablesOfVersion1} ${tablesOfVersion2} pragma user_version = ${vaultVersion};`)
    writeMeta(connection, 'version', String(vaultVersion))
    writeIdentity(connection, identity)
  })
}

export function writeIdentity(connection: Connection, identity: VaultIdentity): void {
  for (const [key, value] of Object.entries(identity)) writeMeta(connection, key, String(value))
}

/** Throws `no-identity` where the vault does not say who it is. */
export function readIdentity(connection: Connection): VaultIdentity {
  const read = (key: keyof VaultIdentity): string => {
    const value = readMeta(connection, key)
    if (value === undefined) throw new Error('no-identity')
    return value
  }
  return {
    workspaceId: read('workspaceId'),
    deviceId: read('deviceId'),
    incarnation: read('incarnation'),
    firstSegment: Number(read('firstSegment')),
  }
}

export function readMeta(connection: Connection, key: string): string | undefined {
  return connection.get<{ value: string }>('select value from meta where key = ?', key)?.value
}

export function writeMeta(connection: Connection, key: string, value: string): void {
  connection.run('insert or replace into meta (key, value) values (?, ?)', key, value)
}

export function readVersion(connection: Connection): number {
  return connection.get<{ user_version: number }>('pragma user_version')?.user_version ?? 0
}

/** Opens a connection that writes. Every one of them is set up here. */
export function connect(path: string): Connection {
  const database = new DatabaseSync(path, { timeout: 5000 })
  try {
    // fullfsync: on macOS a plain fsync leaves the write in the drive's cache; elsewhere it does nothing.
    database.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma fullfsync = on;
      pragma checkpoint_fullfsync = on;
      pragma secure_delete = on;
      pragma foreign_keys = on;
      pragma temp_store = memory;
    `)
  } catch (error) {
    database.close()
    throw error
  }
  return new Connection(database)
}
