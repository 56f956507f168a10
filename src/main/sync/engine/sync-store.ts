import type { SyncNotice } from '@shared/ipc/calls/sync'
import type { Heads } from '@shared/sync/message'
import type { ChainId, StoredEntry } from '@shared/sync/transport'
import { noHash } from '@shared/sync/entry'
import { crc32 } from 'node:zlib'
import type { Connection } from '../../vault/connection'

/** Where a chain stands. `sequence` is 0 and `hash` zeros before its first entry. */
export interface Head {
  sequence: number
  hash: string
}

/** An entry of this device, and the last batch of the vault that is in it or in one before it. */
export interface OwnEntry extends StoredEntry {
  hash: string
  sealedThrough: number
}

export interface KnownStatus {
  chainId: ChainId
  counter: number
  status: Uint8Array
  /** When it came, by this device's clock. */
  at: string
}

/** The last own entry that was let go, and the last batch of the vault that is in it or before it. */
interface LetGo {
  through: number
  sealedThrough: number
}

const startOfChain: Head = { sequence: 0, hash: noHash }

/** What the others know this device by, and which of them let it in. */
export interface LetIn {
  deviceName: string
  host: string
}

/**
 * What this device remembers of sync, in the vault, so that it changes in one transaction with what it speaks of.
 * Writes belong into a transaction of the caller's.
 */
export class SyncStore {
  constructor(private readonly connection: Connection) {}

  /** Small things by name; JSON. */
  read<T>(key: string): T | undefined {
    const row = this.connection.get<{ value: string }>('select value from sync_meta where key = ?', key)
    return row && (JSON.parse(row.value) as T)
  }

  write(key: string, value: unknown): void {
    if (value === undefined) this.connection.run('delete from sync_meta where key = ?', key)
    else
      this.connection.run(
        'insert or replace into sync_meta (key, value) values (?, ?)',
        key,
        JSON.stringify(value),
      )
  }

  /** The last entry of the own chain. */
  get head(): Head {
    return this.read<Head>('head') ?? startOfChain
  }

  addEntry({ sequence, hash, sealedThrough, entry }: OwnEntry): void {
    this.connection.run(
      'insert into sync_entries (sequence, hash, sealed_through, entry, crc) values (?, ?, ?, ?, ?)',
      sequence,
      hash,
      sealedThrough,
      entry,
      crc32(entry),
    )
    this.write('head', { sequence, hash })
    this.addLogBytes(entry.length)
  }

  /** Own entries that were not let go, after a sequence; at least one where there is one. */
  entriesAfter(sequence: number, maxBytes: number): OwnEntry[] {
    const entries: OwnEntry[] = []
    let bytes = 0
    for (const row of this.connection.each<OwnEntry>(
      `select sequence, hash, sealed_through as sealedThrough, entry from sync_entries where sequence > ?
       order by sequence`,
      sequence,
    )) {
      bytes += row.entry.length
      if (entries.length > 0 && bytes > maxBytes) break
      entries.push(row)
    }
    return entries
  }

  entry(sequence: number): OwnEntry | undefined {
    return this.connection.get<OwnEntry>(
      'select sequence, hash, sealed_through as sealedThrough, entry from sync_entries where sequence = ?',
      sequence,
    )
  }

  /** The first own entry that was not let go; one after the head where there is none. */
  get firstSequence(): number {
    const first = this.connection.get<{ first: number | null }>(
      'select min(sequence) as first from sync_entries',
    )
    return first?.first ?? this.head.sequence + 1
  }

  /** Bytes added to any chain since the last checkpoint. */
  get logBytes(): number {
    return this.read<number>('logBytes') ?? 0
  }

  addLogBytes(bytes: number): void {
    this.write('logBytes', this.logBytes + bytes)
  }

  forgetLogBytes(): void {
    this.write('logBytes', 0)
  }

  /** Lets go of own entries that a checkpoint holds. [K3] */
  dropEntriesThrough(through: number): void {
    const sealedThrough = this.entry(through)?.sealedThrough
    this.connection.run('delete from sync_entries where sequence <= ?', through)
    if (sealedThrough !== undefined) this.write('letGo', { through, sealedThrough } satisfies LetGo)
  }

  /**
   * The own entry that ends the first checkpoint: what was here before the chain began stands in no entry before it.
   * `undefined` where there was nothing to share.
   */
  get allSharedAt(): number | 'not-yet' | undefined {
    return this.read<number | 'not-yet'>('allSharedAt')
  }

  set allSharedAt(sequence: number | 'not-yet' | undefined) {
    this.write('allSharedAt', sequence)
  }

  /** The own entry by which this device leaves: from then on it only waits to be sent. [R10] */
  /** What was moved to the trash from elsewhere, much at once. */
  get massDeletion(): string[] {
    return this.read<string[]>('massDeletion') ?? []
  }

  set massDeletion(ids: string[]) {
    this.write('massDeletion', ids)
  }

  /** Another device let this one in, which has neither joined nor said that it does not come. */
  get letIn(): LetIn | undefined {
    return this.read<LetIn>('letIn')
  }

  set letIn(letIn: LetIn | undefined) {
    this.write('letIn', letIn)
  }

  get leavingAt(): number | undefined {
    return this.read<number>('leavingAt')
  }

  set leavingAt(sequence: number) {
    this.write('leavingAt', sequence)
  }

  /** What was let go of the own chain; `undefined` where all of it is here. */
  get letGo(): LetGo | undefined {
    return this.read<LetGo>('letGo')
  }

  /** Forgets the own chain, for another one to begin. */
  dropChain(): void {
    this.connection.run('delete from sync_entries')
    this.connection.run('delete from sync_receipts')
    this.write('head', undefined)
    this.write('trimmedThrough', undefined)
  }

  /** How far another chain was taken in. */
  cursor(chainId: ChainId): Head {
    return (
      this.connection.get<Head>('select sequence, hash from sync_chains where chain_id = ?', chainId) ??
      startOfChain
    )
  }

  setCursor(chainId: ChainId, { sequence, hash }: Head, at: string): void {
    this.connection.run(
      'insert or replace into sync_chains (chain_id, sequence, hash, last_word_at) values (?, ?, ?, ?)',
      chainId,
      sequence,
      hash,
      at,
    )
  }

  get cursors(): Heads {
    const rows = this.connection.all<Head & { chainId: string }>(
      'select chain_id as chainId, sequence, hash from sync_chains where sequence > 0',
    )
    return Object.fromEntries(rows.map(({ chainId, sequence, hash }) => [chainId, [sequence, hash]]))
  }

  lastWordAt(chainId: ChainId): string | undefined {
    return (
      this.connection.get<{ at: string | null }>(
        'select last_word_at as at from sync_chains where chain_id = ?',
        chainId,
      )?.at ?? undefined
    )
  }

  get ops(): Uint8Array[] {
    return this.connection.all<{ op: Uint8Array }>('select op from sync_roster').map(({ op }) => op)
  }

  addOp(hash: string, op: Uint8Array): void {
    this.connection.run(
      'insert or ignore into sync_roster (hash, op, crc) values (?, ?, ?)',
      hash,
      op,
      crc32(op),
    )
  }

  /** The last own entry that a transport confirmed. */
  receipt(transportId: string): Head {
    return (
      this.connection.get<Head>(
        'select sequence, hash from sync_receipts where transport_id = ?',
        transportId,
      ) ?? startOfChain
    )
  }

  /** The last own entry that any transport confirmed. */
  get lastReceipt(): Head | undefined {
    return this.connection.get<Head>(
      'select sequence, hash from sync_receipts order by sequence desc limit 1',
    )
  }

  setReceipt(transportId: string, { sequence, hash }: Head): void {
    this.connection.run(
      'insert or replace into sync_receipts (transport_id, sequence, hash) values (?, ?, ?)',
      transportId,
      sequence,
      hash,
    )
  }

  /** Through which own entry a transport was told to let go. */
  trimmedThrough(transportId: string): number {
    return this.read<Record<string, number>>('trimmedThrough')?.[transportId] ?? 0
  }

  setTrimmedThrough(transportId: string, sequence: number): void {
    this.write('trimmedThrough', {
      ...this.read<Record<string, number>>('trimmedThrough'),
      [transportId]: sequence,
    })
  }

  dropReceipt(transportId: string): void {
    this.connection.run('delete from sync_receipts where transport_id = ?', transportId)
  }

  status(chainId: ChainId): KnownStatus | undefined {
    return this.connection.get<KnownStatus>(
      'select chain_id as chainId, counter, status, at from sync_statuses where chain_id = ?',
      chainId,
    )
  }

  setStatus({ chainId, counter, status, at }: KnownStatus): void {
    this.connection.run(
      'insert or replace into sync_statuses (chain_id, counter, status, at) values (?, ?, ?, ?)',
      chainId,
      counter,
      status,
      at,
    )
  }

  get notices(): SyncNotice[] {
    return this.connection.all<SyncNotice>('select id, tone, text, at from sync_notices order by at')
  }

  addNotice({ id, tone, text, at }: SyncNotice): void {
    this.connection.run(
      'insert or replace into sync_notices (id, tone, text, at) values (?, ?, ?, ?)',
      id,
      tone,
      text,
      at,
    )
  }

  dropNotice(id: string): void {
    this.connection.run('delete from sync_notices where id = ?', id)
  }

  /** Forgets everything about sync; the documents stay. */
  clear(): void {
    for (const table of [
      'meta',
      'entries',
      'chains',
      'roster',
      'receipts',
      'statuses',
      'checkpoints',
      'chunks',
      'notices',
    ]) {
      this.connection.run(`delete from sync_${table}`)
    }
  }

  /** Manifests that came and are still to be looked into. */
  get checkpointsToOpen(): { chainId: ChainId; sequence: number; message: Uint8Array }[] {
    return this.connection.all(
      'select chain_id as chainId, sequence, message from sync_checkpoints order by chain_id, sequence',
    )
  }

  addCheckpointToOpen(chainId: ChainId, sequence: number, message: Uint8Array): void {
    this.connection.run(
      'insert or replace into sync_checkpoints (chain_id, sequence, message) values (?, ?, ?)',
      chainId,
      sequence,
      message,
    )
  }

  dropCheckpointToOpen(chainId: ChainId, sequence: number): void {
    this.connection.run('delete from sync_checkpoints where chain_id = ? and sequence = ?', chainId, sequence)
  }
}
