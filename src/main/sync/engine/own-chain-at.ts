import { parseEntry } from '@shared/sync/entry'
import type { ChainExtent, Transport } from '@shared/sync/transport'
import type { PlaceCover } from './checkpoints/place-cover'
import type { Findings } from './findings'
import type { Membership } from './membership'
import type { ReplicaPorts } from './replica-ports'
import type { Head, SyncStore } from './sync-store'

interface Parts {
  ports: ReplicaPorts
  store: SyncStore
  membership: Membership
  findings: Findings
  onForked: () => void
  onRolledBack: (transport: Transport, missing: number) => void
}

/** This device's own chain as one transport has it. */
export class OwnChainAt {
  /** The last own entry the transport has; `undefined` before the first look, and where what it shows is not from here. */
  confirmed: number | undefined
  private toldMissing = 0

  constructor(
    private readonly transport: Transport,
    private readonly parts: Parts,
  ) {}

  /** Compares the chain as it is there with what it is here. False where this chain must not go on. */
  async check(extent: ChainExtent | undefined): Promise<boolean> {
    const { store, ports } = this.parts
    const last = extent?.lastSequence ?? store.trimmedThrough(this.transport.id)
    const known = extent ? store.entry(last) : undefined
    if (last > store.head.sequence || (known && !(await this.isThere(known)))) return await this.ask(last)
    const receipt = store.receipt(this.transport.id)
    if (receipt.sequence > last) {
      this.tellRolledBack(receipt.sequence - last)
      ports.vault.transaction(() =>
        store.setReceipt(this.transport.id, { sequence: last, hash: known?.hash ?? receipt.hash }),
      )
    }
    this.confirmed = last
    if (extent && extent.firstSequence > store.firstSequence) {
      // It lost the beginning of what it has, and takes nothing before its first entry: a checkpoint will stand for it.
      this.tellRolledBack(extent.firstSequence - store.firstSequence)
    }
    if (last + 1 < store.firstSequence) {
      // What is missing there was let go here: see `PlaceCover`.
      if (extent) await this.trim(last)
      this.confirmed = store.firstSequence - 1
    }
    return true
  }

  /** The transport may let go of what was let go here, once it has a manifest that covers it. Returns what it has then. [K3] */
  async letGo(cover: PlaceCover, extents: readonly ChainExtent[]): Promise<readonly ChainExtent[]> {
    const { store, membership } = this.parts
    const own = membership.identity.chainId
    const extent = extents.find(({ chainId }) => chainId === own)
    const through = Math.min(cover.ownCoveredThrough(extents, this.confirmed ?? 0), store.firstSequence - 1)
    if (!extent || extent.firstSequence > through) return extents
    await this.trim(through)
    return extents.map((each) => (each === extent ? { ...each, firstSequence: through + 1 } : each))
  }

  /** Once, however often it is seen. */
  private tellRolledBack(missing: number): void {
    if (missing !== this.toldMissing) this.parts.onRolledBack(this.transport, missing)
    this.toldMissing = missing
  }

  private async trim(through: number): Promise<void> {
    const { membership, store, ports } = this.parts
    await this.transport.trim(membership.identity.chainId, through)
    ports.vault.transaction(() => store.setTrimmedThrough(this.transport.id, through))
  }

  private async isThere({ sequence, hash }: Head): Promise<boolean> {
    const there = await this.read(sequence)
    return there === undefined || there.hash === hash
  }

  /**
   * An entry stands there that is not from here. Of this device's own hand it was written by a copy, or before this vault
   * was restored; else it is an invention: nothing more is sent there, and everything else goes on. [I4]
   */
  private async ask(sequence: number): Promise<boolean> {
    const { membership, findings, onForked } = this.parts
    const entry = await this.read(sequence)
    const { identity, workspaceTag } = membership
    // SECURITY: an own entry from elsewhere in the chain would bear the signature too.
    const isOwnHand =
      entry?.workspaceTag === workspaceTag &&
      entry.sequence === sequence &&
      entry.isSignedBy(identity.signingKey)
    if (isOwnHand) {
      onForked()
      return false
    }
    this.confirmed = undefined
    findings.note('own-entry-altered', this.transport.id)
    return true
  }

  /** What stands there; without a hash where it is no entry, `undefined` where nothing is given. */
  private async read(sequence: number) {
    const [stored] = await this.transport.read(this.parts.membership.identity.chainId, sequence - 1, 1)
    if (!stored) return undefined
    try {
      return parseEntry(stored.entry)
    } catch {
      return { hash: undefined, workspaceTag: undefined, sequence: 0, isSignedBy: () => false }
    }
  }
}
