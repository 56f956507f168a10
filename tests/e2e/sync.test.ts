import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveFiles } from '../support/give-files.ts'
import { writeFrom } from '../support/page-calls.ts'
import {
  agendaOf,
  allRows,
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

let relay: TestRelay
let desk: AppDevice
let laptop: AppDevice
beforeAll(async () => {
  relay = await startTestRelay()
  desk = await openDevice()
  await writeMeeting(desk.page)
  await beginSync(desk, { deviceName: 'Desk' }, { relay: relay.address })
  laptop = await openDevice()
  await pair(desk, laptop, { deviceName: 'Laptop' })
})
afterAll(async () => {
  await Promise.all([desk, laptop].map((device) => device?.app.dispose()))
  await relay.stop()
})

/** As when a laptop comes back to a network: nobody waits for the next try. */
const wakeUp = () => Promise.all([desk, laptop].map(({ app }) => app.control.power('resume')))

const textsOf = () => Promise.all([desk, laptop].map(({ page }) => agendaOf(page).innerText()))

async function expectIdentical(...parts: string[]): Promise<void> {
  await expect
    .poll(async () => {
      const [here = '', there = ''] = await textsOf()
      return [here === there, ...parts.filter((part) => !here.includes(part))]
    })
    .toEqual([true])
  await expect
    .poll(async () => [await allRows(laptop.page), await textsOf()])
    .toEqual([await allRows(desk.page), await textsOf()])
}

test('[D1] a device paired by code has what was there, and each sees in its open editor what the other types', async () => {
  await openAgenda(desk.page)
  await openAgenda(laptop.page)
  await typeAtEnd(desk.page, 'Typed on the desk. ')
  await expect.poll(() => agendaOf(laptop.page).innerText()).toContain('Typed on the desk.')
  await typeAtEnd(laptop.page, 'Typed on the laptop. ')
  await expect.poll(() => agendaOf(desk.page).innerText()).toContain('Typed on the laptop.')
  await expectIdentical('Typed on the desk. Typed on the laptop.')
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  await expect.poll(() => indicator(laptop.page).innerText()).toBe('On Desk')
})

test('[D1] written offline in the same paragraph and the same record, both are identical afterwards and no keystroke is lost', async () => {
  await relay.kill()
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  const both = [desk, laptop].map(async ({ page }, index) => {
    await typeAtEnd(page, index === 0 ? 'Written on a plane.' : 'Written in a train.')
    const fields = index === 0 ? { name: 'Maria O.', role: 'CTO' } : { name: 'Maria Ortega-Vidal' }
    await writeFrom(page, [{ id: 'maria', kind: 'person', fields }])
  })
  await Promise.all(both)
  for (const { page } of [desk, laptop])
    await expect.poll(() => indicator(page).innerText()).toMatch(/^Offline, \d+ changes waiting$/)
  await relay.restart()
  await wakeUp()
  await expectIdentical('Written on a plane.', 'Written in a train.')
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  expect(await allRows(desk.page)).toContainEqual(
    expect.objectContaining({ id: 'maria', fields: expect.objectContaining({ role: 'CTO' }) }),
  )
})

test('[D1] a picture and a file pasted on one are there, whole, on the other', async () => {
  const { width, height } = { width: 1600, height: 900 }
  const plan = { name: 'Plan.pdf', type: 'application/pdf', bytes: 1_500_000 }
  await giveFiles(agendaOf(desk.page), 'paste', [{ name: 'office.png', picture: { width, height } }, plan])
  const there = agendaOf(laptop.page)
  const shownSize = () =>
    there
      .getByRole('img', { name: 'office.png' })
      .evaluate((element: HTMLImageElement) => [element.naturalWidth, element.naturalHeight])
  await expect.poll(shownSize).toEqual([width, height])
  const target = join(relay.dataFolder, 'Plan of the laptop.pdf')
  await laptop.app.control.answerDialog('save', { canceled: false, filePath: target })
  await there.getByRole('group', { name: 'File: Plan.pdf' }).getByRole('button', { name: /^Save/ }).click()
  await expect.poll(() => existsSync(target) && statSync(target).size).toBe(plan.bytes)
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
})

test('[D1] paused nothing travels, and resuming sends what waited', async () => {
  await openDevicesSection(desk.page)
  await desk.page.getByRole('button', { name: 'Pause sync' }).click()
  await expect.poll(() => indicator(desk.page).innerText()).toBe('Sync is paused')
  await openAgenda(desk.page)
  await typeAtEnd(desk.page, 'Written while paused.')
  await expect
    .poll(() => indicator(desk.page).innerText())
    .toMatch(/^Paused, (one change|\d+ changes) waiting$/)
  await typeAtEnd(laptop.page, 'Written meanwhile.')
  await expect.poll(() => indicator(laptop.page).innerText()).toBe('On the relay')
  expect((await textsOf())[1]).not.toContain('Written while paused.')
  await desk.app.control.chooseTrayItem('Resume sync')
  await expectIdentical('Written while paused.', 'Written meanwhile.')
})

test('[D1] sync goes on with the main window closed, and the tray says how it stands', async () => {
  const [{ id } = { id: 0 }] = (await desk.app.control.windows()).filter(({ url }) =>
    url.endsWith('://leadup/index.html'),
  )
  await desk.app.control.answerDialog('message', { response: 0 })
  await desk.app.control.closeWindow(id)
  await typeAtEnd(laptop.page, 'Typed to a closed window.')
  await expect.poll(() => indicator(laptop.page).innerText()).toBe('On Desk')
  await expect
    .poll(async () => (await desk.app.control.tray())?.menu.map(({ label }) => label))
    .toEqual(expect.arrayContaining(['Everything here is sent', 'Pause sync']))
  await desk.app.control.chooseTrayItem('open')
  desk = await reopen(desk.app)
  await openAgenda(desk.page)
  await expectIdentical('Typed to a closed window.')
})

test('[D1] a relay that was put back to an older state is noticed, and has everything again', async () => {
  await relay.halt()
  const older = `${relay.databasePath}.older`
  copyFileSync(relay.databasePath, older)
  await relay.restart()
  await wakeUp()
  await typeAtEnd(desk.page, 'Confirmed before the relay went back.')
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  await relay.halt()
  for (const side of ['-wal', '-shm']) rmSync(relay.databasePath + side, { force: true })
  copyFileSync(older, relay.databasePath)
  await relay.restart()
  await wakeUp()
  const notice = desk.page.getByRole('listitem').filter({ hasText: 'The relay has gone back in time' })
  await notice.waitFor()
  expect(await notice.innerText()).toContain('They are sent again.')
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await notice.waitFor({ state: 'detached' })
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  const phone = await openDevice()
  await pair(desk, phone, { deviceName: 'Phone' })
  await expect
    .poll(async () => (await openAgenda(phone.page)).innerText())
    .toContain('Confirmed before the relay went back.')
  await expect.poll(() => agendaOf(phone.page).innerText()).not.toContain('On its way')
  await removeDevice(phone)
})

/** The desk removes a device, which is told and goes on with what it had. */
async function removeDevice({ app, page }: AppDevice): Promise<void> {
  const before = await agendaOf(page).innerText()
  await openDevicesSection(desk.page)
  await desk.page.getByRole('button', { name: 'Remove Phone' }).click()
  await desk.page.getByRole('button', { name: 'Remove the device' }).click()
  await desk.page.getByText('1 removed device').click()
  await desk.page
    .getByRole('list', { name: '1 removed device' })
    .getByRole('listitem')
    .filter({ hasText: 'Phone' })
    .getByText(/^Removed/)
    .waitFor()
  await page.getByText('This device was removed by another of your devices.').waitFor()
  expect(await agendaOf(page).innerText()).toBe(before)
  await openAgenda(desk.page)
  await typeAtEnd(desk.page, 'Not for the phone.')
  await typeAtEnd(page, 'From the phone.')
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  await expect.poll(() => indicator(page).innerText()).toBe('Saved on this device')
  await expectIdentical('Not for the phone.')
  expect((await textsOf())[0]).not.toContain('From the phone.')
  expect(await agendaOf(page).innerText()).not.toContain('Not for the phone.')
  expect((await app.control.tray())?.menu.map(({ label }) => label)).toContain(
    'This device was removed from sync',
  )
  await app.dispose()
}
