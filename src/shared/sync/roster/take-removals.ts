import type { ChainId } from '../transport'
import { recoverySigner, type OpOf } from './op'
import {
  isStandingOp,
  standingUnder,
  type CutOff,
  type CutOffs,
  type Letting,
  type Lettings,
} from './standing'

type Removal = OpOf<'remove'>
type Taken = { standing: ReadonlyMap<ChainId, Letting>; cutOffs: CutOffs }

/**
 * Takes the removals in the order of their signers' seniority. Of each signer its own leaving comes first, for what it
 * signed after it is not its to sign, then the others in the order of their hashes. A removal does not count where its
 * signer was cut off before it, nor where it would cut off the very letting its signer is here by. [R4] [R10]
 */
export function takeRemovals(lettings: Lettings, removals: readonly Removal[]): Taken {
  const bySigner = Map.groupBy(removals, ({ content }) => content.signer)
  let taken: Taken = { standing: standingUnder(lettings, new Map()), cutOffs: new Map() }
  const heard = new Set<string>()
  const cut = (chainId: ChainId, cutOff: CutOff | undefined, signer: string) => {
    if (!cutOff) return
    const cutOffs = new Map(taken.cutOffs).set(chainId, cutOff)
    const standing = standingUnder(lettings, cutOffs)
    if (signer === recoverySigner || standing.has(signer)) taken = { standing, cutOffs }
  }
  for (;;) {
    const signer = [recoverySigner, ...taken.standing.keys()].find((it) => bySigner.has(it) && !heard.has(it))
    if (signer === undefined) return taken
    heard.add(signer)
    const row = bySigner.get(signer) ?? []
    const isCounting = (removal: Removal) => isStandingOp(taken.standing, taken.cutOffs, removal)
    const leavings = row.filter(({ content }) => content.chainId === signer).filter(isCounting)
    cut(signer, leavingOf(leavings, taken.cutOffs.get(signer)), signer)
    for (const removal of row) {
      const { chainId } = removal.content
      if (chainId === signer || !isCounting(removal)) continue
      cut(chainId, removalOf(removal, taken.cutOffs.get(chainId)), signer)
    }
  }
}

/** Where a removal puts the end of a chain that has this one so far; `undefined` where it changes nothing. */
function removalOf({ hash, content }: Removal, earlier: CutOff | undefined): CutOff | undefined {
  const { lastSequence, lastHash, ops } = content
  if (!earlier || lastSequence < earlier.lastSequence) {
    return { lastSequence, lastHash, ops: new Set(ops), leaving: undefined, isOwn: false, removals: [hash] }
  }
  return earlier.isOwn ? { ...earlier, isOwn: false, removals: [...earlier.removals, hash] } : undefined
}

/**
 * The same of a chain's own leavings. A device signs one. Whoever signs more with its key moves the end only back, and
 * adds nothing to what counts of it.
 */
function leavingOf(leavings: readonly Removal[], earlier: CutOff | undefined): CutOff | undefined {
  const [first] = leavings.toSorted((one, other) => one.content.lastSequence - other.content.lastSequence)
  if (!first || (earlier && earlier.lastSequence <= first.content.lastSequence)) return undefined
  const { lastSequence, lastHash, ops } = first.content
  return {
    lastSequence,
    lastHash,
    ops: new Set(ops.filter((op) => leavings.every(({ content }) => content.ops.includes(op)))),
    leaving: first.hash,
    isOwn: earlier === undefined,
    removals: [first.hash],
  }
}
