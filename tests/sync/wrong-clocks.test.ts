import { beforeAll, describe, expect, test } from 'vitest'
import { identityFrom } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { encodeBatchMessage } from '@shared/sync/message'
import { ChainWriter } from '../../src/main/sync/engine/chain-writer.ts'
import { isClockTrusted } from '../../src/main/vault/clock-trust.ts'
import { contentOf } from '../support/sync/content-of.ts'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { addFile, blobsOf, pieceOf } from '../support/sync/files-on-device.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

const dayMs = 86_400_000

/** Seals a field write as it is, whatever its clock. */
function sealWrite(device: SimulatedDevice, clock: string): void {
  const { membership, outgoing, store } = device.replica ?? {}
  const seed = device.seeds.get(device.chainId)
  if (!membership?.sealingKey || !outgoing || !store || !seed) throw new Error('the device is up')
  const { sealingKey } = membership
  const writer = new ChainWriter(store, membership.workspaceTag, identityFrom(seed))
  const fields = [
    { documentId: 'm1', field: 'title', value: 'For ever', clock },
    { documentId: 'm1', field: 'place', value: 'Room 5', clock: '000000001-0000-laptop' },
  ]
  device.vault.transaction(() =>
    writer.writeMessage(encodeBatchMessage({ fields, bodies: [] }), sealingKey, outgoing.sealedThrough),
  )
  device.replica?.wake()
}

test.each(['zzzzzzzzz-zzzz-x', '2kmc0ao00-0000-x'])(
  '[M4] a write dated %s is left out, and everything else goes on',
  async (clock) => {
    const { time, desk, laptop } = await deskAndLaptop()
    sealWrite(laptop, clock)
    await time.run(10_000)
    expect(desk.vault.row('m1')?.fields).toMatchObject({ title: 'Plans', place: 'Room 5' })
    await desk.write('m1', { title: 'Written since' })
    await laptop.write('m1', { notes: 'Written there' })
    await time.run(60_000)
    expect(desk.vault.row('m1')?.fields).toMatchObject({ title: 'Written since', notes: 'Written there' })
    expect(laptop.vault.row('m1')?.fields['title']).toBe('Written since')
    expect(desk.failures.map(String)).toEqual(['Error: unreadable-changes: 1'])
  },
)

test('[M4] what was dated by a clock decades ahead is written over everywhere, and dates nothing else', async () => {
  const { time, desk, laptop } = await deskAndLaptop()
  laptop.skewMs = 70 * 365 * dayMs
  await laptop.write('m1', { title: 'From 2096' })
  await time.run(10_000)
  laptop.skewMs = 0
  await laptop.restart()
  await time.run(10_000)
  await desk.write('m1', { title: 'Mended', place: 'Room 5' })
  await time.run(10_000)
  expect(laptop.vault.row('m1')?.fields).toMatchObject({ title: 'Mended', place: 'Room 5' })
  const later = desk.vault.fieldClock('m1', 'place') ?? ''
  await laptop.write('m1', { title: 'Mended again', place: 'Room 6' })
  await time.run(10_000)
  expect(desk.vault.row('m1')?.fields).toMatchObject({ title: 'Mended again', place: 'Room 6' })
  expect(later < (desk.vault.fieldClock('m1', 'place') ?? '')).toBe(true)
  expect((desk.vault.fieldClock('m1', 'place') ?? '') < (desk.vault.fieldClock('m1', 'title') ?? '')).toBe(
    true,
  )
  expect(contentOf(desk)).toEqual(contentOf(laptop))
})

test('an edit over what a wrong clock dated can be taken back', async () => {
  const { time, desk, laptop } = await deskAndLaptop()
  laptop.skewMs = 70 * 365 * dayMs
  await laptop.write('m1', { title: 'From 2096' })
  await time.run(10_000)
  const { inverse } = await desk.vault.commit({
    commandId: 'an edit',
    fields: [{ documentId: 'm1', field: 'title', value: 'Mended' }],
    bodies: [],
  })
  expect(inverse.fields).toEqual([
    {
      id: 'm1',
      field: 'title',
      value: 'From 2096',
      ifClock: desk.vault.fieldClock('m1', 'title'),
      ifValue: 'Mended',
    },
  ])
})

test('[A1] who writes over what a wrong clock dated is not named, and the doubt ends with the wrong clock', async () => {
  const { time, desk, laptop } = await deskAndLaptop()
  laptop.skewMs = 70 * 365 * dayMs
  await laptop.write('m1', { title: 'From 2096' })
  await time.run(10_000)
  expect([...desk.clocksAhead]).toEqual([laptop.chainId])
  expect(isClockTrusted(desk.connection, time.nowMs)).toBe(false)
  laptop.skewMs = 0
  await laptop.restart()
  await time.run(10_000)
  desk.clocksAhead.clear()
  for (const device of [desk, laptop]) device.skewMs = 2 * dayMs
  for (const device of [desk, laptop]) await device.write('m1', { title: `By ${device.name}` })
  await time.run(60_000)
  expect([...desk.clocksAhead, ...laptop.clocksAhead]).toEqual([])
  for (const { connection } of [desk, laptop])
    expect(isClockTrusted(connection, time.nowMs + 2 * dayMs)).toBe(true)
})

describe('a clock that is set back by weeks', () => {
  test('[K5] does not keep a chain from going on once its checkpoint is there', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    for (const transport of laptop.transports) transport.setState({ connection: 'offline' })
    await desk.type('m1', 'shared')
    desk.vault.transaction(() => desk.replica?.maker.want('merge'))
    desk.replica?.wake()
    await time.run(5_000)
    const blobs = new Map(place.blobs)
    desk.crash()
    place.blobs.clear()
    laptop.skewMs = 60 * dayMs
    for (const transport of laptop.transports) transport.setState({ connection: 'ready' })
    await time.run(60_000)
    expect(laptop.replica?.intake.held).toHaveLength(1)
    laptop.skewMs = 0
    for (const [name, blob] of blobs) place.blobs.set(name, blob)
    await time.run(400_000)
    expect(laptop.replica?.intake.held).toEqual([])
    expect(contentOf(laptop)).toEqual(contentOf(desk))
  })

  test('[B3] does not keep a file away that was sent again', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    const file = await addFile(desk, 'm1', ['true'])
    await time.run(10_000)
    for (const name of blobsOf(desk, file)) place.blobs.set(name, new Uint8Array(700).fill(7))
    laptop.skewMs = 60 * dayMs
    laptop.attachments.want(file.chunks)
    await time.run(5_000)
    expect(laptop.chunks.size).toBe(0)
    laptop.skewMs = 0
    await time.run(200_000)
    expect(laptop.chunks.get(file.chunks[0] ?? '')).toEqual(pieceOf('true'))
  })
})
