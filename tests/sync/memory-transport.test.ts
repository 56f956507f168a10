import { expect, test } from 'vitest'
import { TransportError } from '@shared/sync/transport'
import { fakeChain, fakeEntries } from '../support/sync/fake-entries.ts'
import { MemoryPlace } from '../support/sync/memory-place.ts'
import { MemoryTransport } from '../support/sync/memory-transport.ts'
import { refusal, sequences } from './contract/readings.ts'
import { transportContract } from './transport-contract.ts'

transportContract('memory', () => {
  const place = new MemoryPlace()
  const chains = ['laptop', 'phone', 'tablet']
  return Promise.resolve({
    open: (device) =>
      Promise.resolve({
        transport: new MemoryTransport(place),
        chain: fakeChain(chains.indexOf(device) + 1),
      }),
    restart: () => Promise.resolve(),
    tearDown: async () => {
      await Promise.all([...place.transports].map((transport) => transport.close()))
    },
  })
})

const chain = fakeChain(1)

test('a gate may lose a call, or do it and lose its answer', async () => {
  const place = new MemoryPlace()
  let lost = 'append'
  const transport = new MemoryTransport(place, {
    gate: (what) => (what === lost ? Promise.reject(new Error('cut')) : Promise.resolve()),
  })
  expect(await refusal(transport.append(chain.chainId, fakeEntries(chain, 1, 2)))).toBe('offline')
  expect(await transport.extents()).toEqual([])
  lost = 'append answered'
  expect(await refusal(transport.append(chain.chainId, fakeEntries(chain, 1, 2)))).toBe('offline')
  expect(sequences(await transport.read(chain.chainId, 0, 1000))).toEqual([1, 2])
})

test('a gate may refuse with a word of its own, and a scheduler keep a push', async () => {
  const place = new MemoryPlace()
  const kept: (() => void)[] = []
  const writer = new MemoryTransport(place, {
    gate: (what) => (what === 'putBlob' ? Promise.reject(new TransportError('quota')) : Promise.resolve()),
  })
  const reader = new MemoryTransport(place, { schedule: (deliver) => kept.push(deliver) })
  const told: string[] = []
  reader.watch((event) => told.push(event.kind))
  expect(await refusal(writer.putBlob('ab'.repeat(32), Uint8Array.of(1)))).toBe('quota')
  await writer.append(chain.chainId, fakeEntries(chain, 1, 2))
  expect(told).toEqual([])
  for (const deliver of kept) deliver()
  expect(told).toEqual(['entries'])
})

test('an earlier copy may be put in the place', async () => {
  const place = new MemoryPlace()
  const transport = new MemoryTransport(place)
  await transport.append(chain.chainId, fakeEntries(chain, 1, 2))
  const earlier = place.copy()
  await transport.append(chain.chainId, fakeEntries(chain, 3, 9))
  Object.assign(place, earlier)
  expect(sequences(await transport.read(chain.chainId, 0, 10_000))).toEqual([1, 2])
})
