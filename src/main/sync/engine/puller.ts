import type { ChainExtent, ChainId, Transport } from '@shared/sync/transport'
import type { Findings } from './findings'
import type { Intake } from './intake'
import type { Membership } from './membership'
import type { SyncedVault } from './replica-ports'
import type { SyncStore } from './sync-store'
import { UnreadOps } from './unread-ops'

const transferBytes = 1024 * 1024

interface Parts {
  ports: { vault: Pick<SyncedVault, 'transaction'> }
  store: SyncStore
  membership: Membership
  intake: Intake
  findings: Findings
  onRosterChanged: () => void
}

/** Takes in what a transport has of other devices' chains. */
export class Puller {
  private readonly unreadOps: UnreadOps
  private readonly notGiven = new Map<ChainId, number>()
  private isStopped = false

  constructor(
    private readonly transport: Transport,
    private readonly parts: Parts,
  ) {
    this.unreadOps = new UnreadOps(transport, parts)
  }

  stop(): void {
    this.isStopped = true
  }

  /** Pulls every chain as far as it goes; ops that come with it may let further ones be read. */
  async pullAll(extents: readonly ChainExtent[]): Promise<void> {
    do await this.pullEach(extents)
    while (await this.takeUnreadOps(extents))
  }

  /** Those whose device is let in by another chain come after it. */
  private async pullEach(extents: readonly ChainExtent[]): Promise<void> {
    let hasMoved = true
    while (hasMoved && !this.isStopped) {
      hasMoved = false
      for (const extent of extents) if (await this.pull(extent)) hasMoved = true
    }
  }

  private async pull({ chainId, firstSequence, lastSequence }: ChainExtent): Promise<boolean> {
    const { intake, membership, findings } = this.parts
    if (!membership.roster.known.has(chainId)) return false
    const begin = intake.sequenceOf(chainId)
    for (;;) {
      const after = intake.sequenceOf(chainId)
      // NOTE: a message that cannot be read is gone back behind, however much of it was read.
      const hasMoved = after > begin
      const isOver = intake.isHeld(chainId) || intake.isWaiting(chainId) || after >= lastSequence
      if (isOver || after + 1 < firstSequence || this.isStopped) return hasMoved
      const entries = await this.transport.read(chainId, after, transferBytes)
      if (!entries.some(({ sequence }) => sequence === after + 1)) {
        // It may have let go of them since it was asked: then it shows that at the next look.
        if (this.notGiven.get(chainId) === after) findings.note('not-given', this.transport.id)
        this.notGiven.set(chainId, after)
        return hasMoved
      }
      this.notGiven.delete(chainId)
      intake.takeIn(chainId, entries)
      if (intake.sequenceOf(chainId) <= after) return intake.sequenceOf(chainId) > begin
    }
  }

  /** Takes ops in, and nothing else, of what was not read. True where they are news. */
  async takeUnreadOps(extents: readonly ChainExtent[]): Promise<boolean> {
    const { membership, ports, onRosterChanged } = this.parts
    const { roster } = membership
    try {
      const isNews = await this.unreadOps.find(extents, (ops) =>
        membership.keepingOps(() => ports.vault.transaction(() => membership.takeOps(ops))),
      )
      return isNews && !this.isStopped
    } finally {
      // Also where the transport failed behind the first of them: they are no news when it is read again.
      if (membership.roster !== roster) onRosterChanged()
    }
  }
}
