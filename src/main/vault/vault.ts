import type { ClockReading } from '@shared/clock/hybrid-logical-clock'
import type { DocumentRow } from '@shared/documents/document'
import { UserError } from '@shared/ipc/user-error'
import type { Batch, BatchContent, BodyUpdate } from '@shared/sync/batch'
import type { DocumentState } from '@shared/sync/document-state'
import { documentsLinking, type LinkingDocument } from '../search/documents-linking'
import { searchDocuments, type FoundDocuments } from '../search/search-documents'
import type { Committed } from './commit-batch'
import { Committer, type BatchLog, type Change } from './committer'
import type { Connection } from './connection'
import { DerivedLater, type DocumentProjection } from './derived-later'
import { failureKind } from './failures'
import { LiveBodies } from './live-bodies'
import { waitingBatches } from './outbox'
import { fewDocuments, latestReading, receiveBatches, receiveDocuments, type Received } from './intake'
import { readIdentity, readMeta, writeMeta, type VaultIdentity } from './schema'

export type { Committed } from './commit-batch'
export { fieldsOfNew, type Change } from './committer'

const nothing: Committed = {
  rows: [],
  bodies: [],
  projections: [],
  overwritten: [],
  inverse: { fields: [], blocks: [] },
}

/**
 * The durable copy of the workspace on this device: SQLite, with a journal of batches beside it. One transaction
 * holds a command's every effect. `openVault` makes one.
 */
export class Vault {
  readonly identity: VaultIdentity
  private readonly liveBodies: LiveBodies
  private readonly listeners = new Set<(committed: Committed) => void>()
  private readonly damageListeners = new Set<(error: unknown) => void>()
  private readonly staleListeners = new Set<() => void>()
  private readonly derivedLater: DerivedLater
  private readonly committer: Committer
  private isClosed = false

  constructor(
    readonly connection: Connection,
    private readonly journal: BatchLog,
    nowMs: () => number,
    /** Why nothing can be written; `undefined` where it can. */
    private readonly refusal?: unknown,
  ) {
    this.identity = readIdentity(connection)
    this.liveBodies = new LiveBodies(connection)
    this.derivedLater = new DerivedLater(connection)
    this.committer = new Committer(connection, this.liveBodies, journal, this.identity.deviceId, nowMs)
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
    return this.committer.head.sequence
  }

  /**
   * Carries out a change as one transaction. Resolves once both the database and the journal have it on disk. Where
   * the database cannot take it, nothing has changed. Where only the journal cannot, the change is there and is not
   * called saved: this rejects, and so does every later commit until the journal has caught up. The same command id a
   * second time changes nothing, and resolves as the first should have.
   */
  async commit(change: Change): Promise<Committed> {
    const { committed, durable } = this.reading(() => this.committer.write(change))
    try {
      this.tell(committed)
    } finally {
      await durable
    }
    return committed
  }

  /**
   * Takes in what other devices wrote, in any order and any number of times, as one transaction together with what
   * `alongside` writes on the same connection: a crash repeats both or neither. It is not in this device's chain or
   * journal: a device that loses it asks for it again. Windows are told once. What is written to a document that was
   * purged here is left out, unless its `kind` is written anew. Returns the documents of which something could not be
   * read; the rest is taken in.
   */
  receive(batches: readonly BatchContent[], alongside?: () => void): string[] {
    const bodies = batches.flatMap((batch) => batch.bodies)
    const latest = latestReading(batches.flatMap((batch) => batch.fields))
    return this.takeIn(bodies, latest, alongside, () =>
      receiveBatches(this.connection, this.liveBodies, batches),
    )
  }

  /**
   * Takes in whole documents as another device has them; as `receive` in everything else. Many new ones at once are
   * here as soon as they are written: their projections and rows in search follow, see `onStale`.
   */
  receiveDocuments(documents: readonly DocumentState[], alongside?: () => void): string[] {
    const bodies = documents.flatMap(({ id, body }) => (body ? [{ documentId: id, update: body }] : []))
    const latest = latestReading(documents.flatMap(({ fields }) => fields.map(([, , clock]) => ({ clock }))))
    return this.takeIn(bodies, latest, alongside, () =>
      receiveDocuments(this.connection, this.liveBodies, documents),
    )
  }

  /**
   * Batches of this device that wait to be sealed, after this one and in order: as many as fit into `maxBytes`, and at
   * least one where there is one.
   */
  waitingBatches(afterSequence: number, maxBytes: number): { sequence: number; batch: Batch }[] {
    return this.reading(() => waitingBatches(this.connection, afterSequence, maxBytes))
  }

  /** All that `run` writes on `connection`, or nothing where it throws. Not for use within `alongside`. */
  transaction<T>(run: (connection: Connection) => T): T {
    return this.writing(() => this.connection.transaction(() => run(this.connection)))
  }

  rows(kinds: readonly string[]): DocumentRow[] {
    return this.reading(() => JSON.parse(this.rowsJson(kinds)) as DocumentRow[])
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

  /**
   * What is derived from these bodies, as far as it is. Of those that were left for later some are derived now; the
   * others are told by `onCommitted` once they are.
   */
  projections(ids: readonly string[]): DocumentProjection[] {
    return this.reading(() => this.derivedLater.projections(ids))
  }

  /**
   * Indexes what typing left for later, so that a search misses nothing of it; of many documents that were taken in at
   * once, some. Where the disk takes nothing it is left for later still: what was indexed before is found all the same.
   */
  indexStale(): void {
    this.reading(() => this.derivedLater.indexSome())
  }

  /** Tells what was derived meanwhile, by another connection, of the projections that somebody asked for. */
  tellDerived(): void {
    const projections = this.reading(() => this.derivedLater.takeDerived())
    if (projections.length > 0) this.tell({ ...nothing, projections })
  }

  /** See `searchDocuments`. */
  search(typed: string, limit: number): FoundDocuments {
    return this.reading(() => {
      this.indexStale()
      return searchDocuments(this.connection.database, typed, limit)
    })
  }

  /** See `documentsLinking`. */
  linking(id: string): LinkingDocument[] {
    return this.reading(() => documentsLinking(this.connection.database, id))
  }

  /**
   * What this device remembers under a key; `null` where nothing. An entry that is damaged comes as the text that is
   * left of it, a string, as no entry is by itself: nobody takes it for what was remembered, and words of the user can
   * be found in it. It is not worth putting the vault together again, and no other entry suffers.
   */
  readDeviceState(key: string): unknown {
    return this.reading(() => {
      const row = this.connection.get<{ value: string }>('select value from device_state where key = ?', key)
      if (row === undefined) return null
      try {
        return JSON.parse(row.value) as unknown
      } catch {
        return row.value
      }
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

  /**
   * Runs something within the transaction of each commit, with its batch: what it writes is on disk with the batch or
   * not at all. Where it throws, the commit goes on without. Returns its unsubscribe.
   */
  onCommitting(alongside: (batch: Batch) => void): () => void {
    this.committer.alongside.add(alongside)
    return () => this.committer.alongside.delete(alongside)
  }

  /** Calls the listener after each transaction, in their order; returns its unsubscribe. */
  onCommitted(listener: (committed: Committed) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Calls the listener when an intake left something to derive for later; returns its unsubscribe. */
  onStale(listener: () => void): () => void {
    this.staleListeners.add(listener)
    return () => this.staleListeners.delete(listener)
  }

  /** Calls the listener when a read or write met damage, before the error is thrown; returns its unsubscribe. */
  onDamaged(listener: (error: unknown) => void): () => void {
    this.damageListeners.add(listener)
    return () => this.damageListeners.delete(listener)
  }

  /** Resolves once everything committed is in the journal too, which it brings level first where that failed. */
  settle(): Promise<void> {
    return this.committer.settle()
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

  /** A second call does nothing. */
  close(): void {
    this.isClosed = true
    this.liveBodies.forgetAll()
    this.journal.close()
    this.connection.close()
  }

  private reading<T>(run: () => T): T {
    if (this.isClosed) throw damagedError()
    try {
      return run()
    } catch (error) {
      if (failureKind(error) !== 'damaged') throw error
      for (const listener of this.damageListeners) listener(error)
      throw damagedError()
    }
  }

  /** As `reading`; a vault that was read into memory must not pretend to keep anything. */
  private writing<T>(run: () => T): T {
    if (this.refusal !== undefined) throw this.refusal
    return this.reading(run)
  }

  private takeIn(
    bodies: readonly BodyUpdate[],
    latest: ClockReading,
    alongside: (() => void) | undefined,
    run: () => Received,
  ): string[] {
    const takeIn = () =>
      this.committer.takeIn(bodies, latest, () => {
        const received = run()
        alongside?.()
        return received
      })
    const { refused, isStale, ...applied } = this.writing(() =>
      bodies.length > fewDocuments ? this.connection.withLongLog(takeIn) : takeIn(),
    )
    const hasChanged = [applied.rows, applied.bodies, applied.projections].some((part) => part.length > 0)
    if (hasChanged) this.tell({ ...nothing, ...applied })
    if (isStale) for (const listener of this.staleListeners) listener()
    return refused
  }

  private tell(committed: Committed): void {
    for (const listener of this.listeners) listener(committed)
  }
}

function damagedError(): UserError {
  return new UserError(
    'vault-damaged',
    'The file that holds your workspace was damaged. Leadup is putting it together again from its backup and journal; try again in a moment.',
  )
}
