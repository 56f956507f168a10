import { beforeAll, describe, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { TransportError } from '@shared/sync/transport'
import { contentOf } from '../support/sync/content-of.ts'
import { deskAndLaptop, devicesOver } from '../support/sync/devices-over.ts'
import { addFile, blobsAt, blobsOf, pieceOf } from '../support/sync/files-on-device.ts'
import { MemoryPlace } from '../support/sync/memory-place.ts'
import type { MemoryTransport } from '../support/sync/memory-transport.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

function transportOf(device: SimulatedDevice, index = 0): MemoryTransport {
  return [...(device.replica?.links.values() ?? [])][index]?.transport as MemoryTransport
}

describe('a file travels', () => {
  test('[B4] a picture is on the other device once somebody looks at it there, and not before', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    const picture = await addFile(desk, 'm1', ['one', 'two'])
    await time.run(200_000)
    expect(contentOf(laptop)).toEqual(contentOf(desk))
    expect(blobsAt(place, blobsOf(desk, picture))).toHaveLength(2)
    expect(laptop.chunks.size).toBe(0)
    expect(laptop.attachments.want(picture.chunks)).toEqual({ state: 'fetching' })
    await time.run(1_000)
    expect(picture.chunks.map((name) => laptop.chunks.get(name))).toEqual([pieceOf('one'), pieceOf('two')])
    expect([...desk.failures, ...laptop.failures]).toEqual([])
  })

  test('a file added offline is sent once there is a connection, and what was waited for comes by itself', async () => {
    const { time, desk, laptop } = await deskAndLaptop()
    transportOf(desk).setState({ connection: 'offline' })
    const file = await addFile(desk, 'm1', ['on a plane'])
    await time.run(60_000)
    laptop.attachments.want(file.chunks)
    await time.run(10_000)
    expect(laptop.attachments.want(file.chunks)).toEqual({ state: 'unavailable', holder: 'Desk' })
    transportOf(desk).setState({ connection: 'ready' })
    await time.run(30_000)
    expect(laptop.attachments.want(file.chunks)).toEqual({ state: 'here' })
  })

  test('[B1] the same file added on two devices is one blob', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    const before = place.blobs.size
    for (const device of [desk, laptop]) transportOf(device).setState({ connection: 'offline' })
    const [mine, theirs] = [
      await addFile(desk, 'm1', ['the plan']),
      await addFile(laptop, 'm1', ['the plan']),
    ]
    for (const device of [desk, laptop]) transportOf(device).setState({ connection: 'ready' })
    await time.run(30_000)
    expect(blobsOf(desk, mine)).toEqual(blobsOf(laptop, theirs))
    expect(place.blobs.size).toBe(before + 1)
  })

  test('text that is written while a large file is sent does not wait for it', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    const pieces = Array.from({ length: 50 }, (_, index) => `piece ${index}`)
    desk.weather = { ...desk.weather, mostDelayMs: 1_000 }
    const file = await addFile(desk, 'm1', pieces)
    await time.runUntil(() => blobsAt(place, blobsOf(desk, file)).length > 3)
    await desk.type('m1', 'Meanwhile.')
    await time.runUntil(() => contentOf(laptop).texts['m1']?.includes('Meanwhile.') === true)
    expect(blobsAt(place, blobsOf(desk, file)).length).toBeLessThan(15)
    await time.runUntil(() => blobsAt(place, blobsOf(desk, file)).length === 50)
  })

  test('of a file of many pieces no more than two are fetched at once', async () => {
    const { time, desk, laptop } = await deskAndLaptop()
    const file = await addFile(
      desk,
      'm1',
      Array.from({ length: 20 }, (_, index) => `piece ${index}`),
    )
    await time.run(30_000)
    const transport = transportOf(laptop)
    const readBlob = transport.readBlob.bind(transport)
    let reading = 0
    let most = 0
    transport.readBlob = (name) => {
      reading += 1
      most = Math.max(most, reading)
      return readBlob(name).finally(() => (reading -= 1))
    }
    laptop.attachments.want(file.chunks)
    await time.runUntil(() => laptop.chunks.size === 20)
    expect(most).toBe(2)
  })

  test('a transport that is added later gets the files too, from whoever has them', async () => {
    const { time, desk, laptop } = await deskAndLaptop()
    const file = await addFile(desk, 'm1', ['early'])
    await time.run(10_000)
    laptop.attachments.want(file.chunks)
    await time.run(10_000)
    const later = new MemoryPlace()
    laptop.connect('later', later)
    await time.run(10_000)
    expect(blobsAt(later, blobsOf(desk, file))).toHaveLength(1)
  })

  test('where nobody can be reached, the device that brought the file is named', async () => {
    const place = new MemoryPlace()
    const { time, devices } = await devicesOver([place], ['Desk', 'Laptop', 'Phone', 'Tablet'])
    const [desk, laptop, , tablet] = devices
    if (!laptop || !tablet) throw new Error('there are four')
    const file = await addFile(laptop, 'm1', ['brought'])
    await time.run(10_000)
    laptop.crash()
    place.blobs.clear()
    await desk.type('m1', 'The desk is heard of later.')
    await time.run(10_000)
    tablet.attachments.want(file.chunks)
    await time.run(5_000)
    expect(tablet.attachments.want(file.chunks)).toEqual({ state: 'unavailable', holder: 'Laptop' })
  })
})

describe('a transport that fails or lies', () => {
  test('[A4] a blob that is lost at the place is sent again by who has it, when it is wanted', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    const file = await addFile(desk, 'm1', ['lost'])
    await time.run(10_000)
    for (const name of blobsOf(desk, file)) place.blobs.delete(name)
    laptop.attachments.want(file.chunks)
    await time.run(1_000)
    expect(laptop.attachments.want(file.chunks)).toEqual({ state: 'unavailable', holder: 'Desk' })
    await time.run(120_000)
    expect(laptop.attachments.want(file.chunks)).toEqual({ state: 'here' })
  })

  test('what is lost while nobody wants it is sent again when a holder is connected anew', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    const file = await addFile(desk, 'm1', ['lost'])
    await time.run(10_000)
    laptop.attachments.want(file.chunks)
    await time.run(10_000)
    desk.crash()
    for (const name of blobsOf(laptop, file)) place.blobs.delete(name)
    await laptop.restart()
    await time.run(10_000)
    expect(blobsAt(place, blobsOf(laptop, file))).toHaveLength(1)
  })

  test.each([
    ['garbage', () => new Uint8Array(700).fill(7)],
    ['nothing', () => new Uint8Array()],
    ['another blob', (other: Uint8Array) => other],
  ])('[B3] %s in the place of a blob is refused, fetched elsewhere and put right', async (_what, harm) => {
    const places = [new MemoryPlace(), new MemoryPlace()]
    const { time, place, desk, laptop } = await deskAndLaptop(places)
    const file = await addFile(desk, 'm1', ['true', 'other'])
    await time.run(10_000)
    const [name = '', other = ''] = blobsOf(desk, file)
    const sound = place.blobs.get(other) ?? new Uint8Array()
    place.blobs.set(name, harm(sound))
    laptop.attachments.want(file.chunks)
    await time.run(5_000)
    expect(laptop.chunks.get(file.chunks[0] ?? '')).toEqual(pieceOf('true'))
    expect([...(laptop.replica?.intake.dropped.values() ?? [])]).toEqual([1])
    await time.run(60_000)
    expect(place.blobs.get(name)?.length).toBe(sound.length)
    expect([...desk.failures, ...laptop.failures]).toEqual([])
  })

  test('a blob of a newer version is left where it is', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    const file = await addFile(desk, 'm1', ['newer'])
    await time.run(10_000)
    const [name = ''] = blobsOf(desk, file)
    const newer = new Uint8Array(200)
    newer.set([0x4c, 0x02])
    place.blobs.set(name, newer)
    laptop.attachments.want(file.chunks)
    await time.run(200_000)
    expect(laptop.chunks.size).toBe(0)
    expect(place.blobs.get(name)).toEqual(newer)
  })

  test('where there is no room for files text goes on, and files follow once there is', async () => {
    const { time, place, desk, laptop } = await deskAndLaptop()
    const transport = transportOf(desk)
    const putBlob = transport.putBlob.bind(transport)
    transport.putBlob = () => Promise.reject(new TransportError('quota'))
    const file = await addFile(desk, 'm1', ['too much'])
    await time.run(5_000)
    await desk.type('m1', 'Text goes on.')
    await time.run(5_000)
    expect(contentOf(laptop)).toEqual(contentOf(desk))
    expect([...(desk.replica?.links.values() ?? [])][0]?.carrier?.refusal?.code).toBe('quota')
    transport.putBlob = putBlob
    await time.run(660_000)
    expect(blobsAt(place, blobsOf(desk, file))).toHaveLength(1)
    expect([...(desk.replica?.links.values() ?? [])][0]?.carrier?.refusal).toBeUndefined()
    expect(desk.failures).toEqual([])
  })

  test('where the own disk is full the file is not fetched over and over, and comes once there is room', async () => {
    const { time, desk, laptop } = await deskAndLaptop()
    const file = await addFile(desk, 'm1', ['no room'])
    await time.run(10_000)
    const put = laptop.attachments.put.bind(laptop.attachments)
    laptop.attachments.put = () => Promise.reject(new Error('disk-full'))
    laptop.attachments.want(file.chunks)
    for (let seconds = 0; seconds < 50; seconds += 1) {
      await desk.type('m1', 'Something new each second.')
      await time.run(1_000)
      expect(laptop.attachments.want(file.chunks)).toEqual({ state: 'unavailable', holder: 'Desk' })
    }
    expect(laptop.failures).toHaveLength(1)
    laptop.attachments.put = put
    await time.run(60_000)
    expect(laptop.attachments.want(file.chunks)).toEqual({ state: 'here' })
  })

  test('a device that goes down at any moment goes on where it was', async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const place = new MemoryPlace()
      const { time, random, devices } = await devicesOver([place], ['Desk', 'Laptop'], seed)
      const [desk, laptop] = devices
      if (!laptop) throw new Error('there are two')
      for (const device of devices)
        device.weather = { mostDelayMs: 300, failing: 0.1, losing: 0.3, repeating: 0 }
      const file = await addFile(desk, 'm1', ['one', 'two', 'three', 'four'])
      for (let crash = 0; crash < 6; crash += 1) {
        await time.run(random.below(1_500))
        await random.pick(devices).restart()
        laptop.attachments.want(file.chunks)
      }
      await time.runUntil(() => laptop.chunks.size === 4, 3_600_000, 5_000)
      expect([...desk.failures, ...laptop.failures], `seed ${seed}`).toEqual([])
    }
  }, 120_000)
})
