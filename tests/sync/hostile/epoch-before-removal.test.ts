import { toHexString } from 'lib0/buffer'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { parseOp } from '@shared/sync/roster/op'
import { HostileScene } from '../../support/sync/hostile-scene.ts'
import type { SimulatedDevice } from '../../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
let phone: SimulatedDevice
let tablet: SimulatedDevice
beforeEach(async () => {
  scene = await HostileScene.open()
  phone = await scene.addPhone()
  tablet = await addDevice('Tablet')
  scene.setConnection(tablet, 'offline')
})

async function addDevice(name: string): Promise<SimulatedDevice> {
  const device = scene.device(name)
  await device.join(scene.desk)
  device.connect('relay', scene.place)
  await scene.time.run(5_000)
  return device
}

/** The tablet comes back, and is not shown the chain of one of the others. */
async function comeBackWithout({ chainId }: SimulatedDevice): Promise<void> {
  const { place, desk, laptop } = scene
  for (const device of [desk, laptop]) scene.setConnection(device, 'offline')
  const chain = place.chains.get(chainId)
  place.chains.delete(chainId)
  place.statuses.clear()
  scene.setConnection(tablet, 'ready')
  await scene.look()
  if (chain) place.chains.set(chainId, chain)
}

/** The epochs of which a device gave another one the key. */
function sharedWith(device: SimulatedDevice, { replica }: SimulatedDevice): string[] {
  const to = toHexString(replica?.membership.identity.boxKey ?? new Uint8Array())
  return device.store.ops.flatMap((bytes) => {
    const { content } = parseOp(bytes)
    if (content.signer !== device.chainId || content.type !== 'share') return []
    return content.wraps.filter((wrap) => toHexString(wrap.to) === to).map(({ epochId }) => epochId)
  })
}

test('[D3] [R6] who hears of a later removal before an earlier one gives the key to nobody who was removed', async () => {
  const { desk, laptop } = scene
  const watch = await addDevice('Watch')
  laptop.replica?.remove(phone.chainId)
  await scene.look()
  desk.replica?.remove(watch.chainId)
  await scene.look()
  await comeBackWithout(laptop)
  expect(tablet.replica?.membership.sealingKey?.id).toBe(desk.replica?.membership.sealingKey?.id)
  expect(sharedWith(tablet, phone)).toEqual([])
})

test('[D3] [R6] [R10] who hears of the epoch that follows a leaving before an earlier removal gives its key to nobody who was removed', async () => {
  const { desk, laptop } = scene
  const watch = await addDevice('Watch')
  laptop.replica?.remove(phone.chainId)
  await scene.look()
  scene.setConnection(laptop, 'offline')
  watch.replica?.leave()
  await scene.look()
  await comeBackWithout(laptop)
  expect(tablet.replica?.membership.sealingKey?.id).toBe(desk.replica?.membership.sealingKey?.id)
  expect(sharedWith(tablet, phone)).toEqual([])
})
