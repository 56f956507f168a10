import { hexHash } from '@shared/sync/crypto/hash'
import type { Identity } from '@shared/sync/crypto/identity'
import { seal } from '@shared/sync/crypto/seal'
import { maxOpsPerEntry, signOpsEntry, signSealedEntry } from '@shared/sync/entry'
import { splitMessage } from '@shared/sync/message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import { maxEntryBytes } from '@shared/sync/transport'
import type { EpochKey } from './epoch-keys'
import type { SyncStore } from './sync-store'

/** Ops of one entry; the next op, of 256 KiB at most, still fits into what an entry may hold. */
const opsBytes = 512 * 1024

/** Adds to this device's chain. Everything here belongs into a transaction of the caller's. */
export class ChainWriter {
  constructor(
    private readonly store: SyncStore,
    private readonly workspaceTag: string,
    private readonly identity: Identity,
  ) {}

  /** The sequence of the entry that is written next. */
  get nextSequence(): number {
    return this.store.head.sequence + 1
  }

  /** This device leaves: nothing more is written. [R10] */
  get hasEnded(): boolean {
    return this.store.leavingAt !== undefined
  }

  /** Ends the chain with the last entry written. */
  end(): void {
    this.store.leavingAt = this.store.head.sequence
  }

  /** Writes roster ops, in clear, into as many entries as they take. */
  writeOps(ops: readonly Uint8Array[], sealedThrough: number): void {
    for (const together of splitOps(ops)) {
      this.add(signOpsEntry(this.identity, this.nextPlace(), together), sealedThrough)
    }
  }

  /**
   * Seals a message into as many entries as it takes; `sealedThrough` is the last batch of the vault that is in it.
   * Returns the sequence of the last one. Throws `too-large`.
   */
  writeMessage(message: Uint8Array, { id, key }: EpochKey, sealedThrough: number): number {
    const before = this.store.head.sequence === 0 ? 0 : this.sealedBefore
    const pieces = splitMessage(message)
    for (const [index, piece] of pieces.entries()) {
      const entry = signSealedEntry(this.identity, this.nextPlace(), id, (header) => seal(key, piece, header))
      // Only the last entry completes the message.
      this.add(entry, index === pieces.length - 1 ? sealedThrough : before)
    }
    return this.store.head.sequence
  }

  private get sealedBefore(): number {
    return this.store.entry(this.store.head.sequence)?.sealedThrough ?? 0
  }

  private nextPlace() {
    const { sequence, hash } = this.store.head
    return { workspaceTag: this.workspaceTag, sequence: sequence + 1, previousHash: hash }
  }

  /** What no transport takes would stand before everything that follows, for ever. [E5] */
  private add(entry: Uint8Array, sealedThrough: number): void {
    if (this.hasEnded) throw new SyncDataError('cut-off')
    if (entry.length > maxEntryBytes) throw new SyncDataError('too-large')
    this.store.addEntry({ sequence: this.nextSequence, hash: hexHash(entry), sealedThrough, entry })
  }
}

function splitOps(ops: readonly Uint8Array[]): Uint8Array[][] {
  const entries: Uint8Array[][] = []
  let bytes = 0
  for (const op of ops) {
    const last = entries.at(-1)
    if (last && last.length < maxOpsPerEntry && bytes + op.length <= opsBytes) {
      last.push(op)
      bytes += op.length
    } else {
      entries.push([op])
      bytes = op.length
    }
  }
  return entries
}
