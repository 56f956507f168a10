import type { Batch } from '@shared/sync/batch'
import { encodeBatchMessage } from '@shared/sync/message'
import { readSealedThrough, writeSealedThrough } from '../../vault/outbox'
import type { ChainWriter } from './chain-writer'
import type { EpochKey } from './epoch-keys'
import type { Membership } from './membership'
import { mergeBatches } from './merge-batches'
import type { SyncedVault } from './replica-ports'

/** What waits is sealed in messages of about this; a single change may be larger. */
const messageBytes = 4 * 1024 * 1024

/** Seals what was changed on this device into its chain. */
export class Outgoing {
  constructor(
    private readonly vault: SyncedVault,
    private readonly membership: Membership,
    private readonly writer: ChainWriter,
  ) {}

  /** The last batch of the vault that stands in an entry. */
  get sealedThrough(): number {
    return readSealedThrough(this.vault.connection) ?? 0
  }

  get hasWaiting(): boolean {
    return this.vault.sequence > this.sealedThrough
  }

  /** Seals what waits, merged, as one message. False where nothing waits, or the key to seal with is not known. */
  seal(): boolean {
    const key = this.membership.sealingKey
    if (!key || !this.hasWaiting || this.hasEnded) return false
    return this.vault.transaction(() => {
      const waiting = this.vault.waitingBatches(this.sealedThrough, messageBytes)
      const last = waiting.at(-1)
      if (!last) {
        // What a command changes may be nothing that travels.
        writeSealedThrough(this.vault.connection, this.vault.sequence)
        return false
      }
      this.write(
        waiting.map(({ batch }) => batch),
        last.sequence,
        key,
      )
      return true
    })
  }

  /** This device leaves: what is written from then on stays here. */
  get hasEnded(): boolean {
    return this.writer.hasEnded
  }

  /**
   * Writes the ops by which this device leaves, `last` in an entry of its own, which ends the chain: it is made once all
   * before it stands. Nothing here takes them in, for they are to be sent by a member. [R10]
   */
  writeLeaving(ops: readonly Uint8Array[], last: () => Uint8Array): void {
    this.vault.transaction(() => {
      this.writer.writeOps(ops, this.sealedThrough)
      this.writer.writeOps([last()], this.sealedThrough)
      this.writer.end()
    })
  }

  /** Seals a batch within the transaction that commits it, where nothing before it waits. */
  sealAlongside(batch: Batch): void {
    const key = this.membership.sealingKey
    if (key && !this.hasEnded && this.sealedThrough === batch.sequence - 1)
      this.write([batch], batch.sequence, key)
  }

  private write(batches: readonly Batch[], lastSequence: number, key: EpochKey): void {
    const merged = mergeBatches(batches)
    if (merged.fields.length + merged.bodies.length > 0) {
      this.writer.writeMessage(encodeBatchMessage(merged), key, lastSequence)
    }
    writeSealedThrough(this.vault.connection, lastSequence)
  }

  /** Writes ops that this device signed. */
  writeOps(ops: readonly Uint8Array[]): void {
    if (ops.length === 0 || this.hasEnded) return
    this.membership.keepingOps(() =>
      this.vault.transaction(() => {
        this.writer.writeOps(ops, this.sealedThrough)
        this.membership.takeOps(ops)
      }),
    )
  }
}
