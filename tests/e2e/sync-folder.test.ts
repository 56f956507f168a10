import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addPlace,
  agendaOf,
  beginSync,
  indicator,
  openAgenda,
  openDevice,
  openDevicesSection,
  pair,
  reopen,
  typeAtEnd,
  writeMeeting,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { startTestRelay, type TestRelay } from '../support/sync/start-relay.ts'

/** A folder is looked at every few seconds where the system tells of nothing. */
const soon = { timeout: 30_000 }

const parent = mkdtempSync(join(tmpdir(), 'leadup-shared-'))
const folder = join(parent, 'Drive')
let relay: TestRelay
let desk: AppDevice
let laptop: AppDevice
let studio: AppDevice
beforeAll(async () => {
  mkdirSync(folder)
  relay = await startTestRelay()
  desk = await openDevice()
  await writeMeeting(desk.page)
  await beginSync(desk, { deviceName: 'Desk' }, { folder })
})
afterAll(async () => {
  await Promise.all([desk, laptop, studio].map((device) => device?.app.dispose()))
  await relay.stop()
  rmSync(parent, { recursive: true, force: true })
})

const says = ({ page }: AppDevice) => indicator(page).innerText()
const agenda = ({ page }: AppDevice) => agendaOf(page).innerText()

async function expectTyped(device: AppDevice, ...texts: string[]): Promise<void> {
  for (const text of texts) await expect.poll(() => agenda(device), soon).toContain(text.trim())
}

async function expectAllSame(): Promise<void> {
  const first = await agenda(desk)
  for (const device of [laptop, studio]) await expect.poll(() => agenda(device), soon).toBe(first)
}

test('[D1] three devices meet in a folder, and what each types is in the open editors of all', async () => {
  await expect.poll(() => says(desk), soon).toBe('In the folder')
  laptop = await openDevice()
  await pair(desk, laptop, { deviceName: 'Laptop' }, folder)
  studio = await openDevice()
  await pair(laptop, studio, { deviceName: 'Studio' }, folder)
  const all = [desk, laptop, studio]
  for (const { page } of all) await openAgenda(page)
  const typed = ['From the desk. ', 'From the laptop. ', 'From the studio. ']
  await Promise.all(all.map(({ page }, index) => typeAtEnd(page, typed[index] ?? '')))
  for (const device of all) await expectTyped(device, ...typed)
  await expect.poll(() => says(desk), soon).toBe('On Laptop and Studio')
  await expectAllSame()
})

test('[D1] with a relay beside the folder, what one of them holds up goes through the other', async () => {
  for (const device of [desk, laptop]) {
    await openDevicesSection(device.page)
    await device.page.getByRole('button', { name: 'Add a relay or folder' }).click()
    await addPlace(device, { relay: relay.address })
    await device.page.getByRole('listitem').filter({ hasText: 'Connected · has everything' }).waitFor()
    await openAgenda(device.page)
  }
  renameSync(folder, `${folder} unplugged`)
  await typeAtEnd(desk.page, 'Through the relay. ')
  await expectTyped(laptop, 'Through the relay.')
  renameSync(`${folder} unplugged`, folder)
  await relay.kill()
  await typeAtEnd(laptop.page, 'Through the folder. ')
  await expectTyped(desk, 'Through the folder.')
  await expectTyped(studio, 'Through the relay.', 'Through the folder.')
  await relay.restart()
  for (const { app } of [desk, laptop]) await app.control.power('resume')
  await expect.poll(() => says(desk), soon).toBe('On Laptop and Studio')
  await expectAllSame()
})

test('[D1] killed and started again, a device goes on where it was', async () => {
  await typeAtEnd(studio.page, 'Before the crash. ')
  await expect.poll(() => says(studio), soon).toMatch(/^(In the folder|On )/)
  await studio.app.kill()
  studio = await reopen(await studio.app.relaunch())
  await openAgenda(studio.page)
  await typeAtEnd(studio.page, 'After the crash. ')
  await expectTyped(desk, 'Before the crash. After the crash.')
  await expect.poll(() => says(studio), soon).toBe('On Desk and Laptop')
})
