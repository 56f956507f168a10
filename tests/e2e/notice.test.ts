import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    {
      id: 'maria',
      kind: 'person',
      fields: { name: 'Maria Ortega', relation: 'manager', worries: 'The audit in March' },
    },
    { id: 'later', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(30), minutes: 30 } },
  ])
})
afterAll(() => app.dispose())

const notices = async () =>
  (await app.control.shellRequests()).flatMap(({ action, target }) =>
    action === 'notification' ? [target] : [],
  )
const plan = (id: string, hours: number, more: Record<string, unknown> = {}) => ({
  id,
  kind: 'meeting',
  fields: { personId: 'maria', start: hoursFromNow(hours), minutes: 30, ...more },
})

test('[B5] a 1:1 that is near is told of once, by its time and how ready it is, and by no name', async () => {
  expect(await notices()).toEqual([])
  await writeFrom(page, [plan('next', 0.2, { title: 'Budget' })])
  await expect.poll(notices).toHaveLength(1)
  expect((await notices())[0]).toMatch(/^1:1 at \d\d:\d\d\nNo agenda yet$/)
  await writeFrom(page, [{ id: 'next', fields: { title: 'Budget talk' } }])
  await writeFrom(page, [plan('other', 0.22)])
  await expect.poll(notices).toHaveLength(2)
  expect((await notices()).join()).not.toMatch(/Maria|Ortega|Budget|audit/)
})

test('a press on it opens the desk', async () => {
  await app.control.clickNotification()
  const desk = page.getByRole('main', { name: 'Budget talk' })
  await expect.poll(() => desk.isVisible()).toBe(true)
})

test('moved, it is told of again, late with what to keep, and the desk says so', async () => {
  await page.getByRole('textbox', { name: /Agenda of/ }).click()
  for (const line of ['Ask for one more contractor', 'The offsite', 'Decide on the date']) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await page.getByText('Saved on this device').waitFor()
  await writeFrom(page, [{ id: 'next', fields: { start: hoursFromNow(0.06) } }])
  await expect.poll(async () => (await notices()).at(-1)).toMatch(/\d minutes? left: keep these two$/)
  await page.getByText(/minutes? left: keep these two:/).waitFor()
})

test('with notices off nothing is told', async () => {
  await writeFrom(page, [{ id: 'settings', kind: 'settings', fields: { noticeMinutes: 0 } }])
  const before = (await notices()).length
  await writeFrom(page, [plan('quiet', 0.1)])
  await writeFrom(page, [{ id: 'settings', fields: { noticeMinutes: 15 } }])
  await expect.poll(async () => (await notices()).length).toBe(before + 1)
})
