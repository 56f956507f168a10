import { chainIdOf, type PublicIdentity } from '../crypto/identity'
import type { ChainId } from '../transport'
import { recoverySigner, type RosterOp } from './op'

/** Where a chain ends, because its device was removed, or left. */
export interface CutOff {
  lastSequence: number
  lastHash: string
  /** Hashes of its ops that count; no other does, however old it says it is. */
  ops: ReadonlySet<string>
  /** The hash of the op by which it left; the entry right behind the last one holds it. */
  leaving: string | undefined
  /** Nobody else removed it. */
  isOwn: boolean
  /** Hashes of the removals that say so. */
  removals: readonly string[]
}

export type CutOffs = ReadonlyMap<ChainId, CutOff>

/** That one chain, or the recovery phrase, signed for another. */
export interface Letting {
  signer: string
  /** The op that says so. */
  hash: string
  /** The signer's lettings in their order. */
  order: number
  chainId: ChainId
  device: PublicIdentity
  /** The chain goes on for the one that signed. */
  isSuccession: boolean
}

/** Signed lettings, by their signer. */
export type Lettings = ReadonlyMap<string, readonly Letting[]>

/** All that anybody signed who was ever let in, whether that was still theirs to do or not; the founder's first. */
export function lettingsIn(
  ops: readonly RosterOp[],
  recovery: PublicIdentity,
  found: { hash: string; device: PublicIdentity },
): Lettings {
  const founding: Letting = {
    signer: recoverySigner,
    hash: found.hash,
    // Before whoever else the phrase let in.
    order: -1,
    chainId: chainIdOf(found.device.signingKey),
    device: found.device,
    isSuccession: false,
  }
  const lettings = new Map<string, Letting[]>([[recoverySigner, [founding]]])
  const keys = new Map<string, Uint8Array>([
    [recoverySigner, recovery.signingKey],
    [founding.chainId, found.device.signingKey],
  ])
  const bySigner = Map.groupBy(ops, ({ content }) => content.signer)
  // Whoever is let in is gone through once, however long the row of those that let in each other.
  for (const [signer, key] of keys) {
    const row = [...(lettings.get(signer) ?? [])]
    for (const op of bySigner.get(signer) ?? []) {
      const letting = lettingOf(op)
      if (!letting || !op.isSignedBy(key)) continue
      row.push(letting)
      if (!keys.has(letting.chainId)) keys.set(letting.chainId, letting.device.signingKey)
    }
    if (row.length > 0) lettings.set(signer, row)
  }
  for (const row of lettings.values()) {
    row.sort((first, second) => first.order - second.order || (first.chainId < second.chainId ? -1 : 1))
  }
  return lettings
}

/**
 * The chains that were let in by somebody who was not cut off before, back to the recovery phrase, with the letting
 * that counts for each. They come in the order of seniority: who is fewer steps from the phrase, then who was let in by
 * the more senior one, then who was let in earlier; a successor comes right behind whom it goes on for. Nothing a
 * device signs itself moves it up. [R4]
 */
export function standingUnder(lettings: Lettings, cutOffs: CutOffs): Map<ChainId, Letting> {
  const standing = new Map<ChainId, Letting>()
  let step = [...(lettings.get(recoverySigner) ?? [])]
  while (step.length > 0) {
    const nextStep: Letting[] = []
    // Last in, first out: a successor is taken before the next one of this step.
    const pending = step.toReversed()
    for (let letting = pending.pop(); letting; letting = pending.pop()) {
      if (standing.has(letting.chainId)) continue
      standing.set(letting.chainId, letting)
      for (const further of lettings.get(letting.chainId) ?? []) {
        if (!isWithin(cutOffs, further)) continue
        if (further.isSuccession) pending.push(further)
        else nextStep.push(further)
      }
    }
    step = nextStep
  }
  return standing
}

/** Whether what a chain signed stands; a succession ends with a chain that somebody else removed. */
function isWithin(
  cutOffs: CutOffs,
  { signer, hash, isSuccession }: Pick<Letting, 'signer' | 'hash' | 'isSuccession'>,
): boolean {
  const cutOff = cutOffs.get(signer)
  return cutOff === undefined || (cutOff.ops.has(hash) && (!isSuccession || cutOff.isOwn))
}

/** Whether the signer of an op was in the workspace when signing it. */
export function isStandingOp(
  standing: ReadonlyMap<ChainId, Letting>,
  cutOffs: CutOffs,
  { hash, content: { type, signer } }: RosterOp,
): boolean {
  if (signer === recoverySigner) return true
  return standing.has(signer) && isWithin(cutOffs, { signer, hash, isSuccession: type === 'succeed' })
}

function lettingOf({ hash, content }: RosterOp): Letting | undefined {
  if (content.type !== 'add' && content.type !== 'succeed') return undefined
  const { type, signer, device } = content
  const order = type === 'add' ? content.order : 0
  return {
    signer,
    hash,
    order,
    chainId: chainIdOf(device.signingKey),
    device,
    isSuccession: type === 'succeed',
  }
}
