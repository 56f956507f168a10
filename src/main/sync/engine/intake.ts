import type { Roster } from '@shared/sync/roster/evaluate-roster'
import type { SyncDataError, SyncDataErrorCode } from '@shared/sync/sync-data-error'
import type { ChainId, StoredEntry } from '@shared/sync/transport'
import { ChainReader, type HeldCheckpoint, type ReadEntries } from './chain-reader'
import type { Membership } from './membership'
import type { SyncedVault } from './replica-ports'
import type { SyncStore } from './sync-store'

/** Why a chain does not go on, with the entry it stopped at. */
export interface ChainProblem {
  code: SyncDataErrorCode
  sequence: number
  atMs: number
}

/** Entries that may be readable later: a key or a newer version is missing. [E4] */
const waitsFor: ReadonlySet<SyncDataErrorCode> = new Set(['no-epoch', 'needs-newer'])
/** Said of messages that came, or grew, as none may. */
const spoilsMessage: ReadonlySet<SyncDataErrorCode> = new Set(['malformed', 'too-large'])
/** Said of entries that are no fault of anybody's: given twice, too early, or before their device is known. */
const harmless: ReadonlySet<SyncDataErrorCode> = new Set(['gap', 'replay', 'unknown-chain'])

/** Takes the entries of other devices into the vault, each chain in its order, whatever order they come in. */
export class Intake {
  /** What was dropped because it does not verify, by reason, since start. */
  readonly dropped = new Map<SyncDataErrorCode, number>()
  readonly problems = new Map<ChainId, ChainProblem>()
  /** While the vault takes in and tells what a chain brought. */
  takingInFrom: ChainId | undefined
  private readonly readers = new Map<ChainId, ChainReader>()
  /** Chains that wait, and the roster that did not help. */
  private readonly waitingUnder = new Map<ChainId, Roster>()

  constructor(
    private readonly vault: SyncedVault,
    private readonly store: SyncStore,
    private readonly membership: Membership,
    private readonly ports: {
      nowMs: () => number
      readsVersion?: number | undefined
      onRosterChanged: () => void
      onTakenIn: () => void
      /** Another entry than the one here stands in a chain, signed by the same device. */
      onForkSeen: (chainId: ChainId) => void
      /** Documents of which something authentic could not be read. */
      onRefused: (documentIds: string[]) => void
    },
  ) {}

  /** The last entry of a chain that was read; the next one is what is asked for. */
  sequenceOf(chainId: ChainId): number {
    return this.readers.get(chainId)?.sequence ?? this.store.cursor(chainId).sequence
  }

  /** Checkpoints that are to be taken in before their chains go on. [K5] */
  get held(): [ChainId, HeldCheckpoint][] {
    return [...this.readers].flatMap(([chainId, { held }]): [ChainId, HeldCheckpoint][] =>
      held ? [[chainId, held]] : [],
    )
  }

  /** Whether a chain waits for a checkpoint. */
  isHeld(chainId: ChainId): boolean {
    return this.readers.get(chainId)?.held !== undefined
  }

  /** Whether a chain waits for a key or a newer version; to read it again is of no use before the roster changes. [E4] */
  isWaiting(chainId: ChainId): boolean {
    return this.waitingUnder.get(chainId) === this.membership.roster
  }

  /** Notes that a held checkpoint was taken in. */
  release(chainId: ChainId, { head, message }: HeldCheckpoint): void {
    this.vault.transaction(() => {
      this.store.setCursor(chainId, head, new Date(this.ports.nowMs()).toISOString())
      this.store.addCheckpointToOpen(chainId, head.sequence, message)
    })
    this.readers.get(chainId)?.release()
    this.noteGoingOn(chainId)
    this.ports.onTakenIn()
  }

  /** Reads every chain from where the vault is: after something else moved the cursors. */
  forgetReaders(): void {
    this.readers.clear()
    for (const [chainId, { sequence }] of this.problems) {
      if (this.store.cursor(chainId).sequence >= sequence) this.noteGoingOn(chainId)
    }
  }

  /** Verifies entries and takes in what goes on from what is here. Never throws for what the entries hold. */
  takeIn(chainId: ChainId, entries: readonly StoredEntry[]): void {
    const { identity, roster } = this.membership
    if (chainId === identity.chainId) return
    // A hostile transport may invent any number of chains.
    if (!roster.known.has(chainId)) return
    try {
      this.takeInEach(chainId, entries)
    } finally {
      // SECURITY: behind the last one of those read at once. Who is a member by the first of them may be removed by the next one, and keys are
      // handed on as soon as this is told. [R6]
      if (this.membership.roster !== roster) this.ports.onRosterChanged()
    }
  }

  private takeInEach(chainId: ChainId, entries: readonly StoredEntry[]): void {
    let rest = entries
    while (rest.length > 0) {
      const read = this.readerOf(chainId).read(rest)
      this.apply(chainId, read)
      const readCount = rest.length - read.rest.length
      if (read.stopped && !this.goesOnAfter(chainId, read.stopped, readCount, rest)) return
      if (readCount === 0) return
      rest = read.rest
    }
  }

  private readerOf(chainId: ChainId): ChainReader {
    const known = this.readers.get(chainId)
    if (known) return known
    const reader = new ChainReader(
      chainId,
      this.membership,
      this.store.cursor(chainId),
      this.ports.readsVersion,
    )
    this.readers.set(chainId, reader)
    return reader
  }

  private apply(chainId: ChainId, { head, bytes, batches, ops, checkpoints }: ReadEntries): void {
    const before = this.store.cursor(chainId)
    if (head.sequence <= before.sequence) return
    this.takingInFrom = chainId
    try {
      const refused = this.membership.keepingOps(() =>
        this.vault.receive(batches, () => {
          this.store.setCursor(chainId, head, new Date(this.ports.nowMs()).toISOString())
          this.membership.takeOps(ops)
          for (const { sequence, message } of checkpoints)
            this.store.addCheckpointToOpen(chainId, sequence, message)
          this.store.addLogBytes(bytes)
        }),
      )
      if (refused.length > 0) this.ports.onRefused(refused)
    } catch (error) {
      this.readers.delete(chainId)
      throw error
    } finally {
      this.takingInFrom = undefined
    }
    this.noteGoingOn(chainId)
    this.ports.onTakenIn()
  }

  private noteGoingOn(chainId: ChainId): void {
    this.problems.delete(chainId)
    this.waitingUnder.delete(chainId)
  }

  /** Counts or remembers why an entry was not taken in. False where the chain waits. */
  private goesOnAfter(
    chainId: ChainId,
    { code }: SyncDataError,
    readCount: number,
    entries: readonly StoredEntry[],
  ): boolean {
    const sequence = entries[readCount - 1]?.sequence ?? 0
    if (!harmless.has(code)) {
      this.dropped.set(code, (this.dropped.get(code) ?? 0) + 1)
      this.problems.set(chainId, { code, sequence, atMs: this.ports.nowMs() })
    }
    if (code === 'fork') this.ports.onForkSeen(chainId)
    // A message that was being put together is read again from its first entry.
    if (waitsFor.has(code) || spoilsMessage.has(code)) this.readers.delete(chainId)
    if (!waitsFor.has(code)) return true
    this.waitingUnder.set(chainId, this.membership.roster)
    return false
  }
}
