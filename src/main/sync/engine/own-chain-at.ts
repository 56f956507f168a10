import { parseEntry, type Entry } from '@shared/sync/entry'
import type { ChainExtent, Transport } from '@shared/sync/transport'
import type { PlaceCover } from './checkpoints/place-cover'
import type { LinkParts } from './link-parts'
import type { NamedTimers } from './named-timers'
import type { Head } from './sync-store'

const transferBytes = 1024 * 1024
/** Receipts that follow each other closely are written as one. */
const receiptDelayMs = 250

interface Parts extends Pick<
  LinkParts,
  'ports' | 'store' | 'membership' | 'findings' | 'outgoing' | 'maker' | 'onForked' | 'onRolledBack'
> {
  timers: NamedTimers
  /** The transport has more of the chain than before. */
  onSent: () => void
}

type Read = Pick<Entry, 'hash' | 'workspaceTag' | 'chainId' | 'sequence' | 'isSignedBy'>

/** This device's own chain as one transport has it. */
export class OwnChainAt {
  /** The last own entry the transport has; `undefined` before the first look, and where what it shows is not from here. */
  confirmed: number | undefined
  /** It shows something else in this chain, which nobody wrote: while it stands there nothing more is sent. */
  isAltered = false
  private toldMissing = 0
  private isStopped = false

  constructor(
    private readonly transport: Transport,
    private readonly parts: Parts,
  ) {}

  /** Compares the chain as it is there with what it is here. False where this chain must not go on. */
  async check(extent: ChainExtent | undefined): Promise<boolean> {
    const { store, ports } = this.parts
    const last = extent?.lastSequence ?? store.trimmedThrough(this.transport.id)
    const known = extent ? store.entry(last) : undefined
    const isBeyond = last > store.head.sequence
    const stored = isBeyond || known ? await this.read(last) : undefined
    this.isAltered = isBeyond || (known && stored ? stored.hash !== known.hash : false)
    if (this.isAltered) return this.isInvention(last, stored)
    const receipt = store.receipt(this.transport.id)
    if (receipt.sequence > last) {
      this.tellRolledBack(receipt.sequence - last)
      ports.vault.transaction(() => {
        // Of what was let go here the hash is not known any more.
        if (known) store.setReceipt(this.transport.id, known)
        else store.dropReceipt(this.transport.id)
      })
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

  stop(): void {
    this.isStopped = true
  }

  /** Sends what the transport has not, sealing what waits. */
  async push(): Promise<void> {
    const { store, outgoing, membership, maker } = this.parts
    while (!this.isStopped && this.confirmed !== undefined) {
      const entries = store.entriesAfter(this.confirmed, transferBytes)
      const last = entries.at(-1)
      if (!last) {
        if (outgoing.seal()) continue
        return
      }
      const own = maker.own
      const isWithManifest =
        own !== undefined && this.confirmed < own.sequence && last.sequence >= own.sequence
      const isKept = isWithManifest && (await maker.ensureBlobs(this.transport)) !== 'lost'
      await this.transport.append(
        membership.identity.chainId,
        entries.map(({ sequence, entry }) => ({ sequence, entry })),
      )
      if (this.isStopped) return
      this.confirmed = last.sequence
      this.keepReceipt(last)
      if (isKept) await maker.confirmOwn(this.transport)
      this.parts.onSent()
    }
  }

  /** The transport may let go of what was let go here, once it has a manifest that covers it. Returns what it has then. [K3] */
  async letGo(cover: PlaceCover, extents: readonly ChainExtent[]): Promise<readonly ChainExtent[]> {
    const { store, membership } = this.parts
    const own = membership.identity.chainId
    const extent = extents.find(({ chainId }) => chainId === own)
    if (!extent || extent.firstSequence >= store.firstSequence) return extents
    const covered = await cover.ownCoveredThrough(extents, extent.firstSequence, this.confirmed ?? 0)
    const through = Math.min(covered, store.firstSequence - 1)
    if (extent.firstSequence > through) return extents
    await this.trim(through)
    return extents.map((each) => (each === extent ? { ...each, firstSequence: through + 1 } : each))
  }

  /** Only to notice later that a transport went back: written when there is time. */
  private keepReceipt({ sequence, hash }: Head): void {
    const { store, ports, timers } = this.parts
    timers.set('receipt', receiptDelayMs, () =>
      ports.vault.transaction(() => store.setReceipt(this.transport.id, { sequence, hash })),
    )
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

  /**
   * An entry stands there that is not from here. Of this device's own hand it was written by a copy, or before this vault
   * was restored; else it is an invention: nothing more is sent there, and everything else goes on. [I4]
   */
  private isInvention(sequence: number, entry: Read | undefined): boolean {
    const { membership, findings, onForked } = this.parts
    const { identity, workspaceTag } = membership
    // SECURITY: an own entry from elsewhere in the chain would bear the signature too. What is judged is what was
    // compared: asked again, a transport might give the own entry.
    const isOwnHand =
      entry?.workspaceTag === workspaceTag &&
      entry.chainId === identity.chainId &&
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
  private async read(sequence: number): Promise<Read | undefined> {
    const [stored] = await this.transport.read(this.parts.membership.identity.chainId, sequence - 1, 1)
    if (!stored) return undefined
    try {
      return parseEntry(stored.entry)
    } catch {
      return { hash: '', workspaceTag: '', chainId: '', sequence: 0, isSignedBy: () => false }
    }
  }
}
