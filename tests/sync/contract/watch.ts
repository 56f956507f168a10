import { expect, test } from 'vitest'
import {
  TransportError,
  type ChainId,
  type StoredEntry,
  type StoredStatus,
  type Transport,
  type TransportEvent,
} from '@shared/sync/transport'
import { fakeEntries, fakeStatus } from '../../support/sync/fake-entries.ts'
import type { Place } from '../transport-contract.ts'
import { hex, plain, readAll, sequences } from './readings.ts'

/** Takes in a chain as a device does: reads what is there, then reads on whenever something is told. */
function follow(transport: Transport, chainId: ChainId): { taken: StoredEntry[]; stop: () => void } {
  const taken: StoredEntry[] = []
  let work = Promise.resolve()
  const readOn = () => {
    work = work
      .then(async () => {
        taken.push(...(await readAll(transport, chainId, { after: taken.at(-1)?.sequence ?? 0 })))
      })
      .catch((error: unknown) => {
        // It may be closed meanwhile; what was not taken in then is missed by the test.
        if (!(error instanceof TransportError)) throw error
      })
  }
  const stop = transport.watch((event) => {
    if (event.kind === 'entries' && event.chainId === chainId) readOn()
  })
  readOn()
  return { taken, stop }
}

function statusesTold(transport: Transport): { told: StoredStatus[]; stop: () => void } {
  const told: StoredStatus[] = []
  const stop = transport.watch((event) => {
    if (event.kind === 'status') told.push(event.status)
  })
  return { told, stop }
}

export function watchContract(place: Place): void {
  test('[T1] who watches and reads on at each word misses nothing, however fast it is written', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const entries = fakeEntries(chain, 1, 60)
    await transport.append(chain.chainId, entries.slice(0, 5))
    const { taken, stop } = follow(phone.transport, chain.chainId)
    for (const entry of entries.slice(5)) await transport.append(chain.chainId, [entry])
    await expect.poll(() => taken.length).toBe(60)
    expect(plain(taken)).toEqual(plain(entries))
    stop()
  })

  test('[T1] the entries of one word are in order, and are those of the chain', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const words: TransportEvent[] = []
    const stop = phone.transport.watch((event) => words.push(event))
    const entries = fakeEntries(chain, 1, 20)
    await transport.append(chain.chainId, entries.slice(0, 4))
    await transport.append(chain.chainId, entries.slice(4))
    const told = () => words.flatMap((word) => (word.kind === 'entries' ? [word] : []))
    await expect.poll(() => told().at(-1)?.entries.at(-1)?.sequence).toBe(20)
    for (const word of told()) {
      expect(word.chainId).toBe(chain.chainId)
      const [first = 0] = sequences(word.entries)
      expect(plain(word.entries)).toEqual(plain(entries.slice(first - 1, first - 1 + word.entries.length)))
    }
    stop()
  })

  test('several listeners hear, and one that stopped hears nothing more', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const [first, second] = [statusesTold(phone.transport), statusesTold(phone.transport)]
    await transport.putStatus(fakeStatus(chain, 1))
    await expect.poll(() => first.told.length > 0 && second.told.length > 0).toBe(true)
    first.stop()
    const heard = first.told.length
    await transport.putStatus(fakeStatus(chain, 2))
    const latest = hex(fakeStatus(chain, 2).status)
    await expect.poll(() => second.told.map(({ status }) => hex(status))).toContain(latest)
    expect(first.told).toHaveLength(heard)
    second.stop()
  })

  test('a new status is told, with its chain', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const { told, stop } = statusesTold(phone.transport)
    const status = fakeStatus(chain, 3)
    await transport.putStatus(status)
    await expect
      .poll(() => told.map((one) => `${one.chainId} ${hex(one.status)}`))
      .toContain(`${chain.chainId} ${hex(status.status)}`)
    stop()
  })

  test('nothing is told once it is closed', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const tablet = await place().open('tablet')
    const closed = follow(phone.transport, chain.chainId)
    const { taken, stop } = follow(tablet.transport, chain.chainId)
    const words: TransportEvent[] = []
    await expect.poll(() => taken.length).toBe(0)
    await phone.transport.close()
    phone.transport.watch((event) => words.push(event))
    await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
    await expect.poll(() => taken.length).toBe(3)
    expect(words).toEqual([])
    expect(closed.taken).toEqual([])
    stop()
  })
}
