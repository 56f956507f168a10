import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { addFile, blobsAt, blobsOf, pieceOf } from '../support/sync/files-on-device.ts'
import { HostileScene } from '../support/sync/hostile-scene.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

describe('what a removed device sealed with a key that nobody who stays has', () => {
  let scene: HostileScene
  let phone: SimulatedDevice
  let tablet: SimulatedDevice
  beforeEach(async () => {
    scene = await HostileScene.open()
    phone = await scene.addPhone()
    tablet = scene.device('Tablet')
    await tablet.join(scene.desk)
    await scene.say(scene.desk, 'one')
    await scene.look()
  })

  /** The phone removes the tablet, so that it has an epoch of its own, and does something with it before it is removed. */
  async function removePhoneAfter(deed: () => Promise<void>): Promise<void> {
    const { desk, laptop } = scene
    for (const device of [desk, laptop]) scene.setConnection(device, 'offline')
    phone.replica?.remove(tablet.chainId)
    await deed()
    await scene.look()
    desk.replica?.remove(phone.chainId)
  }

  async function comeBack(...devices: SimulatedDevice[]): Promise<void> {
    for (const device of devices) {
      scene.setConnection(device, 'ready')
      await scene.look()
    }
  }

  test('[B3] as a bundle does not stand in the way of the same bundle of somebody who stays', async () => {
    const { desk, place } = scene
    await removePhoneAfter(async () => {
      phone.vault.transaction(() => phone.replica?.maker.want('plain'))
      phone.replica?.wake()
      await scene.look()
    })
    await comeBack(desk)
    desk.vault.transaction(() => desk.replica?.maker.want('plain'))
    desk.replica?.wake()
    await scene.look()
    const newcomer = scene.device('Newcomer')
    await newcomer.join(desk)
    newcomer.connect('relay', place)
    for (let times = 0; times < 4; times += 1) await scene.look()
    expect(scene.words(newcomer)).toEqual(['one'])
    expect(scene.named(newcomer)).toEqual(new Set(['cut-off']))
  })

  test('[B3] as a file does not stand in the way of the same file of somebody who stays', async () => {
    const { desk, laptop, place } = scene
    await removePhoneAfter(async () => {
      await addFile(phone, 'm1', ['plan'])
      await scene.look()
    })
    const file = await addFile(desk, 'm1', ['plan'])
    expect(blobsAt(place, blobsOf(desk, file))).toHaveLength(1)
    await comeBack(desk, laptop)
    laptop.attachments.want(file.chunks)
    for (let times = 0; times < 4; times += 1) await scene.look()
    expect(laptop.chunks.get(file.chunks[0] ?? '')).toEqual(pieceOf('plan'))
  })
})
