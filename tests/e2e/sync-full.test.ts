import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { giveFiles } from '../support/give-files.ts'
import { writeFrom } from '../support/page-calls.ts'
import {
  agendaOf,
  beginSync,
  indicator,
  openAgenda,
  openDevice,
  writeMeeting,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { startTestRelay, type TestRelay } from '../support/sync/start-relay.ts'

const quotaBytes = 200_000

let desk: AppDevice | undefined
const relays: TestRelay[] = []
afterEach(async () => {
  await desk?.app.dispose()
  for (const relay of relays.toReversed()) await relay.stop()
})

test('[D1] a relay that is full says so, and what did not fit is sent once there is room', async () => {
  const full = await startTestRelay({ limits: { quotaBytes } })
  relays.push(full)
  desk = await openDevice()
  const { app, page } = desk
  await beginSync(desk, { deviceName: 'Desk' }, { relay: full.address })
  await expect.poll(() => indicator(page).innerText()).toBe('On the relay')
  const howToWork = randomBytes(quotaBytes).toString('base64')
  await writeFrom(page, [{ id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', howToWork } }])
  const word = page.getByText('The relay has no room left for this workspace.')
  await word.waitFor()
  await expect.poll(() => indicator(page).innerText()).toBe('The relay is full, one change waiting')
  await expect
    .poll(async () => (await app.control.tray())?.menu.map(({ label }) => label))
    .toContain('Sync needs a look')
  // It is said on every screen, not on the one about devices alone.
  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('list', { name: 'Notices' }).getByText('The relay has no room left').waitFor()
  await full.halt()
  const roomy = await startTestRelay({ dataFolder: full.dataFolder })
  relays.push(roomy)
  full.wire.leadTo(roomy.running().port)
  await app.control.power('resume')
  await expect.poll(() => indicator(page).innerText()).toBe('On the relay')
  await word.waitFor({ state: 'detached' })
})

test('[D1] a relay with room for text and none for a file says so on every screen, and is tried again when the user made room', async () => {
  const full = await startTestRelay({ limits: { quotaBytes } })
  relays.push(full)
  desk = await openDevice()
  const { app, page } = desk
  await writeMeeting(page)
  await beginSync(desk, { deviceName: 'Desk' }, { relay: full.address })
  await openAgenda(page)
  await giveFiles(agendaOf(page), 'paste', [{ name: 'Plan.pdf', bytes: 2 * quotaBytes }])
  await page
    .getByRole('list', { name: 'Notices' })
    .getByText('There is no room for images and files')
    .waitFor()
  await expect.poll(() => indicator(page).innerText()).toBe('The relay is full, one change waiting')
  await full.halt()
  const roomy = await startTestRelay({ dataFolder: full.dataFolder })
  relays.push(roomy)
  full.wire.leadTo(roomy.running().port)
  await app.control.power('resume')
  await page.keyboard.press('ControlOrMeta+,')
  await page
    .getByRole('main', { name: 'Settings' })
    .getByRole('button', { name: 'Devices and sync', exact: true })
    .click()
  await page.getByRole('button', { name: `Try again: ${full.address}` }).click()
  await expect.poll(() => indicator(page).innerText()).toBe('On the relay')
  await page.getByText('There is no room for images and files').waitFor({ state: 'detached' })
})
