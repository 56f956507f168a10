import type { DatabaseSync } from 'node:sqlite'

/** Raised with every change to the tables below; a vault with a higher number is from a newer Leadup. */
export const vaultVersion = 1

const tables = `
create table meta (key text primary key, value text not null) strict, without rowid;

-- One row a document: its fields as they are now, as JSON, ready to be sent to a window. number is its row in search.
create table documents (
  number integer primary key, id text not null unique, kind text not null, fields text not null) strict;
create index documents_by_kind on documents (kind);

-- Each field is a last-writer-wins register. fields.value is JSON.
create table fields (
  document_id text not null, name text not null, value text not null, clock text not null,
  primary key (document_id, name)) strict, without rowid;
create table field_history (
  document_id text not null, name text not null, value text not null, clock text not null,
  primary key (document_id, name, clock)) strict, without rowid;

-- A body is a compacted state and the updates since. crc is CRC-32 of the bytes: SQLite does not notice a flipped one.
create table body_states (document_id text primary key, state blob not null, crc integer not null) strict, without rowid;
create table body_updates (
  number integer primary key, document_id text not null, bytes blob not null, crc integer not null) strict;
create index body_updates_by_document on body_updates (document_id);

-- Derived; can be thrown away.
create table projections (document_id text primary key, projection text not null) strict, without rowid;
create virtual table search using fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');
insert into search (search, rank) values ('secure-delete', 1);

-- What other devices are still to get, in order, and the commands already carried out.
create table outbox (sequence integer primary key, hash text not null, batch blob not null) strict;
create table commands (id text primary key, inverse text not null) strict, without rowid;

-- What only this device knows: bounds, the open screen, the capture draft.
create table device_state (key text primary key, value text not null) strict, without rowid;
`

export function createTables(database: DatabaseSync, meta: Record<string, string>): void {
  database.exec(`begin immediate; ${tables} pragma user_version = ${vaultVersion};`)
  const insert = database.prepare('insert into meta (key, value) values (?, ?)')
  for (const [key, value] of Object.entries(meta)) insert.run(key, value)
  database.exec('commit')
}

/** Settings of every connection that writes. */
export function configureConnection(database: DatabaseSync): void {
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma secure_delete = on;
    pragma busy_timeout = 5000;
    pragma foreign_keys = on;
    pragma temp_store = memory;
  `)
}
