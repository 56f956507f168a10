import { expect, test } from 'vitest'
import { maxBlobBytes, maxStatusBytes, type Transport } from '@shared/sync/transport'
import { fakeStatus } from '../../support/sync/fake-entries.ts'
import type { Place } from '../transport-contract.ts'
import { hex, refusal } from './readings.ts'

const blobName = (byte: string) => byte.repeat(32)

export function keptThingsContract(place: Place): void {
  test('a blob is read by another device, also after a restart', async () => {
    const { transport } = await place().open('laptop')
    const phone = await place().open('phone')
    const blob = new Uint8Array(3000).fill(7)
    await transport.putBlob(blobName('a1'), blob)
    await transport.putBlob(blobName('a2'), new Uint8Array(1))
    expect(hex((await phone.transport.readBlob(blobName('a1'))) ?? new Uint8Array())).toBe(hex(blob))
    await Promise.all([transport.close(), phone.transport.close()])
    await place().restart()
    const again = await place().open('laptop')
    expect(hex((await again.transport.readBlob(blobName('a1'))) ?? new Uint8Array())).toBe(hex(blob))
    expect(await again.transport.readBlob(blobName('a2'))).toHaveLength(1)
  })

  test('a blob put twice is there once, and one that is not there is undefined', async () => {
    const { transport } = await place().open('laptop')
    const phone = await place().open('phone')
    const blob = new Uint8Array(100).fill(1)
    await Promise.all([
      transport.putBlob(blobName('b1'), blob),
      phone.transport.putBlob(blobName('b1'), blob),
      transport.putBlob(blobName('b1'), blob),
    ])
    expect(hex((await transport.readBlob(blobName('b1'))) ?? new Uint8Array())).toBe(hex(blob))
    expect(await transport.readBlob(blobName('b2'))).toBeUndefined()
  })

  test('missing blobs are named, and removed ones are missing', async () => {
    const { transport } = await place().open('laptop')
    const names = ['c1', 'c2', 'c3'].map(blobName)
    const [first = '', second = '', third = ''] = names
    await transport.putBlob(first, Uint8Array.of(1))
    await transport.putBlob(second, Uint8Array.of(2))
    expect(await transport.missingBlobs(names)).toEqual([third])
    expect(await transport.missingBlobs([])).toEqual([])
    await transport.removeBlobs([first, third])
    await transport.removeBlobs([first])
    expect((await transport.missingBlobs(names)).sort()).toEqual([first, third])
    expect(await transport.readBlob(first)).toBeUndefined()
    await transport.putBlob(first, Uint8Array.of(3))
    expect(await transport.readBlob(first)).toHaveLength(1)
  })

  test('a blob of the greatest size is kept, a greater one refused', async () => {
    const { transport } = await place().open('laptop')
    await transport.putBlob(blobName('d1'), new Uint8Array(maxBlobBytes).fill(9))
    expect(await transport.readBlob(blobName('d1'))).toHaveLength(maxBlobBytes)
    expect(await refusal(transport.putBlob(blobName('d2'), new Uint8Array(maxBlobBytes + 1)))).toBe(
      'too-large',
    )
    expect(await transport.missingBlobs([blobName('d2')])).toEqual([blobName('d2')])
  })

  test('a blob that is not named by 64 hexadecimal digits is refused', async () => {
    const { transport } = await place().open('laptop')
    for (const name of ['', '../x', blobName('a1').slice(2), blobName('AB'), `${blobName('a1')}/..`]) {
      expect(await refusal(transport.putBlob(name, Uint8Array.of(1)))).toBeTypeOf('string')
    }
  })

  const statusesOf = async (transport: Transport) =>
    (await transport.statuses()).map(({ chainId, status }) => `${chainId} ${hex(status)}`).sort()

  test('a status replaces the one before of its chain, and is there after a restart', async () => {
    const laptop = await place().open('laptop')
    const phone = await place().open('phone')
    expect(await laptop.transport.statuses()).toEqual([])
    const [old, mine, theirs] = [
      fakeStatus(laptop.chain, 9),
      fakeStatus(laptop.chain, 10),
      fakeStatus(phone.chain, 1, { bytes: 200 }),
    ]
    await laptop.transport.putStatus(old)
    await laptop.transport.putStatus(mine)
    await laptop.transport.putStatus(mine)
    await phone.transport.putStatus(theirs)
    const expected = [mine, theirs].map(({ chainId, status }) => `${chainId} ${hex(status)}`).sort()
    for (const { transport } of [laptop, phone]) {
      await expect.poll(() => statusesOf(transport)).toEqual(expected)
    }
    await Promise.all([laptop.transport.close(), phone.transport.close()])
    await place().restart()
    expect(await statusesOf((await place().open('laptop')).transport)).toEqual(expected)
  })

  test('a status that is too large is refused, and the one before stays', async () => {
    const { transport, chain } = await place().open('laptop')
    await transport.putStatus(fakeStatus(chain, 1))
    const refused = transport.putStatus(fakeStatus(chain, 2, { bytes: maxStatusBytes }))
    expect(await refusal(refused)).toBe('too-large')
    expect(await statusesOf(transport)).toEqual([`${chain.chainId} ${hex(fakeStatus(chain, 1).status)}`])
  })
}
