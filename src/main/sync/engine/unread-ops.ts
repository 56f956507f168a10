import type { Roster } from '@shared/sync/roster/evaluate-roster'
import type { ChainExtent, ChainId, Transport } from '@shared/sync/transport'
import { collectOps } from './checkpoints/find-checkpoint'
import type { Membership } from './membership'
import type { SyncStore } from './sync-store'

/** A hostile transport may show chains without number or end; the rest is read at later looks. */
const mostBytesOfChain = 1024 * 1024
const mostChainsAtOnce = 20
/** Ten times what a relay keeps of a workspace: who shows ever other chains invents them, and is read anew from then on. */
const mostRemembered = 10_000

/**
 * Finds ops that stand in entries which cannot be taken in: of devices that are not known yet, behind a gap, behind one
 * whose key has not come (the op that shares it may follow), or cut off (who was removed may have removed others before
 * hearing of it). Each entry is read once, however many there are, until the roster is another. [R3]
 */
export class UnreadOps {
  private readonly readThrough = new Map<ChainId, number>()
  private roster: Roster | undefined

  constructor(
    private readonly transport: Transport,
    private readonly parts: { store: SyncStore; membership: Membership },
  ) {}

  /** Gives what it finds to `take`, which says whether it was news. True where any was. */
  async find(extents: readonly ChainExtent[], take: (ops: Uint8Array[]) => boolean): Promise<boolean> {
    const { roster } = this.parts.membership
    // What nobody known had signed may be known now.
    if (roster !== this.roster || this.readThrough.size > mostRemembered) this.readThrough.clear()
    this.roster = roster
    const unread = extents.flatMap((extent): ChainExtent[] => {
      const { chainId, lastSequence } = extent
      const read = Math.max(this.parts.store.cursor(chainId).sequence, this.readThrough.get(chainId) ?? 0)
      const firstSequence = Math.max(extent.firstSequence, read + 1)
      return firstSequence <= lastSequence ? [{ chainId, firstSequence, lastSequence }] : []
    })
    // Those of which least was read first: whoever shows one without end keeps nobody else out.
    unread.sort((first, second) => first.firstSequence - second.firstSequence)
    let isNews = false
    for (const extent of unread.slice(0, mostChainsAtOnce)) {
      let through = 0
      const ops = await collectOps(this.transport, [extent], mostBytesOfChain, (_chainId, sequence) => {
        through = sequence
      })
      if (take(ops)) isNews = true
      // NOTE: only now; what was read and not taken, because a call failed, is read again.
      if (through > 0) this.readThrough.set(extent.chainId, through)
    }
    return isNews
  }
}
