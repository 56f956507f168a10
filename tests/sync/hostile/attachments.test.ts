import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { contentOf } from '../../support/sync/content-of.ts'
import { deskAndLaptop, devicesOver } from '../../support/sync/devices-over.ts'
import { addFile, blobsAt, blobsOf, pieceOf, takeOutFile } from '../../support/sync/files-on-device.ts'
import { MemoryPlace } from '../../support/sync/memory-place.ts'
import type { MemoryTransport } from '../../support/sync/memory-transport.ts'

beforeAll(() => sodiumReady)

/** Of a place that confirms what it is given under these names, and keeps none of it. */
class SwallowingBlobs extends Map<string, Uint8Array> {
  readonly swallowed = new Set<string>()

  override set(name: string, blob: Uint8Array): this {
    return this.swallowed.has(name) ? this : super.set(name, blob)
  }
}

test('[D3] [B4] where a place swallows every file, text, checkpoints and newcomers go on as if there were none', async () => {
  const place = new MemoryPlace()
  const blobs = new SwallowingBlobs()
  place.blobs = blobs
  const { time, checkpoint, desk, laptop } = await deskAndLaptop([place])
  const named = await addFile(desk, 'm2', ['one', 'two'])
  for (const name of blobsOf(desk, named)) blobs.swallowed.add(name)
  laptop.attachments.want(named.chunks)
  await desk.type('m1', 'Text goes on.')
  await checkpoint(desk)
  await laptop.type('m1', 'On both sides.')
  await checkpoint(laptop)
  await time.run(300_000)
  expect(contentOf(laptop)).toEqual(contentOf(desk))
  expect(laptop.attachments.want(named.chunks)).toEqual({ state: 'unavailable', holder: 'Desk' })
  for (const { replica, store } of [desk, laptop]) {
    expect(
      [...(replica?.links.values() ?? [])].map(({ isLevel, withheld }) => ({ isLevel, withheld })),
    ).toEqual([{ isLevel: true, withheld: [] }])
    expect(store.entriesAfter(0, 1e6).length).toBeLessThan(6)
  }
  blobs.swallowed.clear()
  await desk.type('m1', 'The place mended its ways.')
  await time.run(300_000)
  expect(named.chunks.map((name) => laptop.chunks.get(name))).toEqual([pieceOf('one'), pieceOf('two')])
  expect([...desk.failures, ...laptop.failures]).toEqual([])
})

test('[D3] [B4] a chunk that comes long after the text that names it is fetched by who waits for it', async () => {
  const place = new MemoryPlace()
  const { time, desk, laptop } = await deskAndLaptop([place])
  const file = await addFile(desk, 'm1', ['held back'])
  await time.run(5_000)
  const kept = new Map(blobsOf(desk, file).map((name) => [name, place.blobs.get(name) ?? new Uint8Array()]))
  desk.crash()
  for (const name of kept.keys()) place.blobs.delete(name)
  laptop.attachments.want(file.chunks)
  await time.run(7 * 86_400_000)
  expect(laptop.attachments.want(file.chunks)).toEqual({ state: 'unavailable', holder: 'Desk' })
  for (const [name, blob] of kept) place.blobs.set(name, blob)
  await time.run(61_000)
  expect(laptop.chunks.get(file.chunks[0] ?? '')).toEqual(pieceOf('held back'))
})

test('[D3] [B4] who has a chunk that its documents name puts it where it is missing, though somebody else added it', async () => {
  const place = new MemoryPlace()
  const { time, devices } = await devicesOver([place], ['Desk', 'Laptop', 'Phone'])
  const [desk, laptop, phone] = devices
  if (!laptop || !phone) throw new Error('there are three')
  const file = await addFile(desk, 'm1', ['shared'])
  const unnamed = await addFile(desk, 'm1', ['taken out'])
  await time.run(5_000)
  laptop.attachments.want([...file.chunks, ...unnamed.chunks])
  await time.run(5_000)
  await takeOutFile(laptop, unnamed)
  await time.run(5_000)
  // The place loses everything, and the one who added it never comes back.
  desk.crash()
  place.blobs.clear()
  phone.attachments.want(file.chunks)
  await time.run(120_000)
  expect(phone.chunks.get(file.chunks[0] ?? '')).toEqual(pieceOf('shared'))
  await laptop.restart()
  await time.run(60_000)
  expect(blobsAt(place, blobsOf(laptop, file))).toHaveLength(1)
  expect(blobsAt(place, blobsOf(laptop, unnamed))).toEqual([])
  // Nobody fetched what nobody looked at.
  expect([...phone.chunks.keys()]).toEqual(file.chunks)
})

test('[D3] [B4] chunks go out behind the entries that name them', async () => {
  const { time, desk, laptop } = await deskAndLaptop()
  const [transport] = desk.transports
  if (!transport) throw new Error('it is connected')
  transport.setState({ connection: 'offline' })
  const file = await addFile(desk, 'm1', ['one', 'two', 'three'])
  await desk.type('m1', 'Written behind it.')
  const blobs = new Set(blobsOf(desk, file))
  const calls: string[] = []
  const [append, putBlob] = [transport.append.bind(transport), transport.putBlob.bind(transport)]
  transport.append = (...args: Parameters<MemoryTransport['append']>) => {
    calls.push('entries')
    return append(...args)
  }
  transport.putBlob = (name, blob) => {
    if (blobs.has(name)) calls.push('chunk')
    return putBlob(name, blob)
  }
  transport.setState({ connection: 'ready' })
  await time.run(10_000)
  expect(calls).toEqual(['entries', 'chunk', 'chunk', 'chunk'])
  expect(contentOf(laptop)).toEqual(contentOf(desk))
})
