import { beforeAll, expect, test, vi } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { isClockTrusted, readClock } from '../../src/main/vault/clock-trust.ts'
import { purgeDocuments } from '../../src/main/vault/purge-documents.ts'
import { contentOf } from '../support/sync/content-of.ts'
import { deskAndLaptop, devicesOver } from '../support/sync/devices-over.ts'
import { MemoryPlace } from '../support/sync/memory-place.ts'
import type { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

const dayMs = 86_400_000

/** What maintenance of a device would erase now. */
function purgeDue({ connection }: SimulatedDevice, nowMs: number): string[] {
  readClock(connection, nowMs)
  expect(isClockTrusted(connection, nowMs)).toBe(true)
  const before = new Date(nowMs - 30 * dayMs).toISOString()
  return purgeDocuments(connection, before, new Date(nowMs).toISOString())
}

test('[K8] what one device erased while another took it out of the trash comes back whole on both', async () => {
  const { time, devices } = await devicesOver([new MemoryPlace()], ['Desk', 'Laptop'], 1)
  const [desk, laptop] = devices
  if (!desk || !laptop) throw new Error('there are two')
  await desk.write('maria', { kind: 'person', name: 'Maria', trashedAt: null })
  await desk.type('maria', 'Likes numbers first.')
  await desk.write('maria', { trashedAt: '2026-01-01T00:00:00.000Z' })
  await time.run(5_000)
  laptop.crash()
  await laptop.write('maria', { trashedAt: null })
  const now = new Date(time.nowMs + 60_000)
  purgeDocuments(desk.connection, now.toISOString(), now.toISOString())
  desk.vault.forgetBodies()
  desk.vault.transaction(() => desk.replica?.maker.want('plain'))
  desk.replica?.wake()
  await time.run(120_000)
  await laptop.start()
  await time.run(120_000)
  expect(contentOf(desk)).toEqual(contentOf(laptop))
  expect(contentOf(desk).texts).toEqual({ maria: ['Likes numbers first.'] })
  expect(desk.vault.row('maria')?.fields).toMatchObject({ name: 'Maria', trashedAt: null })
  expect([...desk.failures, ...laptop.failures]).toEqual([])
})

test('[K8] [M3] while it may not seal, a device writes nothing anew of what it brings back, and does once it may', async () => {
  const { time, devices } = await devicesOver([new MemoryPlace()], ['Desk', 'Laptop'], 1)
  const [desk, laptop] = devices
  if (!desk || !laptop) throw new Error('there are two')
  await desk.write('maria', { kind: 'person', name: 'Maria', trashedAt: '2026-01-01T00:00:00.000Z' })
  await time.run(5_000)
  laptop.crash()
  await laptop.write('maria', { trashedAt: null })
  const now = new Date(time.nowMs + 60_000)
  purgeDocuments(desk.connection, now.toISOString(), now.toISOString())
  desk.vault.forgetBodies()
  desk.vault.transaction(() => desk.replica?.maker.want('plain'))
  desk.replica?.wake()
  await time.run(120_000)
  await laptop.start()
  const { membership } = laptop.replica ?? {}
  if (!membership) throw new Error('the laptop is in the workspace')
  // The key of the epoch in force has not come.
  const key = vi.spyOn(membership, 'sealingKey', 'get').mockReturnValue(undefined)
  await time.run(5_000)
  expect(laptop.store.checkpointsToOpen).toHaveLength(1)
  const before = laptop.vault.sequence
  await time.run(600_000)
  expect(laptop.vault.sequence).toBe(before)
  expect(desk.vault.row('maria')).toBeUndefined()
  key.mockRestore()
  await time.run(120_000)
  expect(laptop.vault.sequence).toBe(before + 1)
  expect(desk.vault.row('maria')?.fields).toMatchObject({ name: 'Maria', trashedAt: null })
  expect([...desk.failures, ...laptop.failures]).toEqual([])
})

test('a device whose clock is more than a day ahead is named, and nothing is erased by the clock meanwhile', async () => {
  const { time, devices } = await devicesOver([new MemoryPlace()], ['Desk', 'Laptop'], 2)
  const [desk, laptop] = devices
  if (!desk || !laptop) throw new Error('there are two')
  laptop.skewMs = 2 * 86_400_000
  await laptop.write('maria', { kind: 'person', name: 'Maria', trashedAt: null })
  await time.run(5_000)
  expect([...desk.clocksAhead]).toEqual([laptop.chainId])
  expect(isClockTrusted(desk.connection, time.nowMs)).toBe(false)
  expect(contentOf(desk)).toEqual(contentOf(laptop))
})

test('what was put in the trash on a device that was away for forty days is kept where it was written in meanwhile', async () => {
  const { time, desk, laptop, place } = await deskAndLaptop()
  laptop.disconnect('place 0')
  await laptop.write('m1', { trashedAt: new Date(time.nowMs).toISOString() })
  for (let days = 10; days <= 40; days += 10) {
    desk.skewMs = days * dayMs
    laptop.skewMs = days * dayMs
    readClock(desk.connection, time.nowMs + desk.skewMs)
    await desk.type('m1', `After ${days} days`)
    await time.run(1_000)
  }
  laptop.connect('place 0', place)
  await time.run(120_000)
  expect(desk.vault.row('m1')?.fields['trashedAt']).toEqual(expect.any(String))
  expect(purgeDue(desk, time.nowMs + desk.skewMs)).toEqual([])
  expect(desk.vault.bodyState('m1')).toBeDefined()
})

test('what a device whose clock is two months behind puts in the trash is not erased on the others', async () => {
  const { time, desk, laptop } = await deskAndLaptop()
  laptop.skewMs = -60 * dayMs
  await laptop.restart()
  await laptop.write('m1', { trashedAt: new Date(time.nowMs + laptop.skewMs).toISOString() })
  await time.run(60_000)
  expect(desk.vault.row('m1')?.fields['trashedAt']).toEqual(expect.any(String))
  expect(purgeDue(desk, time.nowMs)).toEqual([])
})
