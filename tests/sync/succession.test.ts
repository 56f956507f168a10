import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { contentOf } from '../support/sync/content-of.ts'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { SyncStore } from '../../src/main/sync/engine/sync-store.ts'

beforeAll(() => sodiumReady)

test('[I4] a device that is cut off while it goes on under a new chain never writes under a number of the old one again', async () => {
  const { time, desk } = await deskAndLaptop()
  await desk.type('m1', 'one')
  await time.run(5_000)
  desk.crash()
  desk.vault.transaction(() => desk.store.write('mustSucceed', true))
  const before = desk.chainId
  // The disk of each moment at which the power could go.
  const disks = [desk.copyOfDisk()]
  const transaction = desk.vault.transaction.bind(desk.vault)
  desk.vault.transaction = (run) => {
    const result = transaction(run)
    disks.push(desk.copyOfDisk())
    return result
  }
  await desk.start()
  desk.crash()
  expect(disks.length).toBeGreaterThan(1)
  for (const disk of disks) {
    const store = new SyncStore(disk)
    const isOld = store.read('chainId') === before
    expect(isOld && store.read('mustSucceed') !== true).toBe(false)
  }
})

test('[I4] [E5] a device that was put back to when half of a message was confirmed takes in what it wrote since', async () => {
  const { time, desk, laptop } = await deskAndLaptop()
  const [transport] = desk.transports
  if (!transport) throw new Error('it has one')
  transport.setState({ connection: 'offline' })
  await desk.write('m1', { notes: 'x'.repeat(900_000) })
  const { sequence } = desk.store.head
  desk.replica?.outgoing.seal()
  const [half] = desk.store.entriesAfter(sequence, 1)
  if (!half) throw new Error('it is sealed')
  expect(desk.store.head.sequence).toBe(half.sequence + 1)
  desk.vault.transaction(() => desk.store.setReceipt('place 0', half))
  const disk = desk.copyOfDisk()
  transport.setState({ connection: 'ready' })
  await desk.type('m1', 'since then')
  await time.run(5_000)
  await desk.restore(disk)
  await time.run(60_000)
  expect(contentOf(desk)).toEqual(contentOf(laptop))
  expect(contentOf(desk).texts['m1']).toEqual(['since then'])
  expect(desk.replica?.intake.dropped).toEqual(new Map())
})
