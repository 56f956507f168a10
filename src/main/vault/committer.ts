import {
  createClock,
  readingAbove,
  type ClockReading,
  type HybridLogicalClock,
} from '@shared/clock/hybrid-logical-clock'
import type { Inverse } from '@shared/ipc/calls/documents'
import { encodeBatch, type Batch, type BodyUpdate, type FieldWrite } from '@shared/sync/batch'
import { commitBatch, readHead, writeHead, type ChainHead, type Committed } from './commit-batch'
import type { Connection } from './connection'
import type { AppliedBatch } from './apply-batch'
import { noteTrashed } from './in-trash'
import type { Journal } from './journal'
import type { LiveBodies } from './live-bodies'
import { readRegisters, type Registers } from './registers'

/** What a command wants changed; the vault gives it its clock and its place in the chain. */
export interface Change {
  commandId: string
  fields: Omit<FieldWrite, 'clock'>[]
  bodies: BodyUpdate[]
  /** A document it makes: should it be here already, `fieldsOfNew` of it are left as they are. */
  creates?: string
  /** Blocks the body updates put in and took out, for the inverse. */
  blocks?: Inverse['blocks']
  takenOut?: Inverse['takenOut']
  /** Ticks that take back those the body updates set. */
  ticks?: Inverse['ticks']
  /** What takes back what items were made to stand for. */
  items?: Inverse['items']
}

/** The part of the journal that commits need. */
export type BatchLog = Pick<Journal, 'append' | 'durable' | 'hasFailed' | 'lastDurable' | 'restart' | 'close'>

/** What is written to a document when it is made, and not when it is changed. */
export const fieldsOfNew: ReadonlySet<string> = new Set(['kind', 'createdAt', 'trashedAt'])

const nothing = { rows: [], bodies: [], projections: [], overwritten: [] }

/** Puts changes into the database and the journal, in one order, and keeps the end of this device's chain. */
export class Committer {
  head: ChainHead
  /** See `Vault.onCommitting`. */
  readonly alongside = new Set<(batch: Batch) => void>()
  private readonly clock: HybridLogicalClock

  constructor(
    private readonly connection: Connection,
    private readonly liveBodies: LiveBodies,
    private readonly journal: BatchLog,
    private readonly deviceId: string,
    private readonly nowMs: () => number,
  ) {
    this.head = readHead(connection)
    this.clock = createClock(deviceId, nowMs)
    this.clock.observe(this.head.clock)
  }

  /**
   * Carries out a change as one transaction; `durable` settles once the journal has it on disk too. Throws where the
   * database cannot take it, having changed nothing. See `Vault.commit`.
   */
  write(change: Change): { committed: Committed; durable: Promise<void> } {
    this.mendJournal()
    let durable = Promise.resolve()
    let undo = () => {}
    try {
      const { committed, head } = this.keepingBodies(change.bodies, () =>
        this.connection.transaction(() => {
          const inverse = this.inverseOf(change.commandId)
          if (inverse) {
            durable = this.journal.durable()
            return { committed: { ...nothing, inverse }, head: undefined }
          }
          const registers = this.registersOf(change)
          const batch = this.nextBatch(change, registers)
          const bytes = encodeBatch(batch)
          const result = commitBatch(this.connection, this.liveBodies, batch, bytes, {
            inverse: change,
            registers,
          })
          noteTrashed(this.connection, result.committed, this.nowIso)
          if (result.head) undo = this.journal.append(batch.sequence, bytes).undo
          // NOTE: the journal goes to disk on another thread while SQLite commits on this one.
          durable = this.journal.durable()
          if (result.head) for (const run of this.alongside) this.connection.attempt(() => run(batch))
          return result
        }),
      )
      if (head) this.head = head
      return { committed, durable }
    } catch (error) {
      durable.catch(() => undefined)
      undo()
      throw error
    }
  }

  /**
   * Runs an intake as one transaction. What comes next here is later than `latest`, the latest reading it brings, unless
   * that comes of a wrong clock.
   */
  takeIn<T extends AppliedBatch>(bodies: readonly BodyUpdate[], latest: ClockReading, run: () => T): T {
    return this.keepingBodies(bodies, () =>
      this.connection.transaction(() => {
        const isFollowed = this.clock.observe(latest)
        if (isFollowed) writeHead(this.connection, { ...this.head, clock: latest })
        const received = run()
        noteTrashed(this.connection, received, this.nowIso)
        return received
      }),
    )
  }

  private get nowIso(): string {
    return new Date(this.nowMs()).toISOString()
  }

  /** See `Vault.settle`. */
  async settle(): Promise<void> {
    this.mendJournal()
    await this.journal.durable()
  }

  /** What the documents have that a change writes to. */
  private registersOf({ fields }: Change): Map<string, Registers> {
    const ids = new Set(fields.map(({ documentId }) => documentId))
    return new Map([...ids].map((id) => [id, readRegisters(this.connection, id)]))
  }

  private nextBatch(
    { commandId, fields, bodies, creates = '' }: Change,
    registers: ReadonlyMap<string, Registers>,
  ): Batch {
    const clock = this.clock.tick()
    return {
      version: 1,
      deviceId: this.deviceId,
      sequence: this.head.sequence + 1,
      previousHash: this.head.hash,
      commandId,
      clock,
      fields: this.winningWrites(
        registers.get(creates)?.size ? fields.filter((write) => !isOfNew(write, creates)) : fields,
        clock,
        registers,
      ),
      bodies,
    }
  }

  /** What is written here wins over what is here, whatever clock that was dated by. */
  private winningWrites(
    writes: Change['fields'],
    clock: ClockReading,
    registers: ReadonlyMap<string, Registers>,
  ): FieldWrite[] {
    return writes.map((write) => {
      const present = registers.get(write.documentId)?.get(write.field)
      const isLater = present !== undefined && present.clock >= clock
      return { ...write, clock: isLater ? readingAbove(present.clock, this.deviceId) : clock }
    })
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
}

function isOfNew({ documentId, field }: Omit<FieldWrite, 'clock'>, id: string): boolean {
  return documentId === id && fieldsOfNew.has(field)
}
