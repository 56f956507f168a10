import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createClock, type ClockReading, type HybridLogicalClock } from '@shared/clock/hybrid-logical-clock'
import type { DocumentRow } from '@shared/documents/document'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { BodyProjection } from '@shared/body/project-body'
import { encodeBatch, type Batch, type BodyUpdate, type FieldWrite } from '@shared/sync/batch'
import type { Found } from '@shared/ipc/calls/search'
import { searchDocuments } from '../search/search-documents'
import { applyBatch, type AppliedBatch } from './apply-batch'
import { loadBodyState } from './bodies'
import { openJournal, type Journal } from './journal'
import { configureConnection, createTables } from './schema'

/** What a command wants changed; the vault gives it its clock and its place in the chain. */
export interface Change {
  commandId: string
  fields: Omit<FieldWrite, 'clock'>[]
  bodies: BodyUpdate[]
  /** Blocks the body updates put in, for the inverse. */
  blocks?: Inverse['blocks']
}

/** What was committed, for whoever shows it: only what really changed. */
export interface Committed extends AppliedBatch {
  /** What takes the change back, where its values still stand. */
  inverse: Inverse
}

export interface VaultOptions {
  /** Folder of this workspace; created where it is missing. */
  folder: string
  nowMs: () => number
}

/**
 * The durable copy of the workspace on this device: SQLite, with a journal of batches beside it. One transaction
 * holds a command's every effect.
 */
export class Vault {
  readonly workspaceId: string
  readonly deviceId: string
  readonly incarnation: string
  readonly clock: HybridLogicalClock
  private readonly journal: Journal
  private readonly listeners = new Set<(committed: Committed) => void>()
  private sequence: number
  private previousHash: string

  private constructor(
    private readonly database: DatabaseSync,
    private readonly options: VaultOptions,
  ) {
    this.workspaceId = this.meta('workspaceId')
    this.deviceId = this.meta('deviceId')
    this.incarnation = this.meta('incarnation')
    this.clock = createClock(this.deviceId, options.nowMs)
    const last = database
      .prepare('select sequence, hash from outbox order by sequence desc limit 1')
      .get() as { sequence: number; hash: string } | undefined
    this.sequence = last?.sequence ?? 0
    this.previousHash = last?.hash ?? ''
    const latest = database.prepare('select max(clock) as clock from fields').get() as {
      clock: string | null
    }
    if (latest.clock) this.clock.observe(latest.clock)
    this.journal = openJournal(join(options.folder, 'journal.log'))
  }

  static open(options: VaultOptions): Vault {
    mkdirSync(options.folder, { recursive: true })
    const database = new DatabaseSync(join(options.folder, 'vault.db'), { timeout: 5000 })
    configureConnection(database)
    const { user_version: version } = database.prepare('pragma user_version').get() as {
      user_version: number
    }
    if (version === 0) {
      createTables(database, {
        workspaceId: randomUUID(),
        deviceId: randomUUID(),
        incarnation: randomUUID(),
      })
    }
    return new Vault(database, options)
  }

  /**
   * Carries out a change as one transaction. Resolves once both the database and the journal have it on disk;
   * rejects, having changed nothing, where they cannot. The same command id a second time changes nothing.
   */
  async commit(change: Change): Promise<Committed> {
    const earlier = this.inverseOf(change.commandId)
    if (earlier) return { inverse: earlier, rows: [], bodies: [], projections: [], overwritten: [] }
    const clock = this.clock.tick()
    const batch: Batch = {
      version: 1,
      deviceId: this.deviceId,
      sequence: this.sequence + 1,
      previousHash: this.previousHash,
      commandId: change.commandId,
      clock,
      fields: change.fields.map((write) => ({ ...write, clock })),
      bodies: change.bodies,
    }
    const bytes = encodeBatch(batch)
    const hash = createHash('sha256').update(bytes).digest('hex')
    // NOTE: the journal's fdatasync runs on another thread while SQLite commits on this one.
    const record = this.journal.append(bytes)
    let committed: Committed
    try {
      committed = this.transaction(() => {
        const effects = applyBatch(this.database, batch)
        this.database
          .prepare('insert into outbox (sequence, hash, batch) values (?, ?, ?)')
          .run(batch.sequence, hash, bytes)
        const inverse = inverseFrom(effects, clock, change.blocks ?? [], this.options.nowMs())
        this.database
          .prepare('insert into commands (id, inverse) values (?, ?)')
          .run(change.commandId, JSON.stringify(inverse))
        return { ...effects, inverse }
      })
    } catch (error) {
      await record.durable.catch(() => undefined)
      record.undo()
      throw error
    }
    this.sequence = batch.sequence
    this.previousHash = hash
    await record.durable
    for (const listener of this.listeners) listener(committed)
    return committed
  }

  rows(kinds: readonly string[]): DocumentRow[] {
    const select = this.database.prepare('select id, fields from documents where kind = ?')
    return kinds.flatMap((kind) =>
      (select.all(kind) as { id: string; fields: string }[]).map((row) => ({
        id: row.id,
        kind,
        fields: JSON.parse(row.fields) as Record<string, unknown>,
      })),
    )
  }

  row(id: string): DocumentRow | undefined {
    const row = this.database.prepare('select id, kind, fields from documents where id = ?').get(id) as
      { id: string; kind: string; fields: string } | undefined
    return row && { ...row, fields: JSON.parse(row.fields) as Record<string, unknown> }
  }

  /** When the field's current value was written; `undefined` where it never was. */
  fieldClock(documentId: string, field: string): ClockReading | undefined {
    const row = this.database
      .prepare('select clock from fields where document_id = ? and name = ?')
      .get(documentId, field) as { clock: string } | undefined
    return row?.clock
  }

  /** The body as one Yjs update; `undefined` where the document has none. */
  bodyState(documentId: string): Uint8Array | undefined {
    return loadBodyState(this.database, documentId)
  }

  projections(ids: readonly string[]): { id: string; projection: BodyProjection }[] {
    const select = this.database.prepare('select projection from projections where document_id = ?')
    return ids.flatMap((id) => {
      const row = select.get(id) as { projection: string } | undefined
      return row ? [{ id, projection: JSON.parse(row.projection) as BodyProjection }] : []
    })
  }

  /** See `searchDocuments`. */
  search(typed: string, limit: number): { results: Found[]; isCut: boolean } {
    return searchDocuments(this.database, typed, limit)
  }

  readDeviceState(key: string): unknown {
    const row = this.database.prepare('select value from device_state where key = ?').get(key) as
      { value: string } | undefined
    return row === undefined ? null : (JSON.parse(row.value) as unknown)
  }

  writeDeviceState(key: string, value: unknown): void {
    this.database
      .prepare(
        'insert into device_state (key, value) values (?, ?) on conflict do update set value = excluded.value',
      )
      .run(key, JSON.stringify(value ?? null))
  }

  /** Calls the listener after each commit; returns its unsubscribe. */
  onCommitted(listener: (committed: Committed) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  close(): void {
    this.journal.close()
    this.database.close()
  }

  private inverseOf(commandId: string): Inverse | undefined {
    const row = this.database.prepare('select inverse from commands where id = ?').get(commandId) as
      { inverse: string } | undefined
    return row && (JSON.parse(row.inverse) as Inverse)
  }

  private transaction<T>(run: () => T): T {
    this.database.exec('begin immediate')
    try {
      const result = run()
      this.database.exec('commit')
      return result
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('rollback')
      throw error
    }
  }

  private meta(key: string): string {
    const row = this.database.prepare('select value from meta where key = ?').get(key) as { value: string }
    return row.value
  }
}

/** Values go back to what they were; a document that was not there goes to the trash, whole. */
function inverseFrom(
  applied: AppliedBatch,
  clock: ClockReading,
  blocks: Inverse['blocks'],
  nowMs: number,
): Inverse {
  const created = new Set(
    applied.overwritten.flatMap(({ documentId, field, before }) =>
      field === 'kind' && before === undefined ? [documentId] : [],
    ),
  )
  const fields = applied.overwritten.flatMap(({ documentId: id, field, before }) => {
    if (!created.has(id)) return [{ id, field, value: before ?? null, ifClock: clock }]
    return field === 'trashedAt' ? [{ id, field, value: new Date(nowMs).toISOString(), ifClock: clock }] : []
  })
  return { fields, blocks }
}
