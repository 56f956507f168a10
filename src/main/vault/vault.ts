import { createClock, type ClockReading, type HybridLogicalClock } from '@shared/clock/hybrid-logical-clock'
import type { DocumentRow } from '@shared/documents/document'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { Found } from '@shared/ipc/calls/search'
import { UserError } from '@shared/ipc/user-error'
import type { BodyProjection } from '@shared/body/project-body'
import { encodeBatch, type Batch, type BodyUpdate, type FieldWrite } from '@shared/sync/batch'
import { searchDocuments } from '../search/search-documents'
import { applyBatch } from './apply-batch'
import { commitBatch, readHead, writeHead, type ChainHead, type Committed } from './commit-batch'
import type { Connection } from './connection'
import { failureKind } from './failures'
import type { Journal } from './journal'
import { LiveBodies } from './live-bodies'
import { readIdentity, readMeta, writeMeta, type VaultIdentity } from './schema'
import { refreshStaleSearch } from './search-index'

export type { Committed } from './commit-batch'

/** What a command wants changed; the vault gives it its clock and its place in the chain. */
export interface Change {
  commandId: string
  fields: Omit<FieldWrite, 'clock'>[]
  bodies: BodyUpdate[]
  /** Blocks the body updates put in, for the inverse. */
  blocks?: Inverse['blocks']
}

/** The part of the journal that commits need. */
export type BatchLog = Pick<Journal, 'append' | 'durable' | 'hasFailed' | 'lastDurable' | 'restart' | 'close'>

/**
 * The durable copy of the workspace on this device: SQLite, with a journal of batches beside it. One transaction
 * holds a command's every effect. `openVault` makes one.
 */
export class Vault {
  readonly identity: VaultIdentity
  readonly clock: HybridLogicalClock
  private readonly liveBodies: LiveBodies
  private readonly listeners = new Set<(committed: Committed) => void>()
  private readonly damageListeners = new Set<(error: unknown) => void>()
  private head: ChainHead

  constructor(
    readonly connection: Connection,
    private readonly journal: BatchLog,
    nowMs: () => number,
  ) {
    this.identity = readIdentity(connection)
    this.liveBodies = new LiveBodies(connection)
    this.head = readHead(connection)
    this.clock = createClock(this.identity.deviceId, nowMs)
    this.clock.observe(this.head.clock)
  }

  get workspaceId(): string {
    return this.identity.workspaceId
  }

  get deviceId(): string {
    return this.identity.deviceId
  }

  get incarnation(): string {
    return this.identity.incarnation
  }

  /** The sequence of the last batch of this device. */
  get sequence(): number {
    return this.head.sequence
  }

  /**
   * Carries out a change as one transaction. Resolves once both the database and the journal have it on disk. Where
   * the database cannot take it, nothing has changed. Where only the journal cannot, the change is there and is not
   * called saved: this rejects, and so does every later commit until the journal has caught up. The same command id a
   * second time changes nothing, and resolves as the first should have.
   */
  async commit(change: Change): Promise<Committed> {
    const { committed, durable } = this.reading(() => this.write(change))
    await durable
    return committed
  }

  /**
   * Takes in batches of other devices, in any order and any number of times. They are not in this device's chain or
   * journal: a device that loses them asks for them again.
   */
  receive(batches: readonly Batch[]): void {
    const applied = this.reading(() =>
      this.keepingBodies(
        batches.flatMap(({ bodies }) => bodies),
        () =>
          this.connection.transaction(() =>
            batches.map((batch) => {
              this.clock.observe(batch.clock)
              for (const { clock } of batch.fields) this.clock.observe(clock)
              writeHead(this.connection, { ...this.head, clock: batch.clock })
              return applyBatch(this.connection, this.liveBodies, batch)
            }),
          ),
      ),
    )
    for (const effects of applied) this.tell({ ...effects, inverse: { fields: [], blocks: [] } })
  }

  rows(kinds: readonly string[]): DocumentRow[] {
    return JSON.parse(this.rowsJson(kinds)) as DocumentRow[]
  }

  /** The rows of these kinds as the JSON of a list, made without parsing a row. */
  rowsJson(kinds: readonly string[]): string {
    const rows = this.reading(() =>
      kinds.flatMap((kind) =>
        this.connection
          .all<{ id: string; fields: string }>('select id, fields from documents where kind = ?', kind)
          .map(
            ({ id, fields }) =>
              `{"id":${JSON.stringify(id)},"kind":${JSON.stringify(kind)},"fields":${fields}}`,
          ),
      ),
    )
    return `[${rows.join(',')}]`
  }

  /** Every row, also of kinds that another version knows. */
  allRows(): DocumentRow[] {
    return this.rows(
      this.reading(() => this.connection.all<{ kind: string }>('select distinct kind from documents')).map(
        ({ kind }) => kind,
      ),
    )
  }

  row(id: string): DocumentRow | undefined {
    return this.reading(() => {
      const row = this.connection.get<{ id: string; kind: string; fields: string }>(
        'select id, kind, fields from documents where id = ?',
        id,
      )
      return row && { ...row, fields: JSON.parse(row.fields) as DocumentRow['fields'] }
    })
  }

  /** When the field's current value was written; `undefined` where it never was. */
  fieldClock(documentId: string, field: string): ClockReading | undefined {
    return this.reading(
      () =>
        this.connection.get<{ clock: string }>(
          'select clock from fields where document_id = ? and name = ?',
          documentId,
          field,
        )?.clock,
    )
  }

  /** The body as one Yjs update; `undefined` where the document has none. */
  bodyState(documentId: string): Uint8Array | undefined {
    return this.reading(() => this.liveBodies.state(documentId))
  }

  projections(ids: readonly string[]): { id: string; projection: BodyProjection }[] {
    return this.reading(() =>
      ids.flatMap((id) => {
        const row = this.connection.get<{ projection: string }>(
          'select projection from projections where document_id = ?',
          id,
        )
        return row ? [{ id, projection: JSON.parse(row.projection) as BodyProjection }] : []
      }),
    )
  }

  /** See `searchDocuments`. */
  search(typed: string, limit: number): { results: Found[]; isCut: boolean } {
    return this.reading(() => {
      refreshStaleSearch(this.connection)
      return searchDocuments(this.connection.database, typed, limit)
    })
  }

  readDeviceState(key: string): unknown {
    return this.reading(() => {
      const row = this.connection.get<{ value: string }>('select value from device_state where key = ?', key)
      return row === undefined ? null : (JSON.parse(row.value) as unknown)
    })
  }

  writeDeviceState(key: string, value: unknown): void {
    this.reading(() =>
      this.connection.run(
        'insert or replace into device_state (key, value) values (?, ?)',
        key,
        JSON.stringify(value ?? null),
      ),
    )
  }

  /** Calls the listener after each transaction, in their order; returns its unsubscribe. */
  onCommitted(listener: (committed: Committed) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Calls the listener when a read or write met damage, before the error is thrown; returns its unsubscribe. */
  onDamaged(listener: (error: unknown) => void): () => void {
    this.damageListeners.add(listener)
    return () => this.damageListeners.delete(listener)
  }

  /** Resolves once everything committed is in the journal too, which it brings level first where that failed. */
  async settle(): Promise<void> {
    this.mendJournal()
    await this.journal.durable()
  }

  /** Whether windows may hold text in their IndexedDB that was purged here. */
  get hasStaleCaches(): boolean {
    return this.reading(() => Boolean(readMeta(this.connection, 'cachesStale')))
  }

  forgetStaleCaches(): void {
    writeMeta(this.connection, 'cachesStale', '')
  }

  /** Drops what is held in memory of bodies, after another connection changed them for good. */
  forgetBodies(): void {
    this.liveBodies.forgetAll()
  }

  close(): void {
    this.liveBodies.forgetAll()
    this.journal.close()
    this.connection.close()
  }

  private write(change: Change): { committed: Committed; durable: Promise<void> } {
    this.mendJournal()
    const inverse = this.inverseOf(change.commandId)
    if (inverse) return { committed: { ...nothing, inverse }, durable: this.journal.durable() }
    const { result, durable } = this.transactionWithJournal(change)
    if (result.head) this.head = result.head
    this.tell(result.committed)
    return { committed: result.committed, durable }
  }

  private transactionWithJournal(change: Change): {
    result: ReturnType<typeof commitBatch>
    durable: Promise<void>
  } {
    let durable = Promise.resolve()
    let undo = () => {}
    try {
      const result = this.keepingBodies(change.bodies, () =>
        this.connection.transaction(() => {
          const batch = this.nextBatch(change)
          const bytes = encodeBatch(batch)
          const result = commitBatch(this.connection, this.liveBodies, batch, bytes, change.blocks)
          if (result.head) undo = this.journal.append(batch.sequence, bytes).undo
          // NOTE: the journal goes to disk on another thread while SQLite commits on this one.
          durable = this.journal.durable()
          return result
        }),
      )
      return { result, durable }
    } catch (error) {
      durable.catch(() => undefined)
      undo()
      throw error
    }
  }

  private nextBatch({ commandId, fields, bodies }: Change): Batch {
    const clock = this.clock.tick()
    return {
      version: 1,
      deviceId: this.deviceId,
      sequence: this.head.sequence + 1,
      previousHash: this.head.hash,
      commandId,
      clock,
      fields: fields.map((write) => ({ ...write, clock })),
      bodies,
    }
  }

  /** Begins a new journal segment with what the last one is not known to hold. Throws while it cannot. */
  private mendJournal(): void {
    if (!this.journal.hasFailed) return
    this.journal.restart(
      this.connection.all<{ sequence: number; batch: Uint8Array }>(
        'select sequence, batch from outbox where sequence > ? order by sequence',
        this.journal.lastDurable,
      ),
    )
  }

  /** Where the transaction fails, what memory holds of its bodies is no longer what the database has. */
  private keepingBodies<T>(bodies: readonly BodyUpdate[], run: () => T): T {
    try {
      return run()
    } catch (error) {
      for (const { documentId } of bodies) this.liveBodies.forget(documentId)
      throw error
    }
  }

  private inverseOf(commandId: string): Inverse | undefined {
    const row = this.connection.get<{ inverse: string }>(
      'select inverse from commands where id = ?',
      commandId,
    )
    return row && (JSON.parse(row.inverse) as Inverse)
  }

  private reading<T>(run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (failureKind(error) !== 'damaged') throw error
      for (const listener of this.damageListeners) listener(error)
      throw new UserError(
        'vault-damaged',
        'The file that holds your workspace was damaged. Leadup has put it together again from its backup and journal; try again.',
      )
    }
  }

  private tell(committed: Committed): void {
    for (const listener of this.listeners) listener(committed)
  }
}

const nothing = { rows: [], bodies: [], projections: [], overwritten: [] }
