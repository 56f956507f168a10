import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { rowsOf, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
})
afterAll(() => app.dispose())

const list = () => page.getByRole('grid', { name: '1:1s' })
const meetingRow = (name: string | RegExp) => list().getByRole('row', { name })
const meetings = () => rowsOf(page, 'meeting')
const planned = async () => (await meetings()).filter(({ fields }) => !fields['trashedAt'])

test('an empty list teaches, and its keys plan the first 1:1 with somebody new', async () => {
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('heading', { name: 'Who do you meet next?' }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+n')
  await page.getByRole('dialog', { name: 'New 1:1' }).waitFor()
  await page.getByRole('combobox', { name: 'With' }).fill('Maria Ortega')
  await page.getByRole('textbox', { name: 'When' }).fill('tomorrow 14:00')
  await page.getByText(/^\w+ \d+ \w+( \d{4})?, 14:00$/).waitFor()
  await page.getByRole('radio', { name: 'Weekly' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('textbox', { name: /Place or link/ }).fill('https://meet.example.org/maria')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Agenda of Weekly with Maria' }).waitFor()

  const [person] = await rowsOf(page, 'person')
  expect(person?.fields).toMatchObject({ name: 'Maria Ortega', relation: 'manager' })
  const all = await meetings()
  expect(all.length).toBeGreaterThan(4)
  expect(all.map(({ fields }) => fields['joinUrl'])).toContain('https://meet.example.org/maria')
  expect(new Set(all.map(({ fields }) => fields['seriesId'])).size).toBe(1)
  expect(all.every(({ fields }) => String(fields['start']).endsWith('T14:00'))).toBe(true)
})

test('a 1:1 of a series is moved alone, or with the later ones', async () => {
  await page.keyboard.press('ControlOrMeta+2')
  const first = meetingRow(/Weekly with Maria/).first()
  await first.getByRole('button', { name: /More about/ }).click()
  await page.getByRole('menuitem', { name: 'Move or change…' }).click()
  await page.getByRole('textbox', { name: 'When' }).fill('tomorrow 15:30')
  await page.keyboard.press('Enter')
  await expect
    .poll(
      async () =>
        (await meetings()).filter(({ fields }) => String(fields['start']).endsWith('T15:30')).length,
    )
    .toBe(1)
  expect(
    (await meetings()).every(({ fields }) => fields['joinUrl'] === 'https://meet.example.org/maria'),
  ).toBe(true)

  await first.getByRole('button', { name: /More about/ }).click()
  await page.getByRole('menuitem', { name: 'Move or change…' }).click()
  await page.getByRole('textbox', { name: 'When' }).fill('tomorrow 9:15')
  await page.getByRole('radio', { name: 'This and later' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect
    .poll(async () => (await meetings()).every(({ fields }) => String(fields['start']).endsWith('T09:15')))
    .toBe(true)
  await page.getByRole('main', { name: '1:1s' }).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect
    .poll(
      async () =>
        (await meetings()).filter(({ fields }) => String(fields['start']).endsWith('T15:30')).length,
    )
    .toBe(1)
})

test('a cancelled 1:1 is kept, marked, and can be brought back', async () => {
  const first = meetingRow(/Weekly with Maria/).first()
  await first.getByRole('button', { name: /More about/ }).click()
  await page.getByRole('menuitem', { name: 'Cancel this 1:1' }).click()
  await page.getByRole('button', { name: 'Cancel this one' }).click()
  await expect.poll(() => first.textContent()).toContain('Cancelled')
  await first.getByRole('button', { name: /More about/ }).click()
  await page.getByRole('menuitem', { name: 'Bring back' }).click()
  await expect.poll(() => first.textContent()).not.toContain('Cancelled')
})

test('removing a series from here on is one edit, and one undo', async () => {
  const before = (await planned()).length
  const first = meetingRow(/Weekly with Maria/).first()
  await first.getByRole('button', { name: /More about/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove this and later' }).click()
  await expect.poll(async () => (await planned()).length).toBe(0)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(async () => (await planned()).length).toBe(before)
})

test('the list is narrowed to a person, and to what is past', async () => {
  await writeFrom(page, [
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg', relation: 'skip-level' } },
    {
      id: 'past',
      kind: 'meeting',
      fields: { personId: 'jonas', start: hoursFromNow(-24), minutes: 45, place: 'Room Lisbon' },
    },
    {
      id: 'abroad',
      kind: 'meeting',
      fields: { personId: 'jonas', start: '2031-01-08T09:00', zone: 'Asia/Tokyo', minutes: 30 },
    },
  ])
  await page.getByRole('button', { name: /Person/ }).click()
  await page.getByRole('option', { name: 'Jonas Berg' }).click()
  await meetingRow(/Weekly with Maria/)
    .first()
    .waitFor({ state: 'detached' })
  await expect.poll(() => meetingRow(/1:1 with Jonas/).textContent()).toContain('09:00 in Tokyo')
  await page.getByRole('radio', { name: 'Past' }).focus()
  await page.keyboard.press('Space')
  await expect.poll(() => meetingRow(/1:1 with Jonas/).textContent()).toContain('Room Lisbon')
  await meetingRow(/1:1 with Jonas/).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Agenda of 1:1 with Jonas' }).waitFor()
})

test.each(['light', 'dark'] as const)('axe finds nothing on 1:1s, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  await page.keyboard.press('ControlOrMeta+2')
  await meetingRow(/Weekly with Maria/)
    .first()
    .waitFor()
  expect(await violationsOf(page)).toEqual([])
})
