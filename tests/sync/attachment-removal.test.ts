import { beforeAll, describe, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { addFile, blobsAt, blobsOf, nameFile, takeOutFile } from '../support/sync/files-on-device.ts'

beforeAll(() => sodiumReady)

const dayMs = 86_400_000

describe('[K6] what no document names any more', () => {
  async function deskWithFile() {
    const workspace = await deskAndLaptop()
    const { time, desk, laptop } = workspace
    const file = await addFile(desk, 'm1', ['old'])
    await time.run(10_000)
    laptop.attachments.want(file.chunks)
    await time.run(10_000)
    const blobs = blobsOf(desk, file)
    const takeOut = async () => {
      await takeOutFile(desk, file)
      await time.run(10_000)
      // Both look at what documents name when they start.
      await desk.restart()
      await laptop.restart()
      await time.run(10_000)
    }
    return { ...workspace, file, blobs, takeOut }
  }

  test('is removed by a checkpoint after thirty days and not before, and nobody sends it again', async () => {
    const { time, place, desk, laptop, checkpoint, blobs, file, takeOut } = await deskWithFile()
    await checkpoint(laptop)
    await takeOut()
    time.nowMs += 29 * dayMs
    await checkpoint(desk)
    await time.run(120_000)
    expect(blobsAt(place, blobs)).toHaveLength(1)
    time.nowMs += 2 * dayMs
    await checkpoint(desk)
    expect(blobsAt(place, blobs)).toEqual([])
    await laptop.restart()
    await desk.restart()
    await time.run(120_000)
    expect(blobsAt(place, blobs)).toEqual([])
    // It is named again, as by an undo: whoever has it sends it.
    await nameFile(laptop, file)
    await time.run(120_000)
    expect(blobsAt(place, blobs)).toHaveLength(1)
  })

  test('stays while any document names it, in the trash too', async () => {
    const { time, place, desk, checkpoint, blobs, file, takeOut } = await deskWithFile()
    await nameFile(desk, { ...file, documentId: 'm2', blockId: 'second' })
    await desk.write('m2', { kind: 'meeting', title: '', trashedAt: new Date(time.nowMs).toISOString() })
    await takeOut()
    time.nowMs += 40 * dayMs
    await checkpoint(desk)
    expect(blobsAt(place, blobs)).toHaveLength(1)
  })

  test('stays while the newest checkpoint of a device that was not heard of since names it', async () => {
    const { time, place, desk, laptop, checkpoint, blobs, file } = await deskWithFile()
    await checkpoint(laptop)
    laptop.crash()
    await takeOutFile(desk, file)
    await time.run(10_000)
    await desk.restart()
    await time.run(10_000)
    time.nowMs += 40 * dayMs
    await checkpoint(desk)
    expect(blobsAt(place, blobs)).toHaveLength(1)
    await laptop.start()
    await time.run(120_000)
    await checkpoint(desk)
    expect(blobsAt(place, blobs)).toEqual([])
  })

  test('[K1] a manifest lists what documents name', async () => {
    const { desk, laptop, checkpoint, blobs } = await deskWithFile()
    await checkpoint(laptop)
    const newest = desk.store.read<{ attachments: string[] }>(`newest checkpoint of ${laptop.chainId}`)
    expect(newest?.attachments).toEqual(blobs)
  })
})
