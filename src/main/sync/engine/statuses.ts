import { protocolVersion, type Heads } from '@shared/sync/message'
import { parseStatus, signStatus, type DeviceStatus, type SealedStatus } from '@shared/sync/status'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { ChainExtent, ChainId, StoredStatus } from '@shared/sync/transport'
import { doubtClock } from '../../vault/clock-trust'
import type { Membership } from './membership'
import type { SyncedVault } from './replica-ports'
import type { SyncStore } from './sync-store'

/** Something another device knows of that a transport does not show. [A3] */
export interface Withheld {
  chainId: ChainId
  knownBy: ChainId
  missing: number
}

const dayMs = 86_400_000

/** How far devices have come: what this one tells, and what the others told. */
export class Statuses {
  private readonly foundForked = new Set<ChainId>()
  private readonly opened = new Map<ChainId, DeviceStatus & { counter: number }>()
  /** Devices that were told of because of their clocks, until one of their statuses is dated well. */
  private readonly ahead = new Set<ChainId>()

  constructor(
    private readonly vault: Pick<SyncedVault, 'transaction'>,
    private readonly store: SyncStore,
    private readonly membership: Membership,
    private readonly ports: {
      nowMs: () => number
      appVersion: string
      wants: () => string[]
      /** A device's clock is more than a day ahead of this one's. */
      onClockAhead: (chainId: ChainId) => void
    },
  ) {}

  /** What is on this device's disk, of every chain. */
  get applied(): Heads {
    const { sequence, hash } = this.store.head
    const own: Heads = sequence > 0 ? { [this.membership.identity.chainId]: [sequence, hash] } : {}
    return { ...this.store.cursors, ...own }
  }

  /** The same, of the own chain as far as a transport has it: what another device may expect to find. */
  get confirmed(): Heads {
    const { applied } = this
    const own = this.membership.identity.chainId
    const { [own]: _unsent, ...others } = applied
    const receipt = this.store.lastReceipt
    return { ...others, ...(receipt ? { [own]: [receipt.sequence, receipt.hash] } : {}) }
  }

  /** The own status, signed, with a counter never used before; `undefined` while there is no key to seal with. */
  sign(lacks: boolean): Uint8Array | undefined {
    const { sealingKey, workspaceTag, identity } = this.membership
    if (!sealingKey) return undefined
    const counter = (this.store.read<number>('statusCounter') ?? 0) + 1
    const wants = this.ports.wants()
    this.vault.transaction(() => this.store.write('statusCounter', counter))
    return signStatus(
      identity,
      { workspaceTag, counter, epochId: sealingKey.id, epochKey: sealingKey.key },
      {
        name: this.store.read<string>('deviceName') ?? '',
        app: this.ports.appVersion,
        protocol: [1, protocolVersion],
        applied: this.applied,
        ...(lacks ? { lacks } : {}),
        ...(wants.length > 0 ? { wants } : {}),
        at: new Date(this.ports.nowMs()).toISOString(),
      },
    )
  }

  /** The latest status of a device, as it was told. */
  of(chainId: ChainId): DeviceStatus | undefined {
    const known = this.opened.get(chainId)
    if (known) return known
    const stored = this.store.status(chainId)
    if (!stored) return undefined
    try {
      const parsed = parseStatus(stored.status)
      this.verify(chainId, parsed)
      return this.open(chainId, parsed)
    } catch {
      return undefined
    }
  }

  /**
   * Verifies and keeps a status. `true` where it is news. `own-ahead` where it is this chain's own and not from here:
   * somebody else writes it too. [A1] [I4]
   */
  take(stored: StoredStatus): 'news' | 'known' | 'own-ahead' {
    const isOwn = stored.chainId === this.membership.identity.chainId
    const known = isOwn
      ? this.store.read<number>('statusCounter')
      : this.store.status(stored.chainId)?.counter
    const parsed = parseStatus(stored.status)
    if (parsed.counter <= (known ?? 0)) return 'known'
    this.verify(stored.chainId, parsed)
    if (isOwn) return 'own-ahead'
    const status = this.open(stored.chainId, parsed)
    this.compare(status.applied)
    const nowMs = this.ports.nowMs()
    const isAhead = Date.parse(status.at) > nowMs + dayMs
    const at = new Date(nowMs).toISOString()
    this.vault.transaction((connection) => {
      this.store.setStatus({ ...stored, counter: parsed.counter, at })
      if (isAhead) doubtClock(connection, nowMs)
    })
    this.tellClock(stored.chainId, isAhead)
    return 'news'
  }

  /**
   * A clock a day ahead of this device's is wrong on one of the two. Judged by what a device says the time is, not by
   * what it writes: that may be dated by another one's clock, to win over it, and stays when the clock was set right.
   */
  private tellClock(chainId: ChainId, isAhead: boolean): void {
    const isTold = this.ahead.has(chainId)
    if (!isAhead) this.ahead.delete(chainId)
    if (!isAhead || isTold) return
    this.ahead.add(chainId)
    this.ports.onClockAhead(chainId)
  }

  /** Whether a member says that it cannot go on by itself. */
  get someLack(): boolean {
    const own = this.membership.identity.chainId
    return [...this.membership.roster.members.keys()].some((id) => id !== own && this.of(id)?.lacks)
  }

  /** What statuses name beyond the end of what a transport has and this device took in. [A3] */
  findWithheld(extents: readonly ChainExtent[]): Withheld[] {
    const shown = new Map(extents.map(({ chainId, lastSequence }) => [chainId, lastSequence]))
    const own = this.membership.identity.chainId
    const found = new Map<ChainId, Withheld>()
    for (const knownBy of this.membership.roster.members.keys()) {
      // What the device that let this one in had taken in is to come here too. [P5]
      const expected = knownBy === own ? this.store.read<Heads>('expectedHeads') : this.of(knownBy)?.applied
      for (const [chainId, [sequence]] of Object.entries(expected ?? {})) {
        if (chainId === own || !this.membership.isAccepted(chainId, sequence)) continue
        // Where its device began anew, from an earlier state, the end of its chain may be nowhere any more.
        if (knownBy === own && this.membership.roster.succeeded.has(chainId)) continue
        const here = Math.max(shown.get(chainId) ?? 0, this.store.cursor(chainId).sequence)
        const missing = sequence - here
        if (missing > (found.get(chainId)?.missing ?? 0)) found.set(chainId, { chainId, knownBy, missing })
      }
    }
    return [...found.values()]
  }

  /**
   * Chains of which another device named another entry than the one here at the same place, since start; but for those
   * whose device went on under another one. [A3]
   */
  get forked(): ChainId[] {
    for (const knownBy of this.membership.roster.members.keys()) this.compare(this.of(knownBy)?.applied ?? {})
    return [...this.foundForked].filter((chainId) => !this.membership.roster.succeeded.has(chainId))
  }

  /** Devices go on, and stand at the same place only now and then. */
  private compare(applied: Heads): void {
    const own = this.membership.identity.chainId
    for (const [chainId, [sequence, hash]] of Object.entries(applied)) {
      const here = chainId === own ? this.store.entry(sequence) : this.store.cursor(chainId)
      if (here?.sequence === sequence && here.hash !== hash) this.foundForked.add(chainId)
    }
  }

  private verify(chainId: ChainId, status: SealedStatus): void {
    const { roster, workspaceTag } = this.membership
    const device = roster.known.get(chainId)
    if (status.workspaceTag !== workspaceTag) throw new SyncDataError('foreign')
    if (status.chainId !== chainId) throw new SyncDataError('forged')
    if (!device) throw new SyncDataError('unknown-chain')
    if (!status.isSignedBy(device.signingKey)) throw new SyncDataError('forged')
    if (!roster.members.has(chainId)) throw new SyncDataError('cut-off')
  }

  private open(chainId: ChainId, sealed: SealedStatus): DeviceStatus {
    const key = this.membership.keyOf(sealed.epochId)
    if (!key) throw new SyncDataError('no-epoch')
    const status = { ...sealed.open(key), counter: sealed.counter }
    this.opened.set(chainId, status)
    return status
  }
}
