import { toHexString } from 'lib0/buffer'
import { parseEntry } from '@shared/sync/entry'
import { evaluateRoster, type Roster } from '@shared/sync/roster/evaluate-roster'
import {
  parseOp,
  removalNameOf,
  removalsNamedBy,
  type OpOf,
  type RosterOp,
  type Wrap,
} from '@shared/sync/roster/op'
import type { ChainId } from '@shared/sync/transport'
import type { MemoryPlace } from './memory-place.ts'

/** One chain as one place shows it. */
interface WatchedChain {
  through: number
  /** Its removals of others so far. */
  removals: Map<string, Removal>
}

type Removal = OpOf<'remove'>

/** Sees to it that no device seals anything for one that it has removed. [M3] [R6] */
export class SealWatch {
  private readonly chains = new Map<MemoryPlace, Map<ChainId, WatchedChain>>()
  private readonly sealed: { by: ChainId; sequence: number; epochId: string; removals: Removal[] }[] = []

  /** Looks at what came since; to be called before it is let go. */
  look(places: readonly MemoryPlace[]): void {
    for (const place of places) {
      const watched = this.chains.get(place) ?? new Map<ChainId, WatchedChain>()
      this.chains.set(place, watched)
      for (const [chainId, { entries }] of place.chains) {
        const chain = watched.get(chainId) ?? { through: 0, removals: new Map() }
        watched.set(chainId, chain)
        for (const { sequence, entry } of entries) {
          if (sequence > chain.through) this.lookAt(chainId, chain, sequence, entry)
        }
      }
    }
  }

  /** What was sealed for a removed device, in words; as somebody knows the devices in the end. */
  amiss({ signed, members, known }: Roster): string | undefined {
    const givings = Map.groupBy(signed.flatMap(givingsIn), ({ epochId, to }) => `${epochId} ${to}`)
    for (const { by, sequence, epochId, removals } of this.sealed) {
      const wronged = removals.find((removal) => {
        const { chainId } = removal.content
        const boxKey = members.has(chainId) ? undefined : known.get(chainId)?.boxKey
        const given = (boxKey && givings.get(`${epochId} ${toHexString(boxKey)}`)) ?? []
        return given.some(({ op }) => !isMemberThough(removal, op, signed))
      })
      if (wronged) return `${by} removed ${wronged.content.chainId}, which can read its entry ${sequence}`
    }
    return undefined
  }

  private lookAt(by: ChainId, chain: WatchedChain, sequence: number, entry: Uint8Array): void {
    chain.through = sequence
    const { body } = parseEntry(entry)
    if (body.type === 'sealed') {
      if (chain.removals.size === 0) return
      this.sealed.push({ by, sequence, epochId: body.epochId, removals: [...chain.removals.values()] })
      return
    }
    for (const op of body.ops.map(parseOp).filter(isRemoval)) {
      const { signer, chainId } = op.content
      if (signer === by && chainId !== by) chain.removals.set(op.hash, op)
    }
  }
}

/**
 * Whether the device that a removal names was a member for whoever signed an op, though they knew of that removal: then
 * somebody had removed who signed it, and it did not count. [R4] [R9]
 */
function isMemberThough(removal: Removal, op: RosterOp, signed: readonly RosterOp[]): boolean {
  const heard = new Set('removals' in op.content ? removalsNamedBy(op.content) : [])
  const view = signed.filter(
    (each) =>
      !isRemoval(each) ||
      each.hash === removal.hash ||
      each.hash === op.hash ||
      heard.has(removalNameOf(each.hash)),
  )
  const { workspace, chainId } = removal.content
  return evaluateRoster(workspace, view)?.members.has(chainId) === true
}

function isRemoval(op: RosterOp): op is Removal {
  return op.content.type === 'remove'
}

function givingsIn(op: RosterOp): { epochId: string; to: string; op: RosterOp }[] {
  return wrapsIn(op).map(({ epochId, to }) => ({ epochId, to: toHexString(to), op }))
}

function wrapsIn({ content }: RosterOp): Wrap[] {
  switch (content.type) {
    case 'found':
    case 'remove':
    case 'rotate':
      return content.epoch.wraps
    case 'add':
    case 'share':
    case 'succeed':
      return content.wraps
    case 'later':
      return []
  }
}
