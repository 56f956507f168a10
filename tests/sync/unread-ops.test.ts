import { expect, test } from 'vitest'
import type { ChainExtent, StoredEntry, Transport } from '@shared/sync/transport'
import { UnreadOps } from '../../src/main/sync/engine/unread-ops.ts'

/** Shows chains of one entry that nobody can read, and counts how often each is read. */
function inventive(): { transport: Transport; reads: Map<string, number> } {
  const reads = new Map<string, number>()
  const read = (chainId: string, afterSequence: number): Promise<StoredEntry[]> => {
    if (afterSequence > 0) return Promise.resolve([])
    reads.set(chainId, (reads.get(chainId) ?? 0) + 1)
    return Promise.resolve([{ sequence: 1, entry: new Uint8Array(8) }])
  }
  return { transport: { read } as Partial<Transport> as Transport, reads }
}

const chains = (from: number, count: number): ChainExtent[] =>
  Array.from({ length: count }, (_, index) => ({
    chainId: (from + index).toString(16).padStart(32, '0'),
    firstSequence: 1,
    lastSequence: 1,
  }))

test('[R3] a chain is read once; of a transport that shows ever others not all is remembered, and it is read anew', async () => {
  const { transport, reads } = inventive()
  const parts = { store: { cursor: () => ({ sequence: 0, hash: '' }) }, membership: { roster: {} } }
  const unread = new UnreadOps(transport, parts as unknown as ConstructorParameters<typeof UnreadOps>[1])
  const find = (extents: ChainExtent[]) => unread.find(extents, () => false)
  const [first] = chains(0, 1)
  if (!first) throw new Error('one')
  const readsOfFirst = () => reads.get(first.chainId)
  await find([first])
  for (let from = 1; from < 9_000; from += 20) await find([first, ...chains(from, 20)])
  expect(readsOfFirst()).toBe(1)
  for (let from = 9_001; from < 10_100; from += 20) await find(chains(from, 20))
  await find([first])
  expect(readsOfFirst()).toBe(2)
})
