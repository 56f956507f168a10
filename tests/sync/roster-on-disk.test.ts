import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { HostileScene } from '../support/sync/hostile-scene.ts'

beforeAll(() => sodiumReady)

test('[R3] ops that the disk refused at first are on it once it takes them', async () => {
  const scene = await HostileScene.open()
  const { desk, laptop, place, time } = scene
  // Nobody but the phone itself says that it was let in.
  scene.setConnection(desk, 'offline')
  const { vault } = laptop
  const onDisk = () => laptop.store.ops.length
  let refusals = 0
  const transaction = vault.transaction.bind(vault)
  vault.transaction = (run) =>
    transaction((connection) => {
      const before = onDisk()
      const result = run(connection)
      if (onDisk() === before || refusals > 0) return result
      refusals += 1
      throw new Error('disk full')
    })
  const phone = scene.device('Phone')
  await phone.join(desk)
  phone.connect('relay', place)
  await time.run(200_000)
  expect(refusals).toBe(1)
  expect(laptop.replica?.membership.roster.members.has(phone.chainId)).toBe(true)
  expect(onDisk()).toBe(laptop.replica?.membership.allOps.length)
})
