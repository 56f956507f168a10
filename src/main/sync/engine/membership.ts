import { toHexString } from 'lib0/buffer'
import { hexHash } from '@shared/sync/crypto/hash'
import type { Identity, PublicIdentity } from '@shared/sync/crypto/identity'
import { namingKeyFrom } from '@shared/sync/blob'
import {
  acceptedThrough,
  auditEpochs,
  evaluateRoster,
  maxSharesPerSigner,
  removalsInForce,
  type Roster,
} from '@shared/sync/roster/evaluate-roster'
import {
  maxWrapsPerOp,
  namingRemovals,
  newEpoch,
  recoverySigner,
  signOp,
  wrapKey,
  writeKeyOf,
  type Epoch,
  type OpContent,
  type RosterOp,
  type Wrap,
} from '@shared/sync/roster/op'
import { maxOpsPerEntry } from '@shared/sync/entry'
import type { Heads } from '@shared/sync/message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { Access, ChainId } from '@shared/sync/transport'
import { unwrapKeys, type EpochKey } from './epoch-keys'
import { nextOrder, opsToName, readOp, signLeaving, splitWraps } from './own-roster-ops'
import type { Head, SyncStore } from './sync-store'

/**
 * What is forged costs as much to refuse as it costs to take in what is not. One entry never has more: so what stands in
 * a member's is looked at whole. Whoever carries others and invents ops could as well have withheld what is behind them.
 */
const maxRefusedAtOnce = maxOpsPerEntry
const maxRefusedKept = 10_000

type OpDraft = OpContent extends infer Content
  ? Content extends OpContent
    ? Omit<Content, 'workspace' | 'signer' | 'removals'>
    : never
  : never

/** The roster as this device knows it, the keys it can read with, and the ops that change it. */
export class Membership {
  roster: Roster
  private ops: Map<string, RosterOp>
  /** Hashes of what was found to be forged or unreadable, the oldest first. */
  private readonly refused = new Set<string>()
  private keys: Map<string, EpochKey>

  /** Throws where the store holds no founded workspace. */
  constructor(
    private readonly store: SyncStore,
    readonly workspaceTag: string,
    readonly identity: Identity,
  ) {
    this.ops = new Map(store.ops.flatMap((bytes) => readOp(bytes)).map((op) => [op.hash, op]))
    this.roster = this.evaluate()
    this.keys = this.unwrapped()
  }

  /** Whether this device is one of the workspace's. */
  get isMember(): boolean {
    return this.roster.members.has(this.identity.chainId)
  }

  /** Keys of every epoch this device can read. */
  private get epochKeys(): EpochKey[] {
    return [...this.keys.values()]
  }

  keyOf = (epochId: string): Uint8Array | undefined => this.keys.get(epochId)?.key

  /** Whether an op that counts names an epoch: then whoever has its key shares it. */
  isDeclared(epochId: string): boolean {
    return [...this.roster.epochs, ...this.roster.ended].some(({ id }) => id === epochId)
  }

  /** The key to seal with; `undefined` while the epoch in force is not clean, or not to be read here. [M3] */
  get sealingKey(): EpochKey | undefined {
    const current = this.roster.epochs.at(-1)
    if (!this.isMember || !current || auditEpochs(this.roster).mustRotate) return undefined
    return this.keys.get(current.id)
  }

  get namingKey(): Uint8Array | undefined {
    const [first] = this.roster.epochs
    const key = first && this.keys.get(first.id)
    return key && namingKeyFrom(key.key)
  }

  get allOps(): Uint8Array[] {
    return [...this.ops.values()].map(({ bytes }) => bytes)
  }

  /** The hash of an op that the roster has; `undefined` where it does not. */
  heldOp(op: Uint8Array): string | undefined {
    const hash = hexHash(op)
    return this.ops.has(hash) ? hash : undefined
  }

  get access(): Access | undefined {
    const current = this.sealingKey
    if (!current) return undefined
    return {
      epochNumber: current.number,
      writePublicKey: writeKeyOf(current.key).publicKey,
      members: [...this.roster.members.values()].map(({ signingKey }) => signingKey),
    }
  }

  /** Signs for a relay with the write key it has registered, where that is one of an epoch known here. */
  signWithWriteKey(writePublicKey: Uint8Array, message: Uint8Array): Uint8Array | undefined {
    for (const { key } of this.epochKeys) {
      const writeKey = writeKeyOf(key)
      if (writeKey.publicKey.every((byte, index) => byte === writePublicKey[index]))
        return writeKey.sign(message)
    }
    return undefined
  }

  isAccepted(chainId: ChainId, sequence: number): boolean {
    return sequence <= acceptedThrough(this.roster, chainId)
  }

  /** Whether one view of the chains has all that another has, of what is accepted at all. */
  reaches(heads: (chainId: ChainId) => number, others: Heads): boolean {
    return Object.entries(others).every(
      ([chainId, [sequence]]) => heads(chainId) >= Math.min(sequence, acceptedThrough(this.roster, chainId)),
    )
  }

  /**
   * Takes in ops, wherever they were found, within the caller's transaction. Those that nobody known signed are passed
   * over. True where there were new ones. [R3]
   */
  takeOps(all: readonly Uint8Array[]): boolean {
    const fresh = this.freshOf(all)
    if (fresh.length === 0) return false
    const roster = evaluateRoster(this.workspaceTag, [...this.ops.values(), ...fresh])
    const signed = new Set(roster?.signed.map(({ hash }) => hash))
    const taken = fresh.filter(({ hash }) => signed.has(hash) && !roster?.surplus.has(hash))
    for (const { hash, content } of fresh) {
      if (!signed.has(hash) && roster?.known.has(content.signer)) this.refuse(hash)
    }
    for (const op of taken) {
      this.store.addOp(op.hash, op.bytes)
      this.ops.set(op.hash, op)
    }
    if (taken.length === 0) return false
    const before = this.keys
    this.refresh()
    this.store.write('heldEpochs', [...new Set([...before.keys(), ...this.keys.keys()])])
    return true
  }

  /** Runs a transaction that takes ops in. Where it fails, what memory holds of them is not what the disk has. */
  keepingOps<T>(run: () => T): T {
    try {
      return run()
    } catch (error) {
      this.reload()
      throw error
    }
  }

  /** Reads everything again. */
  reload(): void {
    const known = this.ops
    this.ops = new Map(
      this.store.ops
        .flatMap((bytes) => known.get(hexHash(bytes)) ?? readOp(bytes))
        .map((op) => [op.hash, op]),
    )
    this.refresh()
  }

  /** The ops that let a device in, with the keys of all epochs. */
  addOps(device: PublicIdentity): Uint8Array[] {
    const order = nextOrder([...this.ops.values()], this.identity.chainId)
    const [wraps, later] = splitWraps(this.wrapsFor(device))
    return [this.sign({ type: 'add', device, order, wraps }), ...this.shareOps(later)]
  }

  /** The ops with which another chain of this device goes on for this one. */
  succeedOps(device: PublicIdentity): Uint8Array[] {
    const [wraps, later] = splitWraps(this.wrapsFor(device))
    return [this.sign({ type: 'succeed', device, wraps }), ...this.shareOps(later)]
  }

  /** The ops that remove a device: each of its chains, and one epoch that none of them can read. */
  removeOps(chainId: ChainId, headOf: (chainId: ChainId) => Head): Uint8Array[] {
    const removed = this.chainsOfDevice(chainId)
    const current = this.roster.epochs.at(-1)
    if (!current) throw new SyncDataError('no-epoch')
    const sign = (each: ChainId, epoch: Epoch, behind: readonly Uint8Array[]) => {
      const { sequence: lastSequence, hash: lastHash } = headOf(each)
      const ops = opsToName([...this.ops.values()], each)
      return this.sign({ type: 'remove', chainId: each, lastSequence, lastHash, ops, epoch }, behind)
    }
    const [last = chainId, ...others] = removed
    // The epoch is begun by the last one: it names the others.
    const unbegun = { id: current.id, number: current.number, wraps: [] }
    const removals = others.map((each) => sign(each, unbegun, []))
    const { epoch, later } = this.makeEpoch(this.readersWithout(removed))
    removals.push(sign(last, epoch, removals))
    return [...removals, ...this.shareOps(later, removals)]
  }

  /** The ops that make the epoch in force clean again; none where it is. [R6] */
  mendingOps(): Uint8Array[] {
    if (!this.isMember) return []
    const { mustRotate, lacking } = auditEpochs(this.roster)
    const wraps = lacking.flatMap(({ epochId, to }) => {
      const known = this.keys.get(epochId)
      return known?.isShareable ? [wrapKey(known.key, to)] : []
    })
    const readers = this.readersWithout(new Set())
    // What was sealed in an epoch whose declaration counts no more must stay readable for everybody. [R9]
    const stated = new Set([...this.roster.epochs, ...this.roster.ended].map(({ id }) => id))
    for (const { id, key, isShareable } of this.epochKeys) {
      if (!stated.has(id) && isShareable) wraps.push(...readers.map((to) => wrapKey(key, to)))
    }
    if (!mustRotate) return this.shareOps(wraps)
    const { epoch, later } = this.makeEpoch(readers)
    const rotation = this.sign({ type: 'rotate', epoch })
    return [...this.unheardLeavings, rotation, ...this.shareOps([...wraps, ...later])]
  }

  /** The op by which a chain of this device leaves, all it signed until then being what is known here. [R10] */
  leavingOf(identity: Identity, head: Head): Uint8Array {
    const epoch = this.roster.epochs.at(-1)
    if (!epoch) throw new SyncDataError('no-epoch')
    return signLeaving(identity, this.workspaceTag, { head, ops: [...this.ops.values()], epoch })
  }

  /** The chains that this one goes on for, the latest first, up to one that another member goes on for too. */
  get forebears(): ChainId[] {
    const { known, members } = this.roster
    const line = [this.identity.chainId]
    for (;;) {
      const before = known.get(line.at(-1) ?? '')?.succeeds
      const heirs = [...members.values()].filter(({ succeeds }) => succeeds === before)
      if (before === undefined || line.includes(before)) return line.slice(1)
      if (heirs.some(({ chainId }) => !line.includes(chainId))) return line.slice(1)
      line.push(before)
    }
  }

  /**
   * By which devices left that can read the epoch in force. Who starts another one passes them on: who hears of that alone
   * can hand its key on to nobody. [R6] [R10]
   */
  private get unheardLeavings(): Uint8Array[] {
    const { cutOffs, known, epochs } = this.roster
    const readers = new Set(epochs.at(-1)?.wraps.map(({ to }) => toHexString(to)))
    return [...cutOffs].flatMap(([chainId, { leaving }]) => {
      const boxKey = known.get(chainId)?.boxKey
      const op = leaving === undefined ? undefined : this.ops.get(leaving)
      return op && boxKey && readers.has(toHexString(boxKey)) ? [op.bytes] : []
    })
  }

  /** All chains that one device has had: those it went on from, and those that went on for it. */
  chainsOfDevice(chainId: ChainId): ReadonlySet<ChainId> {
    const chains = new Set([chainId])
    let hasGrown = true
    while (hasGrown) {
      hasGrown = false
      for (const { chainId: other, succeeds } of this.roster.known.values()) {
        if (succeeds === undefined || chains.has(other) === chains.has(succeeds)) continue
        chains.add(other).add(succeeds)
        hasGrown = true
      }
    }
    return chains
  }

  /** Ops that are new and may be signed by whom they name: whose signer is not known yet, that is still to be seen. */
  private freshOf(all: readonly Uint8Array[]): RosterOp[] {
    const fresh = new Map<string, RosterOp>()
    let refusedCount = 0
    for (const bytes of all) {
      const hash = hexHash(bytes)
      if (this.ops.has(hash) || this.refused.has(hash) || fresh.has(hash)) continue
      const [op] = readOp(bytes)
      if (op && !this.isForged(op)) fresh.set(hash, op)
      else if (refusedCount < maxRefusedAtOnce) refusedCount += 1
      else break
      if (!fresh.has(hash)) this.refuse(hash)
    }
    return [...fresh.values()]
  }

  private isForged({ content: { signer }, isSignedBy }: RosterOp): boolean {
    const device = signer === recoverySigner ? this.roster.recovery : this.roster.known.get(signer)
    return device !== undefined && !isSignedBy(device.signingKey)
  }

  private refuse(hash: string): void {
    this.refused.add(hash)
    const [oldest] = this.refused
    if (oldest !== undefined && this.refused.size > maxRefusedKept) this.refused.delete(oldest)
  }

  private get nextEpochNumber(): number {
    return (this.roster.epochs.at(-1)?.number ?? 0) + 1
  }

  private readersWithout(removed: ReadonlySet<ChainId>): Uint8Array[] {
    const members = [...this.roster.members.values()].filter(
      ({ chainId }) => !removed.has(chainId) && !this.roster.succeeded.has(chainId),
    )
    return [this.roster.recovery, ...members].map(({ boxKey }) => boxKey)
  }

  /** A new epoch, and the wraps of it that do not fit into the op that declares it. */
  private makeEpoch(readers: readonly Uint8Array[]): { epoch: Epoch; later: Wrap[] } {
    const { epoch } = newEpoch(this.nextEpochNumber, readers)
    const [wraps, later] = splitWraps(epoch.wraps)
    return { epoch: { ...epoch, wraps }, later }
  }

  /** Shares what is left of this device's number of shares; other members share the rest. [R6] */
  private shareOps(wraps: readonly Wrap[], behind: readonly Uint8Array[] = []): Uint8Array[] {
    const own = [...this.ops.values()].filter(
      ({ content: { type, signer } }) => type === 'share' && signer === this.identity.chainId,
    )
    const count = Math.min(Math.ceil(wraps.length / maxWrapsPerOp), maxSharesPerSigner - own.length)
    return Array.from({ length: Math.max(0, count) }, (_, index) =>
      this.sign(
        { type: 'share', wraps: wraps.slice(index * maxWrapsPerOp, (index + 1) * maxWrapsPerOp) },
        behind,
      ),
    )
  }

  private wrapsFor({ boxKey }: PublicIdentity) {
    return this.epochKeys.map(({ key }) => wrapKey(key, boxKey))
  }

  /** Names the removals in force here, and those `behind` which it comes. */
  private sign(draft: OpDraft, behind: readonly Uint8Array[] = []): Uint8Array {
    const removals = [...behind.map((op) => hexHash(op)), ...removalsInForce(this.roster)]
    return signOp(this.identity, {
      ...draft,
      ...namingRemovals(removals),
      workspace: this.workspaceTag,
      signer: this.identity.chainId,
    } as OpContent)
  }

  private refresh(): void {
    this.roster = this.evaluate()
    this.keys = this.unwrapped()
  }

  private unwrapped(): Map<string, EpochKey> {
    const held = new Set(this.store.read<string[]>('heldEpochs'))
    return unwrapKeys(this.roster, held, this.identity, this.keys)
  }

  private evaluate(): Roster {
    const roster = evaluateRoster(this.workspaceTag, [...this.ops.values()])
    if (!roster) throw new SyncDataError('unknown-chain', 'The workspace was never founded.')
    return roster
  }
}
