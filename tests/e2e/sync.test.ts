import { afterAll, expect, test } from 'vitest'
import { rowsOf, writeFrom } from '../support/page-calls.ts'
import { addRelay, openDevice, pair, turnOnSync } from '../support/sync/app-devices.ts'
import { startTestRelay } from '../support/sync/start-relay.ts'

const relay = await startTestRelay()
const [desk, laptop] = [await openDevice(), await openDevice()]
afterAll(async () => {
  await Promise.all([desk.app.dispose(), laptop.app.dispose()])
  await relay.stop()
})

test('[D1] a second device is paired by code, and what is written on either is on both', async () => {
  await turnOnSync(desk.page)
  await addRelay(desk.page, relay.address)
  await pair(desk.page, laptop.page)
  await expect.poll(async () => (await rowsOf(laptop.page, 'settings')).length).toBe(1)
})
