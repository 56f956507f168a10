import { expect, test } from 'vitest'
import type { Transport, TransportState } from '@shared/sync/transport'
import { fakeEntries, fakeStatus } from '../../support/sync/fake-entries.ts'
import type { Place } from '../transport-contract.ts'
import { readAll, refusal, sequences } from './readings.ts'

function statesTold(transport: Transport): { states: TransportState[]; stop: () => void } {
  const states: TransportState[] = []
  const stop = transport.watch((event) => {
    if (event.kind === 'state') states.push(event.state)
  })
  return { states, stop }
}

export function connectionContract(place: Place): void {
  test('it has a name that stays, and is ready once opened', async () => {
    const first = await place().open('laptop')
    const { id, kind } = first.transport
    expect(id).not.toBe('')
    expect(['relay', 'folder']).toContain(kind)
    expect(first.transport.state.connection).toBe('ready')
    await first.transport.close()
    await place().restart()
    expect((await place().open('laptop')).transport.id).toBe(id)
  })

  test('paused, it is offline and says so in calls and to who watches; resumed, it mends itself', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    const { states, stop } = statesTold(transport)
    transport.setPaused(true)
    await expect.poll(() => transport.state.connection).toBe('offline')
    await expect.poll(() => states.at(-1)?.connection).toBe('offline')
    expect(await refusal(transport.extents())).toBe('offline')
    expect(await refusal(transport.append(chain.chainId, fakeEntries(chain, 1, 1)))).toBe('offline')
    transport.setPaused(true)
    transport.setPaused(false)
    await expect.poll(() => transport.state.connection).toBe('ready')
    await expect.poll(() => states.at(-1)?.connection).toBe('ready')
    await transport.append(chain.chainId, fakeEntries(chain, 1, 2))
    await expect.poll(async () => sequences(await readAll(phone.transport, chain.chainId))).toEqual([1, 2])
    stop()
  })

  test('what others wrote during a pause is there after it, and what they write then is told', async () => {
    const { transport, chain } = await place().open('laptop')
    const phone = await place().open('phone')
    phone.transport.setPaused(true)
    await expect.poll(() => phone.transport.state.connection).toBe('offline')
    await transport.append(chain.chainId, fakeEntries(chain, 1, 3))
    phone.transport.setPaused(false)
    await expect.poll(() => phone.transport.state.connection).toBe('ready')
    expect(sequences(await readAll(phone.transport, chain.chainId))).toEqual([1, 2, 3])
    const told: number[] = []
    const stop = phone.transport.watch((event) => {
      if (event.kind === 'entries') told.push(...sequences(event.entries))
    })
    await transport.append(chain.chainId, fakeEntries(chain, 4, 5))
    await expect.poll(() => told.at(-1)).toBe(5)
    stop()
  })

  test('closed, every call is refused with that word, and closing again does nothing', async () => {
    const { transport, chain } = await place().open('laptop')
    const { chainId } = chain
    await transport.close()
    await transport.close()
    transport.setPaused(false)
    const name = 'ab'.repeat(32)
    const calls = [
      () => transport.extents(),
      () => transport.append(chainId, fakeEntries(chain, 1, 1)),
      () => transport.read(chainId, 0, 1000),
      () => transport.trim(chainId, 1),
      () => transport.putBlob(name, Uint8Array.of(1)),
      () => transport.readBlob(name),
      () => transport.missingBlobs([name]),
      () => transport.removeBlobs([name]),
      () => transport.putStatus(fakeStatus(chain, 1)),
      () => transport.statuses(),
      () => transport.setAccess({ epochNumber: 1, writePublicKey: new Uint8Array(32), members: [] }),
      () => transport.openMailbox('ab'.repeat(16)),
    ]
    for (const call of calls) expect(await refusal(call()), String(call)).toBe('closed')
    expect(transport.state.connection).not.toBe('ready')
  })

  test('closing amid calls settles each of them', async () => {
    const { transport, chain } = await place().open('laptop')
    const calls = Array.from({ length: 20 }, (_, index) =>
      transport.append(chain.chainId, fakeEntries(chain, index + 1, index + 1)),
    )
    const settled = Promise.allSettled(calls)
    await transport.close()
    const confirmed = (await settled).filter(({ status }) => status === 'fulfilled').length
    await place().restart()
    const again = await place().open('laptop')
    const kept = sequences(await readAll(again.transport, chain.chainId))
    expect(kept.length).toBeGreaterThanOrEqual(confirmed)
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => index + 1))
  })
}
