import { areEqualBytes } from '../bytes'
import { chainIdOf, workspaceTagOf, type PublicIdentity } from '../crypto/identity'
import type { ChainId } from '../transport'
import { recoverySigner, type Epoch, type Member, type OpContent, type RosterOp, type Wrap } from './op'

/** Where a chain ends, because its device was removed. */
export interface CutOff {
  lastSequence: number
  lastHash: string
  /** Hashes of its ops that count. */
  ops: ReadonlySet<string>
}

/** A device that was ever let in. */
export interface KnownDevice extends Member {
  /** Steps from the recovery phrase, which has 0; removals are taken in this order. */
  depth: number
  /** Who let it in, and with which op. */
  by: { signer: string; opHash: string }
  /** The chain that this one goes on for; it counts as removed with it. */
  succeeds: ChainId | undefined
}

/** The list of devices, as it follows from a set of ops. [R4] */
export interface Roster {
  known: ReadonlyMap<ChainId, KnownDevice>
  members: ReadonlyMap<ChainId, KnownDevice>
  cutOffs: ReadonlyMap<ChainId, CutOff>
  /** Chains that another one goes on for. */
  succeeded: ReadonlySet<ChainId>
  /** In their order; the last one is in force. [R6] */
  epochs: readonly Epoch[]
  recovery: PublicIdentity
  /** Ops that are signed by whom they name, whether they count or not; others are nobody's. */
  signed: readonly RosterOp[]
}

type OpOf<Type extends OpContent['type']> = RosterOp & { content: Extract<OpContent, { type: Type }> }

/**
 * The roster that a set of ops amounts to, in whatever order they came; `undefined` while the one that founded the
 * workspace is missing. Ops that do not count change nothing.
 */
export function evaluateRoster(workspaceTag: string, ops: readonly RosterOp[]): Roster | undefined {
  const inOrder = ops
    .filter(({ content }) => content.workspace === workspaceTag)
    .sort((first, second) => (first.hash < second.hash ? -1 : 1))
  const founding = inOrder.filter(isOfType('found')).find((op) => isFoundedBy(op, workspaceTag))
  if (!founding) return undefined
  const { recovery } = founding.content

  const known = knownDevices(inOrder, recovery, founding)
  const keyOf = (signer: string) =>
    signer === recoverySigner ? recovery.signingKey : known.get(signer)?.signingKey
  const signed = inOrder.filter((op) => {
    const key = keyOf(op.content.signer)
    return key !== undefined && op.isSignedBy(key)
  })

  const cutOffs = new Map<ChainId, CutOff>()
  const depthOf = (op: RosterOp) => known.get(op.content.signer)?.depth ?? 0
  const removals = signed.filter(isOfType('remove'))
  removals.sort((first, second) => depthOf(first) - depthOf(second))
  for (const removal of removals) {
    if (!isCounting(known, cutOffs, removal)) continue
    const { chainId, lastSequence, lastHash, ops: counting } = removal.content
    const earlier = cutOffs.get(chainId)
    if (earlier && earlier.lastSequence <= lastSequence) continue
    cutOffs.set(chainId, { lastSequence, lastHash, ops: new Set(counting) })
  }

  const counting = signed.filter((op) => isCounting(known, cutOffs, op))
  const members = new Map([...known].filter(([chainId]) => !isCutOff(known, cutOffs, chainId)))
  return {
    known,
    members,
    cutOffs,
    succeeded: new Set([...members.values()].flatMap(({ succeeds }) => succeeds ?? [])),
    epochs: epochsOf(founding.content.epoch, counting),
    recovery,
    signed,
  }
}

/**
 * What is amiss with the epoch in force: somebody can read it who is no member any more, or members lack the key of
 * an epoch. [R6]
 */
export function auditEpochs(roster: Roster): {
  mustRotate: boolean
  lacking: { epochId: string; to: Uint8Array }[]
} {
  const hasKey = (device: PublicIdentity, to: Uint8Array) => areEqualBytes(device.boxKey, to)
  const readers = [roster.recovery, ...roster.members.values()]
  const current = roster.epochs.at(-1)
  const mustRotate =
    current === undefined || current.wraps.some(({ to }) => !readers.some((reader) => hasKey(reader, to)))
  const writing = [...roster.members.values()].filter(({ chainId }) => !roster.succeeded.has(chainId))
  const lacking = roster.epochs.flatMap(({ id, wraps }) =>
    [roster.recovery, ...writing]
      .filter((reader) => !wraps.some(({ to }) => hasKey(reader, to)))
      .map(({ boxKey }) => ({ epochId: id, to: boxKey })),
  )
  return { mustRotate, lacking }
}

/** The last entry of a chain that is taken in: all of a member's, none of a device that nobody had the right to let in. */
export function acceptedThrough(roster: Roster, chainId: ChainId): number {
  if (roster.members.has(chainId)) return Number.POSITIVE_INFINITY
  if (!wasLetInRightly(roster.known, roster.cutOffs, chainId)) return 0
  return roster.cutOffs.get(chainId)?.lastSequence ?? 0
}

function knownDevices(
  ops: readonly RosterOp[],
  recovery: PublicIdentity,
  founding: OpOf<'found'>,
): Map<ChainId, KnownDevice> {
  const founder = founding.content.device
  const founderId = chainIdOf(founder.signingKey)
  const known = new Map<ChainId, KnownDevice>([
    [
      founderId,
      {
        ...founder,
        chainId: founderId,
        depth: 1,
        by: { signer: recoverySigner, opHash: founding.hash },
        succeeds: undefined,
      },
    ],
  ])
  const letIn = ops.filter((op) => isOfType('add')(op) || isOfType('succeed')(op)) as OpOf<
    'add' | 'succeed'
  >[]
  let hasGrown = true
  while (hasGrown) {
    hasGrown = false
    for (const op of letIn) {
      const { signer, device, type } = op.content
      const chainId = chainIdOf(device.signingKey)
      if (known.has(chainId)) continue
      const by = known.get(signer)
      const key = signer === recoverySigner ? recovery.signingKey : by?.signingKey
      if (!key || !op.isSignedBy(key)) continue
      const isSuccession = type === 'succeed'
      known.set(chainId, {
        ...device,
        chainId,
        depth: (by?.depth ?? 0) + (isSuccession ? 0 : 1),
        by: { signer, opHash: op.hash },
        succeeds: isSuccession ? signer : undefined,
      })
      hasGrown = true
    }
  }
  return known
}

/** Whether an op of a device that was removed is one that the removal let stand, and its signer was let in rightly. */
function isCounting(
  known: ReadonlyMap<ChainId, KnownDevice>,
  cutOffs: ReadonlyMap<ChainId, CutOff>,
  { hash, content: { type, signer } }: RosterOp,
): boolean {
  if (signer === recoverySigner) return true
  if (!wasLetInRightly(known, cutOffs, signer)) return false
  const cutOff = cutOffs.get(signer)
  return cutOff === undefined || (type !== 'succeed' && cutOff.ops.has(hash))
}

function isCutOff(
  known: ReadonlyMap<ChainId, KnownDevice>,
  cutOffs: ReadonlyMap<ChainId, CutOff>,
  chainId: ChainId,
): boolean {
  return cutOffs.has(chainId) || !wasLetInRightly(known, cutOffs, chainId)
}

/** Whether everybody in the row that let a device in had the right to. */
function wasLetInRightly(
  known: ReadonlyMap<ChainId, KnownDevice>,
  cutOffs: ReadonlyMap<ChainId, CutOff>,
  chainId: ChainId,
): boolean {
  for (let device = known.get(chainId); ; device = known.get(device.by.signer)) {
    if (!device) return false
    const { signer, opHash } = device.by
    if (signer === recoverySigner) return true
    const cutOff = cutOffs.get(signer)
    if (cutOff && (device.succeeds !== undefined || !cutOff.ops.has(opHash))) return false
  }
}

function epochsOf(first: Epoch, counting: readonly RosterOp[]): Epoch[] {
  const epochs = new Map<string, Epoch>([[first.id, { ...first, wraps: [...first.wraps] }]])
  for (const { content } of counting) {
    if (content.type !== 'remove' && content.type !== 'rotate') continue
    const known = epochs.get(content.epoch.id)
    if (!known) epochs.set(content.epoch.id, { ...content.epoch, wraps: [...content.epoch.wraps] })
  }
  for (const { content } of counting) {
    if (content.type !== 'add' && content.type !== 'share' && content.type !== 'succeed') continue
    for (const wrap of content.wraps) addWrap(epochs, wrap)
  }
  return [...epochs.values()].sort(
    (first, second) => first.number - second.number || (first.id < second.id ? -1 : 1),
  )
}

function addWrap(epochs: ReadonlyMap<string, Epoch>, wrap: Wrap): void {
  epochs.get(wrap.epochId)?.wraps.push(wrap)
}

function isFoundedBy({ content, isSignedBy }: OpOf<'found'>, workspaceTag: string): boolean {
  const { signingKey } = content.recovery
  return workspaceTagOf(signingKey) === workspaceTag && isSignedBy(signingKey)
}

function isOfType<Type extends OpContent['type']>(type: Type) {
  return (op: RosterOp): op is OpOf<Type> => op.content.type === type
}
