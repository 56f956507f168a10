import { hexHash } from '@shared/sync/crypto/hash'
import type { Identity } from '@shared/sync/crypto/identity'
import { seal } from '@shared/sync/crypto/seal'
import { signOpsEntry, signSealedEntry } from '@shared/sync/entry'
import { splitMessage } from '@shared/sync/message'
import type { EpochKey } from './membership'
import type { SyncStore } from './sync-store'

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

  /** Writes roster ops, in clear. */
  writeOps(ops: readonly Uint8Array[], sealedThrough: number): void {
    this.add(signOpsEntry(this.identity, this.nextPlace(), ops), sealedThrough)
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

  private add(entry: Uint8Array, sealedThrough: number): void {
    this.store.addEntry({ sequence: this.nextSequence, hash: hexHash(entry), sealedThrough, entry })
  }
}
