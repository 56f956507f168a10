import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { signStatus } from '@shared/sync/status'
import { deskAndLaptop } from '../support/sync/devices-over.ts'

beforeAll(() => sodiumReady)

test('[A3] a chain of which another device names another entry at the same place is named, also once both went on', async () => {
  const { time, desk, laptop, place } = await deskAndLaptop()
  const { statuses } = desk.replica ?? {}
  expect(statuses?.forked).toEqual([])
  const membership = laptop.replica?.membership
  if (!membership?.sealingKey) throw new Error('the laptop is in the workspace')
  const { identity, workspaceTag, sealingKey } = membership
  const status = signStatus(
    identity,
    { workspaceTag, counter: 1000, epochId: sealingKey.id, epochKey: sealingKey.key },
    {
      name: 'Laptop',
      app: '1',
      protocol: [1, 1],
      applied: { [desk.chainId]: [desk.store.firstSequence, 'ab'.repeat(32)] },
      at: new Date(time.nowMs).toISOString(),
    },
  )
  for (const transport of place.transports) {
    transport.hear({ kind: 'status', status: { chainId: identity.chainId, status } })
  }
  expect(statuses?.forked).toEqual([desk.chainId])
  await desk.write('m2', { kind: 'meeting', title: 'On it goes', trashedAt: null })
  await time.run(5_000)
  expect(statuses?.forked).toEqual([desk.chainId])
})

test('[A3] devices that agree name no chain', async () => {
  const { time, desk, laptop } = await deskAndLaptop()
  for (const device of [desk, laptop, desk]) {
    await device.type('m1', 'word')
    await time.run(5_000)
  }
  expect(desk.replica?.statuses.forked).toEqual([])
  expect(laptop.replica?.statuses.forked).toEqual([])
})
