import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeFrom } from '../support/page-calls.ts'
import {
  beginSync,
  compareDigits,
  enterCode,
  finishJoin,
  openDevice,
  openDevicesSection,
  pair,
  reopen,
  showCode,
  syncStateOf,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { startTestRelay, type TestRelay } from '../support/sync/start-relay.ts'

/** A relay that went away is missed after a while only. */
const soon = { timeout: 20_000 }

let relay: TestRelay
let desk: AppDevice
let laptop: AppDevice
beforeAll(async () => {
  relay = await startTestRelay()
  desk = await openDevice()
  await writeFrom(desk.page, [{ id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg' } }])
  await beginSync(desk, { deviceName: 'Desk' }, { relay: relay.address })
  laptop = await openDevice()
})
afterAll(async () => {
  await Promise.all([desk, laptop].map((device) => device?.app.dispose()))
  await relay.stop()
})

const hasKey = ({ app }: AppDevice) => existsSync(join(app.profileDir, 'workspace/sync/keys.json'))
const others = async ({ page }: AppDevice) => {
  const { devices } = await syncStateOf(page)
  return devices.flatMap(({ isThis, isRemoved, name }) => (isThis || isRemoved ? [] : [name]))
}
const deviceRow = ({ page }: AppDevice, name: string) =>
  page.getByRole('list', { name: 'Devices' }).getByRole('listitem').filter({ hasText: name })

async function turnOff({ page }: AppDevice, expected: string | RegExp): Promise<void> {
  await openDevicesSection(page)
  await page.getByRole('button', { name: 'Turn off sync on this device…' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText(expected).waitFor()
  await dialog.getByRole('button', { name: 'Turn it off' }).click()
  await page.getByRole('button', { name: 'Turn on sync' }).waitFor()
}

async function previewJoin(newcomer: AppDevice): Promise<void> {
  await enterCode(newcomer, await showCode(desk.page), { deviceName: 'Attic' })
  await compareDigits(desk.page, newcomer.page)
  await newcomer.page.getByRole('dialog', { name: 'What will come together' }).waitFor()
  await desk.page.getByRole('button', { name: 'Done' }).click()
}

test('[R10] a device that turns sync off is off the lists of the others, and comes back as a new one', async () => {
  await pair(desk, laptop, { deviceName: 'Laptop' })
  await expect.poll(() => others(desk), soon).toEqual(['Laptop'])
  await turnOff(laptop, 'They are told, and take it off their lists.')
  expect(await syncStateOf(laptop.page)).toMatchObject({ phase: 'off', notices: [] })
  expect(hasKey(laptop)).toBe(false)
  await expect.poll(() => others(desk), soon).toEqual([])
  await desk.page.getByText('1 removed device').click()
  const gone = desk.page
    .getByRole('list', { name: '1 removed device' })
    .getByRole('listitem')
    .filter({ hasText: 'Laptop' })
  await gone.getByText('Turned sync off').waitFor()
  expect(await gone.getByRole('button').count()).toBe(0)
})

test('[R10] a device that pairs and then cancels at the preview is on nobody’s list', async () => {
  await previewJoin(laptop)
  await expect.poll(() => others(desk), soon).toEqual(['Attic'])
  await laptop.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => others(desk), soon).toEqual([])
  await expect.poll(() => deviceRow(desk, 'Attic').count()).toBe(0)
  // Not among those that are gone, either.
  await desk.page.getByText('1 removed device').waitFor()
  await expect.poll(() => syncStateOf(laptop.page)).toMatchObject({ phase: 'off', notices: [] })
  await expect.poll(() => hasKey(laptop)).toBe(false)
})

test('[R10] where the app ends at the preview, both say that the device did not come', async () => {
  await previewJoin(laptop)
  await laptop.app.kill()
  laptop = await reopen(await laptop.app.relaunch())
  await laptop.page.getByText('Leadup ended before this device had joined.').waitFor()
  await laptop.page.getByText('“Attic” stays on the list of Desk until it is removed there.').waitFor()
  expect(await syncStateOf(laptop.page)).toMatchObject({ phase: 'off' })
  expect(hasKey(laptop)).toBe(false)
  await laptop.page.getByRole('button', { name: 'Dismiss' }).click()
  await deviceRow(desk, 'Attic').getByText('It was let in, and has not joined yet.').waitFor()
  await desk.page.getByRole('button', { name: 'Remove Attic' }).click()
  await desk.page.getByRole('button', { name: 'Remove the device' }).click()
  await expect.poll(() => others(desk), soon).toEqual([])
  // It is said once.
  await laptop.app.quit()
  laptop = await reopen(await laptop.app.relaunch())
  expect(await syncStateOf(laptop.page)).toMatchObject({ phase: 'off', notices: [] })
})

test('[R10] where no relay can be reached both say what the others will show', async () => {
  await previewJoin(laptop)
  await relay.kill()
  await laptop.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await laptop.page.getByText('“Attic” stays on their lists until it is removed there.').waitFor()
  await laptop.page.getByText('This device could not tell Desk').waitFor()
  await relay.restart()
  await expect.poll(async () => (await syncStateOf(desk.page)).transports[0]?.connection, soon).toBe('ready')
  await laptop.page.getByRole('button', { name: 'Dismiss' }).click()
  await previewJoin(laptop)
  await laptop.page.getByRole('button', { name: 'Bring them together' }).click()
  await finishJoin(laptop.page)
  await relay.kill()
  await expect
    .poll(async () => (await syncStateOf(laptop.page)).transports[0]?.connection, soon)
    .toBe('offline')
  await turnOff(laptop, 'No relay or folder can be reached now, so they cannot be told')
  await laptop.page.getByText('This device could not tell your other devices').waitFor()
  expect(hasKey(laptop)).toBe(false)
  await relay.restart()
  // It is as the user was told: the desk goes on listing both, and removes them.
  await expect.poll(async () => (await syncStateOf(desk.page)).transports[0]?.connection, soon).toBe('ready')
  expect((await others(desk)).toSorted()).toEqual(['Attic', 'Attic'])
})
