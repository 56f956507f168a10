/** What version 2 added: sync, and what an intake of many documents leaves for later. */
export const tablesOfVersion2 = `
-- What the sync engine knows of this device. sealedThrough is the last batch of this device that stands in an entry;
-- while it is there, sync is on, and later batches stay in the outbox. See outbox.ts.
create table sync_meta (key text primary key, value text not null) strict, without rowid;

-- Own entries that were not let go. sealed_through is the last batch of this device that stands in it or before it.
-- crc, here and in sync_roster, is the CRC-32 of the bytes.
create table sync_entries (
  sequence integer primary key, hash text not null, sealed_through integer not null, entry blob not null,
  crc integer not null) strict;

-- How far each chain was taken in: written in one transaction with what its entries brought.
create table sync_chains (
  chain_id text primary key, sequence integer not null, hash text not null, last_word_at text) strict, without rowid;

-- The ops of the roster, in any order, by their hash.
create table sync_roster (hash text primary key, op blob not null, crc integer not null) strict, without rowid;

-- The last own entry that each transport confirmed.
create table sync_receipts (
  transport_id text primary key, sequence integer not null, hash text not null) strict, without rowid;

-- The latest status of each chain.
create table sync_statuses (
  chain_id text primary key, counter integer not null, status blob not null, at text not null) strict, without rowid;

-- What the user is told about sync until it is put away.
create table sync_notices (id text primary key, tone text not null, text text not null, at text not null)
  strict, without rowid;

-- Manifests of checkpoints that came and are still to be looked into.
create table sync_checkpoints (
  chain_id text not null, sequence integer not null, message blob not null,
  primary key (chain_id, sequence)) strict, without rowid;

-- Since when documents have been in the trash on this device, with nothing written to them. See in-trash.ts.
create table in_trash (document_id text primary key, since text not null, crc integer not null) strict, without rowid;

-- Documents whose projection, and with it their row in search, is yet to be derived from the body.
create table stale_projections (document_id text primary key) strict, without rowid;

-- Chunks of attachments that documents name or named: the name under which each travels as a blob, the chain that
-- brought it, and since when no document names it.
create table sync_chunks (
  name text primary key, blob_name text not null, brought_by text, unnamed_since text) strict, without rowid;
create index sync_chunks_by_blob on sync_chunks (blob_name);
`
