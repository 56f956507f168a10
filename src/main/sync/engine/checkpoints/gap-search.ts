import type { ChainExtent, ChainId, Transport } from '@shared/sync/transport'
import type { Intake } from '../intake'
import type { Membership } from '../membership'
import type { ReplicaPorts } from '../replica-ports'
import type { SyncStore } from '../sync-store'
import type { CheckpointOpener } from './checkpoint-opener'
import { SpacedTries } from './spaced-tries'

/** A search at each look, at first. */
const leastWaitMs = 60_000
const mostWaitMs = 3_600_000

interface Parts {
  ports: Pick<ReplicaPorts, 'steadyMs'>
  store: SyncStore
  membership: Membership
  intake: Intake
  opener: CheckpointOpener
}

/**
 * Bridges what is missing at a place with the checkpoints there. A search for them reads every entry of the place: for a
 * chain that nothing there leads to it is made ever more rarely, until something that bears on it is another. [K4]
 */
export class GapSearch {
  private readonly tries: SpacedTries
  /** Blobs of checkpoints that would have led on, had all of them been there. */
  private wanted: readonly string[] = []

  constructor(
    private readonly transport: Transport,
    private readonly parts: Parts,
  ) {
    this.tries = new SpacedTries(parts.ports.steadyMs, { leastWaitMs, mostWaitMs })
  }

  /** Gives the chains that are still not reached. `gone` is as for `CheckpointOpener.unreached`. */
  async bridge(
    extents: readonly ChainExtent[],
    gone: () => readonly ChainId[],
  ): Promise<{ unreached: ChainId[]; hasSearched: boolean }> {
    const { opener } = this.parts
    const missing = opener.unreached(extents, gone())
    if (missing.length === 0) return { unreached: missing, hasSearched: false }
    const stateOf = await this.whatBearsOn(extents)
    if (!missing.some((chainId) => this.tries.isDue(chainId, stateOf(chainId)))) {
      return { unreached: missing, hasSearched: false }
    }
    this.wanted = await opener.catchUp(this.transport, extents, gone)
    const unreached = opener.unreached(extents, gone())
    const stateAfter = await this.whatBearsOn(extents)
    for (const chainId of unreached) {
      const state = stateAfter(chainId)
      // One that was searched for along with another waits no longer for it.
      if (this.tries.isDue(chainId, state)) this.tries.noteInVain(chainId, state)
    }
    return { unreached, hasSearched: true }
  }

  /** What a search goes by: where it is the same, another one finds the same. */
  private async whatBearsOn(extents: readonly ChainExtent[]): Promise<(chainId: ChainId) => string> {
    const { store, membership, intake } = this.parts
    const missingBlobs = await this.transport.missingBlobs(this.wanted)
    const shared = [
      membership.roster.signed.length,
      missingBlobs.length,
      ...store.checkpointsToOpen.map(({ chainId, sequence }) => `${chainId}/${sequence}`),
    ]
    return (chainId) => {
      const shown = extents.find((extent) => extent.chainId === chainId)
      const status = store.status(chainId)?.counter
      const own = [intake.sequenceOf(chainId), shown?.firstSequence, shown?.lastSequence, status]
      return [...own, ...shared].join()
    }
  }
}
