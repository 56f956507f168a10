import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { weekdays } from '@shared/domain/five-minutes/week'
import { violationsOf } from '../support/axe.ts'
import { countKeys } from '../support/count-keys.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { rowsOf, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

let app = await launchApp()
let page: Page

const day = 24
/** An instant some days ago. */
const daysAgo = (days: number) => new Date(Date.now() - days * day * 3_600_000).toISOString()
const today = hoursFromNow(0).slice(0, 10)
const weekday = weekdays[(new Date(today).getUTCDay() + 6) % 7]

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    { id: 'settings', fields: { fiveMinutesDay: weekday } },
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'priya', kind: 'person', fields: { name: 'Priya Shah', relation: 'peer', cadence: 'weekly' } },
    {
      id: 'jonas',
      kind: 'person',
      fields: { name: 'Jonas Berg', relation: 'peer', help: 'Lend a tester in March' },
    },
    ...[-2 * day, -8 * day].map((hours, index) => ({
      id: `past-${index}`,
      kind: 'meeting',
      fields: { personId: 'maria', start: hoursFromNow(hours), minutes: 30 },
    })),
    {
      id: 'long-ago',
      kind: 'meeting',
      fields: { personId: 'priya', start: hoursFromNow(-40 * day), minutes: 30 },
    },
    ...['Acme opened in Ireland', 'A law on itemised bills', 'Customers ask for exports'].map(
      (text, index) => ({
        id: `signal-${index}`,
        kind: 'signal',
        fields: { text, url: index === 2 ? 'https://news.example/exports' : '' },
      }),
    ),
  ])
  // They were planned before they were held, and the signals came one after the other: a new document is always of now.
  const ages = { 'past-0': 60, 'past-1': 60, 'long-ago': 60, 'signal-0': 1, 'signal-1': 2, 'signal-2': 3 }
  await writeFrom(
    page,
    Object.entries(ages).map(([id, days]) => ({ id, fields: { createdAt: daysAgo(days) } })),
  )
})
afterAll(() => app.dispose())

const press = (keys: string) => page.keyboard.press(keys)
const screen = () => page.getByRole('main', { name: 'Five minutes' })
const asked = (place: string) => screen().getByRole('region', { name: place })
const heading = () => screen().getByRole('heading', { level: 2 })
const fieldsOf = async (kind: 'meeting' | 'signal' | 'person' | 'action', id: string) =>
  (await rowsOf(page, kind)).find((row) => row.id === id)?.fields
const offer = () => page.getByRole('region', { name: 'Five minutes' })

test('Today offers them on the chosen day, and passing them over is no debt', async () => {
  await press('ControlOrMeta+1')
  await offer().getByRole('button', { name: 'Not this week' }).click()
  await offer().waitFor({ state: 'detached' })
  await page.getByText('Next week begins afresh.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await offer().waitFor()
  expect(await violationsOf(page)).toEqual([])
  await offer().getByRole('button', { name: 'Begin' }).click()
  await asked('1:1s to confirm, 1 of 2').waitFor()
})

test('R looks at what the 1:1 left over, and leads back', async () => {
  await screen().getByRole('heading', { name: 'Did the 1:1 with Maria take place?' }).waitFor()
  await press('r')
  await page.getByRole('main', { name: 'After the 1:1 with Maria' }).waitFor()
  await page.getByRole('textbox', { name: 'What did you hear?' }).and(page.locator(':focus')).waitFor()
  await press('ControlOrMeta+Shift+e')
  await asked('1:1s to confirm, 2 of 2').waitFor()
  expect((await fieldsOf('meeting', 'past-0'))?.['outcome']).toBe('met')
  await press('ControlOrMeta+z')
  await asked('1:1s to confirm, 1 of 2').waitFor()
})

test('which 1:1s took place is a key each, and undo brings the question back', async () => {
  expect(await violationsOf(page)).toEqual([])
  expect(await countKeys(page, () => press('y'))).toBe(1)
  await asked('1:1s to confirm, 2 of 2').waitFor()
  await expect.poll(async () => (await fieldsOf('meeting', 'past-0'))?.['outcome']).toBe('met')
  await press('ControlOrMeta+z')
  await asked('1:1s to confirm, 1 of 2').waitFor()
  await press('y')
  await asked('1:1s to confirm, 2 of 2').waitFor()
  await press('c')
  await asked('Signals, 1 of 3').waitFor()
  expect((await fieldsOf('meeting', 'past-1'))?.['outcome']).toBe('not-met')
})

test('a signal is kept, set aside, given a so-what, or looked at again', async () => {
  await expect.poll(() => heading().innerText()).toBe('Acme opened in Ireland')
  await press('s')
  await page.keyboard.type('Renewals there are at risk')
  await press('Enter')
  await asked('Signals, 2 of 3').waitFor()
  expect(await fieldsOf('signal', 'signal-0')).toMatchObject({
    soWhat: 'Renewals there are at risk',
    reviewedAt: expect.any(String) as string,
  })
  await press('e')
  await asked('Signals, 3 of 3').waitFor()
  expect(typeof (await fieldsOf('signal', 'signal-1'))?.['setAsideAt']).toBe('string')
  await press('l')
  await expect
    .poll(async () => JSON.stringify(await app.control.shellRequests()))
    .toContain('https://news.example/exports')
  await asked('Signals, 3 of 3').waitFor()
  // Passed over, and come back to.
  await press('ArrowRight')
  await asked('Not met for a while').waitFor()
  await press('ArrowLeft')
  await asked('Signals, 3 of 3').waitFor()
  await press('k')
  await asked('Not met for a while').waitFor()
})

test('what is private is hidden here, too', async () => {
  await screen().getByText('Priya Shah').waitFor()
  await press('ControlOrMeta+Shift+h')
  await screen().getByText('What comes here is private, and hidden.').waitFor()
  expect(await screen().getByText('Priya Shah').isVisible()).toBe(false)
  // Nobody answers what is not in sight.
  await press('z')
  await press('ControlOrMeta+Shift+h')
  await screen().getByText('Priya Shah').waitFor()
})

test('who drifts is written to, snoozed or planned for, without leaving', async () => {
  await screen()
    .getByText(/^Last met .*, usually weekly$/)
    .waitFor()
  await press('z')
  await asked('One thing').waitFor()
  await press('ControlOrMeta+z')
  await asked('Not met for a while').waitFor()
  await press('w')
  await asked('One thing').waitFor()
  await expect
    .poll(async () => (await rowsOf(page, 'action')).map(({ fields }) => fields['text']))
    .toContain('Write to Priya')
  await press('ControlOrMeta+z')
  await asked('Not met for a while').waitFor()
  await press('p')
  await page.getByRole('dialog', { name: 'New 1:1' }).getByRole('button', { name: 'Plan it' }).click()
  await asked('One thing').waitFor()
})

test('one thing for next week is a number, and becomes an action', async () => {
  expect(await violationsOf(page)).toEqual([])
  await screen()
    .getByRole('button', { name: /Lend a tester in March/ })
    .waitFor()
  await press('1')
  await screen().getByRole('heading', { name: 'Done for this week' }).waitFor()
  const action = (await rowsOf(page, 'action')).find(
    ({ fields }) => fields['text'] === 'Lend a tester in March',
  )
  expect(action?.fields).toMatchObject({ personId: 'jonas', owedBy: 'me', isHelp: true })
})

test('it says what was done, goes on after a restart, and Today offers it no more', async () => {
  const said = [
    '1:1s: 1 met, 1 did not happen',
    'Signals: 2 kept, 1 set aside',
    'A 1:1 with Priya is planned',
    'For next week: Lend a tester in March',
  ]
  for (const line of said) await screen().getByText(line, { exact: true }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await app.quit()
  app = await app.relaunch()
  page = await app.window('main')
  page.setDefaultTimeout(8000)
  for (const line of said) await screen().getByText(line, { exact: true }).waitFor()
  await press('Enter')
  await page.getByRole('main', { name: 'Today' }).waitFor()
  expect(await offer().count()).toBe(0)
})

test('the day is a setting', async () => {
  await press('ControlOrMeta+,')
  await page.getByRole('button', { name: 'Five minutes' }).click()
  await page.getByRole('button', { name: /Today offers them on/ }).click()
  await page.getByRole('option', { name: 'Never' }).click()
  await expect.poll(async () => (await rowsOf(page, 'settings'))[0]?.fields['fiveMinutesDay']).toBe('off')
  expect(await violationsOf(page)).toEqual([])
})

test('it reads in the dark and in a narrow window', async () => {
  await page.setViewportSize({ width: 420, height: 860 })
  await app.control.setSystemTheme({ dark: true })
  await press('ControlOrMeta+k')
  await page.keyboard.type('Five minutes')
  await press('Enter')
  await screen().waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420)
})
