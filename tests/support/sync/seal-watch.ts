import { toHexString } from 'lib0/buffer'
import { parseEntry } from '@shared/sync/entry'
import type { Roster } from '@shared/sync/roster/evaluate-roster'
import { parseOp, type RosterOp, type Wrap } from '@shared/sync/roster/op'
import type { ChainId } from '@shared/sync/transport'
import type { MemoryPlace } from './memory-place.ts'

/** One chain as one place shows it. */
interface WatchedChain {
  through: number
  /** Chains that it removed so far. */
  removed: Set<ChainId>
}

/** Sees to it that no device seals anything for one that it has removed. [M3] [R6] */
export class SealWatch {
  private readonly chains = new Map<MemoryPlace, Map<ChainId, WatchedChain>>()
  private readonly sealed: { by: ChainId; sequence: number; epochId: string; removed: ChainId[] }[] = []

  /** Looks at what came since; to be called before it is let go. */
  look(places: readonly MemoryPlace[]): void {
    for (const place of places) {
      const watched = this.chains.get(place) ?? new Map<ChainId, WatchedChain>()
      this.chains.set(place, watched)
      for (const [chainId, { entries }] of place.chains) {
        const chain = watched.get(chainId) ?? { through: 0, removed: new Set() }
        watched.set(chainId, chain)
        for (const { sequence, entry } of entries) {
          if (sequence > chain.through) this.lookAt(chainId, chain, sequence, entry)
        }
      }
    }
  }

  /** What was sealed for a removed device, in words; as somebody knows the devices in the end. */
  amiss({ signed, members, known }: Roster): string | undefined {
    const readers = new Map<string, Set<string>>()
    for (const { epochId, to } of signed.flatMap(wrapsIn)) {
      const all = readers.get(epochId) ?? new Set()
      readers.set(epochId, all.add(toHexString(to)))
    }
    for (const { by, sequence, epochId, removed } of this.sealed) {
      const reader = removed.find((chainId) => {
        const boxKey = members.has(chainId) ? undefined : known.get(chainId)?.boxKey
        return boxKey !== undefined && readers.get(epochId)?.has(toHexString(boxKey))
      })
      if (reader) return `${by} removed ${reader}, which can read its entry ${sequence}`
    }
    return undefined
  }

  private lookAt(by: ChainId, chain: WatchedChain, sequence: number, entry: Uint8Array): void {
    chain.through = sequence
    const { body } = parseEntry(entry)
    if (body.type === 'sealed') {
      if (chain.removed.size === 0) return
      this.sealed.push({ by, sequence, epochId: body.epochId, removed: [...chain.removed] })
      return
    }
    for (const { content } of body.ops.map(parseOp)) {
      const isRemoval = content.type === 'remove' && content.signer === by && content.chainId !== by
      if (isRemoval) chain.removed.add(content.chainId)
    }
  }
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
