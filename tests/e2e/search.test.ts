import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
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
      fields: {
        name: 'Mária Ortega',
        relation: 'manager',
        role: 'Product',
        worries: 'Being surprised by the board',
      },
    },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(2), minutes: 30 } },
    { id: 'gone', kind: 'person', fields: { name: 'Maria Gone' } },
  ])
  await writeFrom(page, [{ id: 'gone', fields: { trashedAt: new Date().toISOString() } }])
  for (const text of ['我们下周讨论价格策略', 'Regulators ask for itemised AI costs']) {
    await callFrom(page, 'captures.commit', { commandId: randomUUID(), text })
  }
})
afterAll(() => app.dispose())

const palette = () => page.getByRole('dialog', { name: 'Search and commands' })
const input = () => palette().getByRole('combobox')
const option = (name: string | RegExp) => palette().getByRole('option', { name })

test('the palette opens over any screen with what comes next and what can be done', async () => {
  await page.keyboard.press('ControlOrMeta+k')
  await option(/1:1 with Mária/).waitFor()
  await expect.poll(() => option(/New person/).textContent()).toMatch(/New person.*(Ctrl Shift N|⇧⌘N|⌘⇧N)/)
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await palette().waitFor({ state: 'detached' })
})

test('a person is found without accents and opened with Enter; the trash is not searched', async () => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('maria')
  await option(/Mária Ortega/)
    .first()
    .waitFor()
  expect(await option(/Maria Gone/).count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.getByRole('main', { name: 'Mária Ortega' }).waitFor()
})

test('a command is found by its words and carried out', async () => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('settings')
  await option(/Settings/).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('main', { name: 'Settings' }).waitFor()
  expect(await palette().count()).toBe(0)
})

test('two Chinese characters inside a sentence are found, and all results have a page', async () => {
  await page.keyboard.press('ControlOrMeta+k')
  await input().fill('价格')
  await option(/我们下周讨论价格策略/).waitFor()
  await option('All results for “价格”').click()
  await page.getByRole('main', { name: 'Search' }).waitFor()
  const results = page.getByRole('grid', { name: 'Results' })
  await expect.poll(() => results.locator('mark').allTextContents()).toEqual(['价格'])
})

test('the page answers while one types, and says where nothing was found', async () => {
  const field = page.getByRole('searchbox', { name: 'Search everything' })
  await field.fill('itemi')
  await page.getByText('One result').waitFor()
  await field.fill('nowhere to be found')
  await page.getByRole('heading', { name: 'Nothing holds “nowhere to be found”' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Everything you wrote, by its words' }).waitFor()
  expect(await field.inputValue()).toBe('')
})

test('the palette says where nothing was found', async () => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('nowhere to be found')
  await palette().getByText('Nothing found for “nowhere to be found”').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await palette().getByRole('button', { name: 'Clear the words' }).click()
  expect(await input().inputValue()).toBe('')
  await expect.poll(() => input().evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('nowhere to be found')
  await palette()
    .getByRole('button', { name: /^Capture it to the inbox/ })
    .waitFor()
  await page.keyboard.press('ControlOrMeta+Enter')
  await palette().waitFor({ state: 'detached' })
  await page.getByText('Kept as a line in the inbox.').waitFor()
  const kept = async () =>
    (await rowsOf(page, 'capture')).filter(
      ({ fields }) => fields['text'] === 'nowhere to be found' && fields['trashedAt'] === null,
    ).length
  expect(await kept()).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(kept).toBe(0)
})

test.each(['light', 'dark'] as const)('axe finds nothing on Search, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  await page.getByRole('searchbox', { name: 'Search everything' }).fill('costs')
  await page.getByText('One result').waitFor()
  expect(await violationsOf(page)).toEqual([])
})

test('what is found in words about a person is hidden with what else is private', async () => {
  await page.keyboard.press('ControlOrMeta+k')
  await input().fill('surprised')
  const words = palette().getByText('Being surprised by the board')
  await words.waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+H')
  await expect.poll(() => words.isVisible()).toBe(false)
  await page.keyboard.press('ControlOrMeta+Shift+H')
  await words.waitFor()
  await page.keyboard.press('Escape')
  await palette().waitFor({ state: 'detached' })
})
