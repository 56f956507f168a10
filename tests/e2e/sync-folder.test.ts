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

const says = (device: AppDevice) => expect.poll(() => indicator(device.page).innerText(), soon)
const agendaText = (device: AppDevice) => expect.poll(() => agendaOf(device.page).innerText(), soon)

test('[D1] three devices meet in a folder, and what each types is in the open editors of all', async () => {
  await says(desk).toBe('In the folder')
  laptop = await openDevice()
  await pair(desk, laptop, { deviceName: 'Laptop' }, folder)
  studio = await openDevice()
  await pair(laptop, studio, { deviceName: 'Studio' }, folder)
  const all = [desk, laptop, studio]
  for (const { page } of all) await openAgenda(page)
  const typed = ['From the desk. ', 'From the laptop. ', 'From the studio. ']
  await Promise.all(all.map(({ page }, index) => typeAtEnd(page, typed[index] ?? '')))
  for (const device of all) {
    for (const text of typed) await agendaText(device).toContain(text.trim())
  }
  await says(desk).toBe('On Laptop and Studio')
  const [first] = await Promise.all(all.map(({ page }) => agendaOf(page).innerText()))
  for (const device of all) await agendaText(device).toBe(first)
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
  await agendaText(laptop).toContain('Through the relay.')
  renameSync(`${folder} unplugged`, folder)
  await relay.kill()
  await typeAtEnd(laptop.page, 'Through the folder. ')
  await agendaText(desk).toContain('Through the folder.')
  await agendaText(studio).toContain('Through the relay.')
  await agendaText(studio).toContain('Through the folder.')
  await relay.restart()
  for (const { app } of [desk, laptop]) await app.control.power('resume')
  await says(desk).toBe('On Laptop and Studio')
  const first = await agendaOf(desk.page).innerText()
  for (const device of [laptop, studio]) await agendaText(device).toBe(first)
})

test('[D1] killed and started again, a device goes on where it was', async () => {
  await typeAtEnd(studio.page, 'Before the crash. ')
  await says(studio).toMatch(/^(In the folder|On )/)
  studio = await (async () => {
    await studio.app.kill()
    return reopen(await studio.app.relaunch())
  })()
  await openAgenda(studio.page)
  await typeAtEnd(studio.page, 'After the crash. ')
  await agendaText(desk).toContain('Before the crash. After the crash.')
  await says(studio).toBe('On Desk and Laptop')
})
