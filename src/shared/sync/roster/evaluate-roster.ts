import { toHexString } from 'lib0/buffer'
import { workspaceTagOf, type PublicIdentity } from '../crypto/identity'
import type { ChainId } from '../transport'
import {
  recoverySigner,
  removalsNamedBy,
  type Epoch,
  type Member,
  type OpContent,
  type OpOf,
  type RosterOp,
  type Wrap,
} from './op'
import { isStandingOp, lettingsIn, type CutOffs, type Lettings } from './standing'
import { takeRemovals } from './take-removals'

/** An epoch further than this above the one before it does not count: else one op could use up all numbers. [R6] */
const widestEpochGap = 1000

/** Ops of type `share` that count of one signer: one who makes ever more would fill every roster. [R6] */
export const maxSharesPerSigner = 100

/** A device that was ever let in. */
interface KnownDevice extends Member {
  /** The chain that this one goes on for; it counts as removed with it. */
  succeeds: ChainId | undefined
}

/** A wrap, and the removals that whoever made it knew of. */
export interface GivenWrap extends Wrap {
  removals: readonly string[]
}

/** What all ops that count say of an epoch. */
export interface KnownEpoch extends Omit<Epoch, 'wraps'> {
  wraps: GivenWrap[]
}

/** The list of devices, as it follows from a set of ops. [R4] */
export interface Roster {
  known: ReadonlyMap<ChainId, KnownDevice>
  /** The most senior first. */
  members: ReadonlyMap<ChainId, KnownDevice>
  cutOffs: CutOffs
  /** Chains that another one goes on for. */
  succeeded: ReadonlySet<ChainId>
  /** In their order; the last one is in force. [R6] */
  epochs: readonly KnownEpoch[]
  /** Epochs that members shared the keys of and nobody declares who may: only to read what was sealed in them. [R9] */
  ended: readonly KnownEpoch[]
  recovery: PublicIdentity
  /** Ops that are signed by whom they name, whether they count or not; others are nobody's. */
  signed: readonly RosterOp[]
  /** Hashes of those beyond what counts of one signer: they are not kept. */
  surplus: ReadonlySet<string>
  /** Chains that somebody had the right to let in, removed since or not. */
  standing: ReadonlySet<ChainId>
}

/**
 * The roster that a set of ops amounts to, in whatever order they came; `undefined` while the one that founded the
 * workspace is missing. Ops that do not count change nothing.
 */
export function evaluateRoster(workspaceTag: string, ops: readonly RosterOp[]): Roster | undefined {
  const inOrder = [...new Map(ops.map((op) => [op.hash, op])).values()]
    .filter(({ content }) => content.workspace === workspaceTag)
    .sort((first, second) => (first.hash < second.hash ? -1 : 1))
  const founding = inOrder.filter(isOfType('found')).find((op) => isFoundedBy(op, workspaceTag))
  if (!founding) return undefined
  const { recovery, device } = founding.content

  const lettings = lettingsIn(inOrder, recovery, { hash: founding.hash, device })
  const known = knownDevices(lettings)
  const signed = inOrder.filter(({ content: { signer }, isSignedBy }) => {
    const key = signer === recoverySigner ? recovery.signingKey : known.get(signer)?.signingKey
    return key !== undefined && isSignedBy(key)
  })
  const { standing, cutOffs } = takeRemovals(lettings, signed.filter(isOfType('remove')))
  const members = new Map(
    [...standing.keys()].flatMap((chainId) => {
      const member = known.get(chainId)
      return member && !cutOffs.has(chainId) ? [[chainId, member] as const] : []
    }),
  )
  const surplus = surplusOf(signed.filter(isOfType('share')), (op) => isStandingOp(standing, cutOffs, op))
  return {
    known,
    members,
    cutOffs,
    succeeded: new Set([...members.values()].flatMap(({ succeeds }) => succeeds ?? [])),
    ...epochsOf(
      founding.content.epoch,
      signed.filter((op) => !surplus.has(op.hash) && isStandingOp(standing, cutOffs, op)),
    ),
    recovery,
    signed,
    surplus,
    standing: new Set(standing.keys()),
  }
}

interface EpochAudit {
  mustRotate: boolean
  lacking: { epochId: string; to: Uint8Array }[]
}

/** Asked before each message is sealed; a roster never changes, another takes its place. */
const audits = new WeakMap<Roster, EpochAudit>()

/**
 * What is amiss with the epoch in force: somebody can read it who is no member any more, or members lack the key of
 * an epoch. [R6]
 */
export function auditEpochs(roster: Roster): EpochAudit {
  const known = audits.get(roster)
  if (known) return known
  const audit = auditAnew(roster)
  audits.set(roster, audit)
  return audit
}

function auditAnew(roster: Roster): EpochAudit {
  const readers = new Set(
    [roster.recovery, ...roster.members.values()].map(({ boxKey }) => toHexString(boxKey)),
  )
  const current = roster.epochs.at(-1)
  const mustRotate = current === undefined || current.wraps.some(({ to }) => !readers.has(toHexString(to)))
  const writing = [...roster.members.values()].filter(({ chainId }) => !roster.succeeded.has(chainId))
  const lacking = [...roster.epochs, ...roster.ended].flatMap(({ id, wraps }) => {
    const wrapped = new Set(wraps.map(({ to }) => toHexString(to)))
    return [roster.recovery, ...writing]
      .filter(({ boxKey }) => !wrapped.has(toHexString(boxKey)))
      .map(({ boxKey }) => ({ epochId: id, to: boxKey }))
  })
  return { mustRotate, lacking }
}

/** Hashes of the removals in force, for an op that hands out keys to name. [R6] */
export function removalsInForce({ cutOffs }: Roster): string[] {
  return [...cutOffs.values()].flatMap(({ removals }) => removals)
}

/** The last entry of a chain that is taken in: all of a member's, none of a device that nobody had the right to let in. */
export function acceptedThrough(roster: Roster, chainId: ChainId): number {
  if (roster.members.has(chainId)) return Number.POSITIVE_INFINITY
  return roster.standing.has(chainId) ? (roster.cutOffs.get(chainId)?.lastSequence ?? 0) : 0
}

/** What stands and what does not is counted apart: what a removed device signs later takes no place of what it had. */
function surplusOf(shares: readonly RosterOp[], isStanding: (op: RosterOp) => boolean): Set<string> {
  const rows = Map.groupBy(shares, (op) => `${op.content.signer} ${isStanding(op)}`)
  return new Set([...rows.values()].flatMap((row) => row.slice(maxSharesPerSigner).map(({ hash }) => hash)))
}

/** A chain is a successor only where nobody let it in otherwise: who is removed shall take nobody else along. */
function knownDevices(lettings: Lettings): Map<ChainId, KnownDevice> {
  const known = new Map<ChainId, KnownDevice>()
  for (const { chainId, device, signer, isSuccession } of [...lettings.values()].flat()) {
    const isNew = !known.has(chainId)
    if (isNew || !isSuccession) {
      known.set(chainId, { ...device, chainId, succeeds: isSuccession ? signer : undefined })
    }
  }
  return known
}

/** Declared more than once, an epoch has the highest of its numbers and all of its wraps: no order matters. */
function epochsOf(
  first: Epoch,
  counting: readonly RosterOp[],
): { epochs: KnownEpoch[]; ended: KnownEpoch[] } {
  const epochs = new Map<string, KnownEpoch>([[first.id, { ...first, wraps: givenBy(first.wraps, {}) }]])
  for (const { content } of counting) {
    if (content.type !== 'remove' && content.type !== 'rotate') continue
    const { id, number, wraps } = content.epoch
    const known = epochs.get(id)
    epochs.set(id, {
      id,
      number: Math.max(number, known?.number ?? 0),
      wraps: [...(known?.wraps ?? []), ...givenBy(wraps, content)],
    })
  }
  const ended = new Map<string, KnownEpoch>()
  for (const { content } of counting) {
    if (content.type !== 'add' && content.type !== 'share' && content.type !== 'succeed') continue
    for (const wrap of givenBy(content.wraps, content)) {
      const id = wrap.epochId
      const epoch = epochs.get(id) ?? ended.get(id) ?? { id, number: 0, wraps: [] }
      epoch.wraps.push(wrap)
      if (!epochs.has(id)) ended.set(id, epoch)
    }
  }
  const inOrder = [...epochs.values()].sort(
    (first, second) => first.number - second.number || (first.id < second.id ? -1 : 1),
  )
  const gap = inOrder.findIndex(
    ({ number }, index) => number - (inOrder[index - 1]?.number ?? number) > widestEpochGap,
  )
  return { epochs: gap < 0 ? inOrder : inOrder.slice(0, gap), ended: [...ended.values()] }
}

export function givenBy(wraps: readonly Wrap[], op: { removals?: Uint8Array | undefined }): GivenWrap[] {
  const removals = removalsNamedBy(op)
  return wraps.map((wrap) => ({ ...wrap, removals }))
}

function isFoundedBy({ content, isSignedBy }: OpOf<'found'>, workspaceTag: string): boolean {
  const { signingKey } = content.recovery
  return workspaceTagOf(signingKey) === workspaceTag && isSignedBy(signingKey)
}

function isOfType<Type extends OpContent['type']>(type: Type) {
  return (op: RosterOp): op is OpOf<Type> => op.content.type === type
}
