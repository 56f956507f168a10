import { expect, test } from 'vitest'
import { maxEntryBytes } from '@shared/sync/transport'
import { fakeChain, fakeEntries, fakeEntry } from '../../support/sync/fake-entries.ts'
import type { Place } from '../transport-contract.ts'
import { hex, plain, readAll, refusal, sequences } from './readings.ts'

export function chainsContract(place: Place): void {
  test('[T1] a place where nothing was left has no chain, and reading one gives nothing', async () => {
    const { transport, chain } = await place().open('laptop')
    expect(await transport.extents()).toEqual([])
    expect(await transport.read(chain.chainId, 0, 1000)).toEqual([])
    await transport.append(chain.chainId, [])
    expect(await transport.extents()).toEqual([])
  })

  test('[T1] what was appended is read by another device, in order, byte for byte', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const entries = fakeEntries(chain, 1, 12)
    await transport.append(chain.chainId, entries.slice(0, 1))
    await transport.append(chain.chainId, entries.slice(1, 10))
    await transport.append(chain.chainId, entries.slice(10))
    expect(plain(await readAll(phone.transport, chain.chainId))).toEqual(plain(entries))
    expect(sequences(await readAll(phone.transport, chain.chainId, { after: 9 }))).toEqual([10, 11, 12])
    expect(await phone.transport.extents()).toEqual([
      { chainId: chain.chainId, firstSequence: 1, lastSequence: 12 },
    ])
  })

  test('[T1] what was confirmed is there after a restart, and goes on', async () => {
    const first = await place().open('laptop')
    const entries = fakeEntries(first.chain, 1, 20)
    await first.transport.append(first.chain.chainId, entries.slice(0, 15))
    await first.transport.close()
    await place().restart()
    const { transport, chain } = await place().open('laptop')
    await transport.append(chain.chainId, entries.slice(15))
    expect(plain(await readAll(transport, chain.chainId))).toEqual(plain(entries))
  })

  test('[T1] chains do not mix', async () => {
    const laptop = await place().open('laptop')
    const phone = await place().open('phone')
    const [mine, theirs] = [fakeEntries(laptop.chain, 1, 3), fakeEntries(phone.chain, 1, 5)]
    await Promise.all([
      laptop.transport.append(laptop.chain.chainId, mine),
      phone.transport.append(phone.chain.chainId, theirs),
    ])
    for (const { transport } of [laptop, phone]) {
      expect(plain(await readAll(transport, laptop.chain.chainId))).toEqual(plain(mine))
      expect(plain(await readAll(transport, phone.chain.chainId))).toEqual(plain(theirs))
      expect(await transport.extents()).toHaveLength(2)
    }
  })

  test('[T1] entries that are known change nothing, whole or in part', async () => {
    const { transport, chain } = await place().open('laptop')
    const entries = fakeEntries(chain, 1, 6)
    await transport.append(chain.chainId, entries.slice(0, 4))
    await transport.append(chain.chainId, entries.slice(0, 4))
    await transport.append(chain.chainId, entries.slice(1, 3))
    await transport.append(chain.chainId, entries.slice(2))
    expect(plain(await readAll(transport, chain.chainId))).toEqual(plain(entries))
  })

  test('[T1] appends that overlap in time are kept in order', async () => {
    const { transport, chain } = await place().open('laptop')
    const entries = fakeEntries(chain, 1, 40)
    await Promise.all(entries.map((entry) => transport.append(chain.chainId, [entry])))
    expect(plain(await readAll(transport, chain.chainId))).toEqual(plain(entries))
  })

  test('[T2] another entry at a sequence that is taken is refused as a fork, and the first stays', async () => {
    const { transport, chain } = await place().open('laptop')
    const entries = fakeEntries(chain, 1, 3)
    await transport.append(chain.chainId, entries)
    const other = fakeEntry(chain, 3, { word: 'other' })
    expect(await refusal(transport.append(chain.chainId, [other]))).toBe('fork')
    expect(await refusal(transport.append(chain.chainId, [other, fakeEntry(chain, 4)]))).toBe('fork')
    expect(plain(await readAll(transport, chain.chainId))).toEqual(plain(entries))
  })

  test('[T2] an entry whose predecessor is missing is refused as a gap, and nothing of it stays', async () => {
    const { transport, chain } = await place().open('laptop')
    await transport.append(chain.chainId, fakeEntries(chain, 1, 2))
    expect(await refusal(transport.append(chain.chainId, [fakeEntry(chain, 4)]))).toBe('gap')
    const torn = [fakeEntry(chain, 3), fakeEntry(chain, 5)]
    expect(await refusal(transport.append(chain.chainId, torn))).toBe('gap')
    expect(sequences(await readAll(transport, chain.chainId))).not.toContain(5)
    await transport.append(chain.chainId, fakeEntries(chain, 3, 5))
    expect(sequences(await readAll(transport, chain.chainId))).toEqual([1, 2, 3, 4, 5])
  })

  test('[K3] a chain whose beginning was let go begins at a new place where it goes on', async () => {
    const { transport, chain } = await place().open('laptop')
    await transport.append(chain.chainId, fakeEntries(chain, 101, 103))
    expect(await transport.extents()).toEqual([
      { chainId: chain.chainId, firstSequence: 101, lastSequence: 103 },
    ])
    expect(sequences(await readAll(transport, chain.chainId))).toEqual([101, 102, 103])
  })

  test('reading gives as many as fit into the limit, and at least one', async () => {
    const { transport, chain } = await place().open('laptop')
    const entries = fakeEntries(chain, 1, 10, { bytes: 1000 })
    const size = entries[0]?.entry.length ?? 0
    await transport.append(chain.chainId, entries)
    const read = async (maxBytes: number) => sequences(await transport.read(chain.chainId, 0, maxBytes))
    expect(await read(size * 3)).toEqual([1, 2, 3])
    expect(await read(size * 4 - 1)).toEqual([1, 2, 3])
    expect(await read(1)).toEqual([1])
    expect(await read(size * 100)).toHaveLength(10)
    expect(sequences(await transport.read(chain.chainId, 9, size))).toEqual([10])
    expect(await transport.read(chain.chainId, 10, size)).toEqual([])
    expect(await transport.read(chain.chainId, 99, size)).toEqual([])
    expect(plain(await readAll(transport, chain.chainId, { maxBytes: size * 3 }))).toEqual(plain(entries))
  })

  test('[E5] an entry of the greatest size is kept, a greater one refused', async () => {
    const { transport, chain } = await place().open('laptop')
    const frame = fakeEntry(chain, 1, { bytes: maxEntryBytes / 2 }).entry.length - maxEntryBytes / 2
    const greatest = fakeEntry(chain, 1, { bytes: maxEntryBytes - frame })
    expect(greatest.entry).toHaveLength(maxEntryBytes)
    await transport.append(chain.chainId, [greatest])
    expect((await readAll(transport, chain.chainId)).map(({ entry }) => hex(entry))).toEqual([
      hex(greatest.entry),
    ])
    const greater = fakeEntry(chain, 2, { bytes: maxEntryBytes })
    expect(await refusal(transport.append(chain.chainId, [greater]))).toBe('too-large')
    expect(sequences(await readAll(transport, chain.chainId))).toEqual([1])
  })

  test('[T1] [E5] an entry of the greatest size keeps back none of the small ones around it, nor they it', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const frame = fakeEntry(chain, 1, { bytes: maxEntryBytes / 2 }).entry.length - maxEntryBytes / 2
    const greatest = fakeEntry(chain, 4, { bytes: maxEntryBytes - frame })
    expect(greatest.entry).toHaveLength(maxEntryBytes)
    await transport.append(chain.chainId, [
      ...fakeEntries(chain, 1, 3),
      greatest,
      ...fakeEntries(chain, 5, 6),
    ])
    for (const maxBytes of [1000, maxEntryBytes, maxEntryBytes * 2]) {
      const all = await readAll(phone.transport, chain.chainId, { maxBytes })
      expect(sequences(all)).toEqual([1, 2, 3, 4, 5, 6])
    }
  })

  test('trimming lets go of what it names and of nothing else', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const entries = fakeEntries(chain, 1, 10)
    await transport.append(chain.chainId, entries.slice(0, 7))
    await transport.append(chain.chainId, entries.slice(7))
    await transport.trim(chain.chainId, 4)
    await transport.trim(chain.chainId, 2)
    for (const seen of [transport, phone.transport]) {
      const extent = { chainId: chain.chainId, firstSequence: 5, lastSequence: 10 }
      await expect.poll(() => seen.extents()).toEqual([extent])
      expect(plain(await readAll(seen, chain.chainId))).toEqual(plain(entries.slice(4)))
      expect(plain(await readAll(seen, chain.chainId, { after: 7 }))).toEqual(plain(entries.slice(7)))
    }
  })

  test('a trimmed chain goes on after a restart, and entries that were let go count as known', async () => {
    const { transport, chain } = await place().open('laptop')
    const entries = fakeEntries(chain, 1, 10)
    await transport.append(chain.chainId, entries.slice(0, 8))
    await transport.trim(chain.chainId, 4)
    await transport.append(chain.chainId, entries.slice(0, 8))
    await transport.close()
    await place().restart()
    const again = await place().open('laptop')
    await again.transport.append(chain.chainId, entries.slice(3))
    const rest = plain(await readAll(again.transport, chain.chainId)).slice(-6)
    expect(rest).toEqual(plain(entries.slice(4)))
  })

  test('a chain that was trimmed to its end has no entries, and goes on', async () => {
    const { transport, chain } = await place().open('laptop')
    await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
    await transport.trim(chain.chainId, 3)
    // A place may still know where the chain goes on: then the first is one behind the last.
    const goesOn = { chainId: chain.chainId, firstSequence: 4, lastSequence: 3 }
    expect([[], [goesOn]]).toContainEqual(await transport.extents())
    expect(await readAll(transport, chain.chainId)).toEqual([])
    await transport.append(chain.chainId, fakeEntries(chain, 4, 5))
    expect(sequences(await readAll(transport, chain.chainId))).toEqual([4, 5])
  })

  test('trimming an unknown chain changes nothing', async () => {
    const { transport } = await place().open('laptop')
    await transport.trim(fakeChain(0xffff).chainId, 5)
    expect(await transport.extents()).toEqual([])
  })

  test('a chain that is not named by 32 hexadecimal digits is refused', async () => {
    const { transport, chain } = await place().open('laptop')
    for (const name of [
      '',
      '..',
      `../${chain.chainId}`,
      chain.chainId.toUpperCase().replace('0', 'A'),
      'ab',
    ]) {
      expect(await refusal(transport.append(name, [fakeEntry(chain, 1)]))).toBeTypeOf('string')
    }
    expect(await transport.extents()).toEqual([])
  })
}
