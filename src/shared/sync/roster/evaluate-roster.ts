import { areEqualBytes } from '../bytes'
import { chainIdOf, workspaceTagOf, type PublicIdentity } from '../crypto/identity'
import type { ChainId } from '../transport'
import { recoverySigner, type Epoch, type Member, type OpContent, type RosterOp, type Wrap } from './op'

/** Where a chain ends, because its device was removed. */
export interface CutOff {
  lastSequence: number
  lastHash: string
}

/** A device that was ever let in. */
export interface KnownDevice extends Member {
  /** Steps from the recovery phrase, which has 0; removals are taken in this order. */
  depth: number
  /** Who let it in, and where that stands in their chain. */
  by: { signer: string; sequence: number }
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
  const { recovery, device } = founding.content

  const known = knownDevices(inOrder, recovery, device)
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
  for (const { content } of removals) {
    if (!isStanding(known, cutOffs, content)) continue
    const earlier = cutOffs.get(content.chainId)
    if (earlier && earlier.lastSequence <= content.lastSequence) continue
    cutOffs.set(content.chainId, { lastSequence: content.lastSequence, lastHash: content.lastHash })
  }

  const counting = signed.filter(({ content }) => isStanding(known, cutOffs, content))
  const members = new Map([...known].filter(([chainId]) => !isCutOff(known, cutOffs, chainId)))
  return {
    known,
    members,
    cutOffs,
    succeeded: new Set([...members.values()].flatMap(({ succeeds }) => succeeds ?? [])),
    epochs: epochsOf(founding.content.epoch, counting),
    recovery,
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

/** Whether entries of this chain at this sequence are still taken in. */
export function isWithinCutOff(roster: Roster, chainId: ChainId, sequence: number): boolean {
  const cutOff = roster.cutOffs.get(chainId)
  if (cutOff) return sequence <= cutOff.lastSequence
  return !isCutOff(roster.known, roster.cutOffs, chainId)
}

function knownDevices(
  ops: readonly RosterOp[],
  recovery: PublicIdentity,
  founder: PublicIdentity,
): Map<ChainId, KnownDevice> {
  const founderId = chainIdOf(founder.signingKey)
  const known = new Map<ChainId, KnownDevice>([
    [
      founderId,
      {
        ...founder,
        chainId: founderId,
        depth: 1,
        by: { signer: recoverySigner, sequence: 0 },
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
      const { signer, sequence, device, type } = op.content
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
        by: { signer, sequence: isSuccession ? 0 : sequence },
        succeeds: isSuccession ? signer : undefined,
      })
      hasGrown = true
    }
  }
  return known
}

/** Whether the signer of an op was a member when signing it. */
function isStanding(
  known: ReadonlyMap<ChainId, KnownDevice>,
  cutOffs: ReadonlyMap<ChainId, CutOff>,
  { type, signer, sequence }: OpContent,
): boolean {
  if (signer === recoverySigner) return true
  if (type === 'succeed') return !isCutOff(known, cutOffs, signer)
  const cutOff = cutOffs.get(signer)
  if (cutOff) return sequence <= cutOff.lastSequence && wasLetInRightly(known, cutOffs, signer)
  return !isCutOff(known, cutOffs, signer)
}

function isCutOff(
  known: ReadonlyMap<ChainId, KnownDevice>,
  cutOffs: ReadonlyMap<ChainId, CutOff>,
  chainId: ChainId,
): boolean {
  return cutOffs.has(chainId) || !wasLetInRightly(known, cutOffs, chainId)
}

/** Whether nobody in the row that let a device in was cut off before doing so. */
function wasLetInRightly(
  known: ReadonlyMap<ChainId, KnownDevice>,
  cutOffs: ReadonlyMap<ChainId, CutOff>,
  chainId: ChainId,
): boolean {
  for (let device = known.get(chainId); ; device = known.get(device.by.signer)) {
    if (!device) return false
    const { signer, sequence } = device.by
    if (signer === recoverySigner) return true
    const cutOff = cutOffs.get(signer)
    if (cutOff && (device.succeeds !== undefined || sequence > cutOff.lastSequence)) return false
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
