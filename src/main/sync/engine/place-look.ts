import type { ChainExtent, Transport } from '@shared/sync/transport'
import { GapSearch } from './checkpoints/gap-search'
import { PlaceCover } from './checkpoints/place-cover'
import type { LinkParts } from './link-parts'
import type { OwnChainAt } from './own-chain-at'
import { Puller } from './puller'
import type { StatusExchange } from './status-exchange'

const strangersAtOnce = 100

interface Parts extends LinkParts {
  ownChain: OwnChainAt
  exchange: StatusExchange
}

/** Looks at everything that one transport has: takes it in, compares it, and sees to it that it is enough. */
export class PlaceLook {
  /** Entries are there that lead on from nothing here, and no checkpoint bridges it. */
  isCutOffFromStart = false
  private extents: readonly ChainExtent[] = []
  private readonly cover: PlaceCover
  private readonly puller: Puller
  private readonly search: GapSearch

  constructor(
    private readonly transport: Transport,
    private readonly parts: Parts,
  ) {
    this.cover = new PlaceCover(transport, parts)
    this.puller = new Puller(transport, parts)
    this.search = new GapSearch(transport, parts)
  }

  stop(): void {
    this.puller.stop()
  }

  async lookAtAll(): Promise<void> {
    const { membership, ownChain, exchange, isReadOnly, onRosterChanged } = this.parts
    this.extents = this.someOf(await this.transport.extents())
    const own = membership.identity.chainId
    const ownExtent = this.extents.find(({ chainId }) => chainId === own)
    if (!isReadOnly && !(await ownChain.check(ownExtent))) return
    const others = this.extents.filter(({ chainId }) => chainId !== own)
    await this.puller.pullAll(others)
    const gone = () => exchange.goneFrom(this.extents)
    const { unreached, hasSearched } = await this.search.bridge(this.extents, gone)
    this.isCutOffFromStart = unreached.length > 0
    if (hasSearched) {
      await this.puller.pullAll(others)
      onRosterChanged()
    }
    await exchange.takeAll(this.extents)
    await this.complete()
  }

  /** Hears who is in the workspace, and nothing else: all that a device may which was removed. */
  async listen(): Promise<void> {
    const own = this.parts.membership.identity.chainId
    const extents = this.someOf(await this.transport.extents())
    await this.puller.takeUnreadOps(extents.filter(({ chainId }) => chainId !== own))
  }

  /** The transport may let go of own entries. [K3] */
  async letGo(): Promise<void> {
    this.extents = await this.parts.ownChain.letGo(this.cover, this.extents)
  }

  /** Of chains that nobody known writes some at a time, others each time: a hostile transport may show any number. */
  private someOf(extents: readonly ChainExtent[]): ChainExtent[] {
    const { known } = this.parts.membership.roster
    const strange = extents.filter(({ chainId }) => !known.has(chainId))
    const from = Math.floor(this.parts.ports.random() * Math.max(0, strange.length - strangersAtOnce))
    return [
      ...extents.filter(({ chainId }) => known.has(chainId)),
      ...strange.slice(from, from + strangersAtOnce),
    ]
  }

  /** Has made, or puts there, what somebody who begins there would miss. [K7] */
  private async complete(): Promise<void> {
    const { maker, ports, ownChain, exchange } = this.parts
    if ((await this.cover.isLacking(this.extents)) && !maker.isDue) {
      ports.vault.transaction(() => maker.want('plain'))
    }
    if (!maker.own || ownChain.confirmed === undefined || ownChain.confirmed < maker.own.sequence) return
    // Who looked for them in vain hears of the status, and looks again.
    if ((await maker.ensureBlobs(this.transport)) === 'put') exchange.tell()
  }
}
