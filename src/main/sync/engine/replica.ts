import { identityFrom, type PublicIdentity } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { acceptedThrough } from '@shared/sync/roster/evaluate-roster'
import type { Heads } from '@shared/sync/message'
import type { ChainId, Transport } from '@shared/sync/transport'
import { AttachmentExchange } from './attachments/attachment-exchange'
import { ChunkRecords } from './attachments/chunk-records'
import { BlobReader } from './blob-reader'
import { ChainWriter } from './chain-writer'
import { CheckpointMaker } from './checkpoints/checkpoint-maker'
import { CheckpointOpener } from './checkpoints/checkpoint-opener'
import { mustSucceed, readOwnIdentity, requireTag, succeedChain } from './found-workspace'
import { Findings } from './findings'
import { Intake } from './intake'
import { Membership } from './membership'
import { Outgoing } from './outgoing'
import type { ReplicaPorts } from './replica-ports'
import { Statuses } from './statuses'
import { SyncStore } from './sync-store'
import { TransportLink } from './transport-link'

/** What only the owner of a replica can do for it. */
export interface ReplicaEvents {
  /** This chain must not go on: close the replica and open another one. [I4] */
  onMustReopen: () => void
  /** This device was removed from the workspace; nothing travels any more. */
  onRemoved: () => void
  /** A transport no longer has this many entries that it had confirmed; they are sent again. [T1] */
  onRolledBack: (transport: Transport, missing: number) => void
  /** A device's clock is more than a day ahead of this one's. */
  onClockAhead: (chainId: ChainId) => void
}

/** This device's part in the sync of one workspace: takes in what others wrote, and sends what was written here. */
export class Replica {
  readonly links = new Map<string, TransportLink>()
  private isClosed = false
  private readonly ends: (() => void)[]

  /** Opens the sync of a vault that founded or joined a workspace, under a new chain where the old one must not go on. */
  static async open(ports: ReplicaPorts, events: ReplicaEvents): Promise<Replica> {
    await sodiumReady
    if (mustSucceed(ports.vault)) await succeedChain(ports.vault, ports.keyring)
    return new Replica(ports, events)
  }

  readonly store: SyncStore
  readonly membership: Membership
  readonly outgoing: Outgoing
  readonly intake: Intake
  readonly findings: Findings
  readonly statuses: Statuses
  readonly maker: CheckpointMaker
  readonly opener: CheckpointOpener
  private readonly attachments: AttachmentExchange | undefined

  private constructor(
    private readonly ports: ReplicaPorts,
    private readonly events: ReplicaEvents,
  ) {
    const { vault, keyring, nowMs } = ports
    this.store = new SyncStore(vault.connection)
    const identity = readOwnIdentity(this.store, keyring)
    const workspaceTag = requireTag(this.store)
    const writer = new ChainWriter(this.store, workspaceTag, identity)
    this.membership = new Membership(this.store, workspaceTag, identity)
    this.outgoing = new Outgoing(vault, this.membership, writer)
    this.intake = new Intake(vault, this.store, this.membership, {
      nowMs,
      readsVersion: ports.readsVersion,
      onRosterChanged: () => this.attendRoster(),
      onTakenIn: () => this.tellStatus(),
      onForkSeen: (chainId) => this.shareForked(chainId),
      onRefused: (ids) => ports.onFailed(new Error(`unreadable-changes: ${ids.length}`)),
    })
    this.findings = new Findings(ports)
    this.statuses = new Statuses(vault, this.store, this.membership, {
      nowMs,
      appVersion: ports.appVersion,
      wants: () => this.attachments?.wants ?? [],
      onClockAhead: events.onClockAhead,
    })
    const chunkRecords = new ChunkRecords(vault.connection, this.membership)
    this.maker = new CheckpointMaker(ports, this.store, this.membership, writer, this.outgoing, chunkRecords)
    const reader = new BlobReader(this.membership, ports)
    this.opener = new CheckpointOpener({
      ports,
      reader,
      store: this.store,
      membership: this.membership,
      intake: this.intake,
      outgoing: this.outgoing,
      writer,
      maker: this.maker,
      findings: this.findings,
      onForked: () => this.giveUpChain(),
      onForkSeen: (chainId) => this.shareForked(chainId),
    })
    this.attachments =
      ports.attachments &&
      new AttachmentExchange({
        attachments: ports.attachments,
        ports,
        store: this.store,
        membership: this.membership,
        reader,
        records: chunkRecords,
        intake: this.intake,
        statuses: this.statuses,
      })
    this.ends = [
      // What goes out at once is sealed with its batch, which saves a wait for the disk; else more may gather first.
      vault.onCommitting((batch) => {
        if (this.someLink(({ isIdle }) => isIdle)) this.outgoing.sealAlongside(batch)
      }),
      vault.onCommitted(() => {
        if (this.outgoing.hasWaiting || this.someLink(({ isSending }) => isSending)) this.wake()
      }),
    ]
    this.attendRoster()
  }

  get isRemoved(): boolean {
    return !this.membership.isMember
  }

  /** How many changes of this device come after one of its entries. */
  changesAfter(sequence: number): number {
    return Math.max(0, this.ports.vault.sequence - this.reachedBy(sequence))
  }

  /** The last batch of the vault for which the own entries up to a sequence stand, with all before it. */
  private reachedBy(sequence: number): number {
    const { store } = this
    const { letGo, allSharedAt } = store
    const baseline = store.read<number>('baseline') ?? 0
    // What was written before the chain began stands in the first checkpoint, and behind what was typed meanwhile.
    if (allSharedAt === 'not-yet' || sequence < (allSharedAt ?? 0)) return baseline
    if (sequence === letGo?.through) return letGo.sealedThrough
    return store.entry(sequence)?.sealedThrough ?? baseline
  }

  /** Keeps a transport level from now on. */
  attach(transport: Transport, { isReadOnly = false } = {}): TransportLink {
    const link = new TransportLink(transport, {
      ports: this.ports,
      store: this.store,
      membership: this.membership,
      intake: this.intake,
      outgoing: this.outgoing,
      maker: this.maker,
      opener: this.opener,
      statuses: this.statuses,
      findings: this.findings,
      attachments: isReadOnly ? undefined : this.attachments,
      isReadOnly,
      onRosterChanged: () => this.attendRoster(),
      onForked: () => this.giveUpChain(),
      onRolledBack: this.events.onRolledBack,
    })
    this.links.set(transport.id, link)
    link.start()
    return link
  }

  /** Ends the use of a transport; it is not closed. */
  detach(transportId: string): void {
    this.links.get(transportId)?.stop()
    this.links.delete(transportId)
  }

  /** Sends what waits. */
  wake(): void {
    for (const link of this.links.values()) link.wake()
  }

  /** Lets a device in, and says how far everything has come. [P5] */
  admit(device: PublicIdentity): { roster: Uint8Array[]; heads: Heads } {
    this.outgoing.writeOps(this.membership.addOps(device))
    this.attendRoster()
    return { roster: this.membership.allOps, heads: this.statuses.confirmed }
  }

  /** Whether this device or a copy of it writes a chain: they have one key, and are removed together. */
  isThisOrCopy(chainId: ChainId): boolean {
    return this.membership.chainsOfDevice(chainId).has(this.membership.identity.chainId)
  }

  /** Removes another device: what it wrote beyond what was taken in here is refused, and it reads nothing more. [R5] */
  remove(chainId: ChainId): void {
    if (this.isThisOrCopy(chainId)) throw new Error('own-copy')
    this.outgoing.writeOps(this.membership.removeOps(chainId, (each) => this.store.cursor(each)))
    this.attendRoster()
  }

  /**
   * Writes that this device leaves the workspace, behind all that waits to be sent; nothing follows it. Returns the
   * sequence of that entry, the same where it is called again. [R10]
   */
  leave(): number {
    const { outgoing, membership, store } = this
    if (store.leavingAt !== undefined) return store.leavingAt
    while (outgoing.seal());
    const forebears = membership.forebears.flatMap((chainId) => {
      const seed = this.ports.keyring.seedOf(chainId)
      return seed ? [membership.leavingOf(identityFrom(seed), store.cursor(chainId))] : []
    })
    outgoing.writeLeaving(forebears, () => membership.leavingOf(membership.identity, store.head))
    this.wake()
    return store.head.sequence
  }

  rename(name: string): void {
    this.ports.vault.transaction(() => this.store.write('deviceName', name))
    this.tellStatus()
    this.ports.onChanged()
  }

  /** Ends everything; transports are not closed. */
  close(): void {
    this.isClosed = true
    for (const end of this.ends) end()
    for (const link of this.links.values()) link.stop()
    this.links.clear()
    this.attachments?.close()
  }

  /** What follows from the roster as it is now: a clean epoch, who may come to the relay, what was taken in too much. */
  private attendRoster(): void {
    if (this.isClosed) return
    if (this.isRemoved) return this.events.onRemoved()
    // The other one of two copies went on under a chain of its own: so must this one.
    if (this.membership.roster.succeeded.has(this.membership.identity.chainId)) return this.giveUpChain()
    this.outgoing.writeOps(this.membership.mendingOps())
    this.shareExcess()
    for (const link of this.links.values()) link.tellAccess()
    this.ports.onChanged()
  }

  /** What this device took in of a removed one beyond its last accepted entry is shared, so that all agree. [R5] */
  private shareExcess(): void {
    const { roster } = this.membership
    const shared = this.store.read<Record<ChainId, string>>('sharedExcess') ?? {}
    const excess = [...roster.known.keys()].flatMap((chainId): [ChainId, string][] => {
      const reached = this.store.cursor(chainId).sequence
      // Behind what a device that left had written stands that it left.
      const isLeft = roster.cutOffs.get(chainId)?.leaving !== undefined
      const accepted = acceptedThrough(roster, chainId) + (isLeft ? 1 : 0)
      return reached > accepted && shared[chainId] !== `${reached}/${accepted}`
        ? [[chainId, `${reached}/${accepted}`]]
        : []
    })
    if (excess.length === 0) return
    this.ports.vault.transaction(() => {
      this.store.write('sharedExcess', { ...shared, ...Object.fromEntries(excess) })
      this.maker.want('merge')
    })
  }

  /** What was taken in of the one branch of a fork may be nowhere else: it is shared, once a branch. [E6] */
  private shareForked(chainId: ChainId): void {
    const { hash } = this.store.cursor(chainId)
    const shared = this.store.read<Record<ChainId, string>>('sharedForks') ?? {}
    if (shared[chainId] === hash) return
    this.ports.vault.transaction(() => {
      this.store.write('sharedForks', { ...shared, [chainId]: hash })
      this.maker.want('merge')
    })
    this.wake()
  }

  private someLink(is: (link: TransportLink) => boolean): boolean {
    return [...this.links.values()].some(is)
  }

  private tellStatus(): void {
    for (const link of this.links.values()) link.tellStatus()
    this.ports.onChanged()
  }

  private giveUpChain(): void {
    if (this.isClosed) return
    this.ports.vault.transaction(() => this.store.write('mustSucceed', true))
    this.close()
    this.events.onMustReopen()
  }
}
