import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { rowsOf, writeFrom } from '../support/page-calls.ts'
import { beginSync, openDevice, pair, syncStateOf, type AppDevice } from '../support/sync/app-devices.ts'
import { startTestRelay, type TestRelay } from '../support/sync/start-relay.ts'

const people = Array.from({ length: 25 }, (_, index) => `person-${index}`)

let relay: TestRelay
let desk: AppDevice
let laptop: AppDevice
beforeAll(async () => {
  relay = await startTestRelay()
  desk = await openDevice()
  await writeFrom(
    desk.page,
    people.map((id) => ({ id, kind: 'person' as const, fields: { name: id } })),
  )
  await beginSync(desk, { deviceName: 'Desk' }, { relay: relay.address })
  laptop = await openDevice()
  await pair(desk, laptop, { deviceName: 'Laptop' })
  await desk.page.keyboard.press('ControlOrMeta+1')
})
afterAll(async () => {
  await Promise.all([desk, laptop].map((device) => device?.app.dispose()))
  await relay.stop()
})

const setTrashed = (page: Page, ids: readonly string[], trashedAt: string | null) =>
  writeFrom(
    page,
    ids.map((id) => ({ id, kind: 'person' as const, fields: { trashedAt } })),
  )
const trashedOn = async ({ page }: AppDevice) =>
  (await rowsOf(page, 'person')).filter(({ fields }) => fields['trashedAt'] !== null).length
const noticesOf = async ({ page }: AppDevice) => (await syncStateOf(page)).notices

test('much that is moved to the trash on another device is said once, and brought back by one button', async () => {
  await setTrashed(laptop.page, people, new Date().toISOString())
  await expect.poll(() => trashedOn(desk)).toBe(25)
  const notice = desk.page.getByRole('list', { name: 'Notices' }).getByRole('listitem')
  await notice.filter({ hasText: 'On another of your devices 25 things that were here' }).waitFor()
  expect(await violationsOf(desk.page)).toEqual([])
  expect(await noticesOf(laptop)).toEqual([])

  await notice.getByRole('button', { name: 'Bring them back' }).click()
  await expect.poll(() => notice.count()).toBe(0)
  for (const device of [desk, laptop]) await expect.poll(() => trashedOn(device)).toBe(0)
  expect(await noticesOf(desk)).toEqual([])
  // What the desk did itself is no news to it, and what comes back from it none to the laptop.
  expect(await noticesOf(laptop)).toEqual([])
})

test('a few are nothing to speak of', async () => {
  await setTrashed(laptop.page, people.slice(0, 5), new Date().toISOString())
  await expect.poll(() => trashedOn(desk)).toBe(5)
  expect(await noticesOf(desk)).toEqual([])
})
