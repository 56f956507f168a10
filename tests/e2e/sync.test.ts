import { afterAll, expect, test } from 'vitest'
import { callFrom, rowsOf } from '../support/page-calls.ts'
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
  await new Promise((r) => setTimeout(r, 4000))
  console.log(
    relay.log,
    desk.app.logs(),
    laptop.app.logs(),
    JSON.stringify(await callFrom(laptop.page, 'sync.joining', {})),
    JSON.stringify(await callFrom(laptop.page, 'sync.state', {})),
  )
  await desk.page.screenshot({ path: 'out/dbg.png' })
  await laptop.page.screenshot({ path: 'out/dbg2.png' })
  expect((await rowsOf(laptop.page, 'settings')).length).toBe(1)
})
