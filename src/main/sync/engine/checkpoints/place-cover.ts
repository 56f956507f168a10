import type { ChainExtent, ChainId, Transport } from '@shared/sync/transport'
import type { Membership } from '../membership'
import type { Statuses } from '../statuses'
import type { SyncStore } from '../sync-store'
import type { CheckpointMaker, KnownManifest } from './checkpoint-maker'

/** Looks in a row that find something missing before this device steps in: whoever lost it may send it again first. */
const patientLooks = 2

/**
 * Sees to it that who comes to a transport with nothing finds there all that this device has: what was let go stands in
 * a checkpoint, also where the transport lost it and whoever wrote it is gone. [K7]
 */
export class PlaceCover {
  private lackingLooks = 0
  /** Doubled each time: what a checkpoint did not help, the next one may not either. */
  private patience = patientLooks

  constructor(
    private readonly transport: Transport,
    private readonly parts: {
      store: SyncStore
      membership: Membership
      maker: CheckpointMaker
      statuses: Statuses
    },
  ) {}

  /** True where a checkpoint should be made. One device after another steps in, the first in the order of chains first. */
  async isLacking(extents: readonly ChainExtent[]): Promise<boolean> {
    const { membership, statuses } = this.parts
    const isFine = !statuses.someLack && (await this.isComplete(extents))
    this.lackingLooks = isFine ? 0 : this.lackingLooks + 1
    if (isFine) this.patience = patientLooks
    const rank = [...membership.roster.members.keys()].sort().indexOf(membership.identity.chainId)
    if (rank < 0 || this.lackingLooks < this.patience + rank) return false
    this.lackingLooks = 0
    this.patience *= 2
    return true
  }

  /**
   * The last own entry that a checkpoint covers which is there with all its blobs, where that is not before `from`; else
   * 0. `confirmed` is the last own entry that is there.
   */
  async ownCoveredThrough(extents: readonly ChainExtent[], from: number, confirmed: number): Promise<number> {
    const own = this.parts.membership.identity.chainId
    const shown = new Map(extents.map((extent) => [extent.chainId, extent]))
    const coveredBy = ({ covers }: KnownManifest) => covers[own]?.[0] ?? 0
    const standing = this.parts.maker.manifests
      .filter((manifest) => coveredBy(manifest) >= from)
      .filter((manifest) =>
        manifest.chainId === own ? confirmed >= manifest.sequence : this.isThere(manifest, shown),
      )
      .sort((first, second) => coveredBy(second) - coveredBy(first))
    for (const manifest of standing) if (await this.hasBlobs(manifest)) return coveredBy(manifest)
    return 0
  }

  private async isComplete(extents: readonly ChainExtent[]): Promise<boolean> {
    const shown = new Map(extents.map((extent) => [extent.chainId, extent]))
    if (this.leadsToHere({}, shown)) return true
    for (const manifest of this.parts.maker.manifests) {
      if (!this.leadsToHere(manifest.covers, shown) || !this.isThere(manifest, shown)) continue
      if (await this.hasBlobs(manifest)) return true
    }
    return false
  }

  private async hasBlobs({ names }: KnownManifest): Promise<boolean> {
    return (await this.transport.missingBlobs(names)).length === 0
  }

  private isThere({ chainId, sequence }: KnownManifest, shown: ReadonlyMap<ChainId, ChainExtent>): boolean {
    const extent = shown.get(chainId)
    return (
      extent !== undefined &&
      extent.firstSequence <= sequence &&
      extent.lastSequence >= sequence &&
      this.parts.membership.isAccepted(chainId, sequence)
    )
  }

  /** Whether what is shown behind the covered entries goes on to where this device is. Own entries that are kept are sent. */
  private leadsToHere(covers: KnownManifest['covers'], shown: ReadonlyMap<ChainId, ChainExtent>): boolean {
    const { store, membership } = this.parts
    const own = membership.identity.chainId
    const reached = (chainId: ChainId) => {
      const covered = covers[chainId]?.[0] ?? 0
      const extent = shown.get(chainId)
      return extent && extent.firstSequence <= covered + 1 ? Math.max(covered, extent.lastSequence) : covered
    }
    const isOwnGap = (shown.get(own)?.firstSequence ?? 0) > reached(own) + 1
    const needed = { ...store.cursors, [own]: [store.firstSequence - 1, ''] as [number, string] }
    return !isOwnGap && membership.reaches(reached, needed)
  }
}
