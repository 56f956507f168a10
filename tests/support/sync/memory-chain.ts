import { TransportError, type StoredEntry } from '@shared/sync/transport'
import type { MemoryChain } from './memory-place.ts'

/**
 * Adds what is new and returns it. A chain of which nothing is there begins anywhere: what came before may have been
 * let go before this place was known. Entries before the first were let go, and count as known. [T2]
 */
export function appendTo(chain: MemoryChain, entries: readonly StoredEntry[]): StoredEntry[] {
  const firstSequence = chain.entries[0]?.sequence ?? entries[0]?.sequence ?? 0
  const added: StoredEntry[] = []
  let nextSequence = (chain.entries.at(-1)?.sequence ?? firstSequence - 1) + 1
  for (const [index, { sequence, entry }] of entries.entries()) {
    const before = entries[index - 1]
    if (before && sequence !== before.sequence + 1) throw new TransportError('gap')
    if (sequence > nextSequence) throw new TransportError('gap')
    if (sequence === nextSequence) {
      added.push({ sequence, entry: entry.slice() })
      nextSequence += 1
    } else if (sequence >= firstSequence) {
      const known = chain.entries[sequence - firstSequence]
      if (!known || !areSame(known.entry, entry)) throw new TransportError('fork')
    }
  }
  chain.entries.push(...added)
  return added
}

/** At least one entry where there is one, and no more than fit. */
export function readFrom(
  chain: MemoryChain | undefined,
  afterSequence: number,
  maxBytes: number,
): StoredEntry[] {
  const found: StoredEntry[] = []
  let size = 0
  for (const { sequence, entry } of chain?.entries ?? []) {
    if (sequence <= afterSequence) continue
    size += entry.length
    if (found.length > 0 && size > maxBytes) break
    found.push({ sequence, entry: entry.slice() })
  }
  return found
}

function areSame(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, index) => byte === second[index])
}
