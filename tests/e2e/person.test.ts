import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { countKeys } from '../support/count-keys.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { rowsOf, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  const priya = { personId: 'priya' }
  await writeFrom(page, [
    { id: 'priya', kind: 'person', fields: { name: 'Priya Shah', relation: 'report' } },
    ...[-15, -8, -1, 6].map((days) => ({
      id: `meeting${days}`,
      kind: 'meeting',
      fields: { ...priya, seriesId: 'series', start: hoursFromNow(days * 24 + 1), minutes: 30 },
    })),
    {
      id: 'heard',
      kind: 'note',
      fields: { ...priya, type: 'heard', text: 'Wants to lead a launch', date: ago(2).slice(0, 10) },
    },
    { id: 'told', kind: 'note', fields: { ...priya, type: 'feedback', text: 'Explain the why first' } },
    { id: 'owed', kind: 'action', fields: { ...priya, text: 'Intro to the customer day' } },
    {
      id: 'asked',
      kind: 'opener',
      fields: {
        ...priya,
        fact: 'Trials end early.',
        question: 'What would you drop?',
        status: 'answered',
        answer: 'The tour',
        askedAt: ago(9),
      },
    },
    { id: 'win', kind: 'win', fields: { ...priya, text: 'Onboarding takes six days' } },
    { id: 'line', kind: 'capture', fields: { text: 'Support people leave', personIds: ['priya'] } },
  ])
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('grid', { name: 'People' }).getByRole('row', { name: 'Priya Shah' }).click()
  await page.getByRole('main', { name: 'Priya Shah' }).waitFor()
})
afterAll(() => app.dispose())

const fields = async () => (await rowsOf(page, 'person'))[0]?.fields
const meeting = async (id: string) => (await rowsOf(page, 'meeting')).find((row) => row.id === id)?.fields
const timeline = () => page.getByRole('grid', { name: 'Timeline with Priya' })
const choose = async (label: string, option: string) => {
  // Its name is what is chosen and what it is called.
  await page.getByRole('button', { name: new RegExp(` ${label}$`) }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('listbox', { name: label }).waitFor()
  await page.keyboard.type(option)
  await page.keyboard.press('Enter')
  await page.getByRole('listbox', { name: label }).waitFor({ state: 'detached' })
}

test('how they like things told: form, length, how often, when and by what', async () => {
  await page.getByRole('radio', { name: 'Bullets' }).focus()
  await page.keyboard.press('ArrowRight')
  await choose('Length', 'One')
  await choose('Brief wanted', 'Two')
  await page.getByRole('textbox', { name: 'Reached by' }).fill('Chat before nine')
  await expect.poll(fields).toMatchObject({
    style: 'narrative',
    briefLength: 'one-page',
    leadDays: 2,
    channel: 'Chat before nine',
  })
  await choose('Brief wanted', 'Not')
  await expect.poll(async () => (await fields())?.['leadDays']).toBeNull()
})

test('how often and influence are derived, can be overruled, and go back', async () => {
  const cadence = page.getByRole('button', { name: 'How often' })
  const influence = page.getByRole('button', { name: 'Influence' })
  await expect.poll(() => cadence.textContent()).toBe('Weekly, as you meet')
  await expect.poll(() => influence.textContent()).toBe('Medium, by relation')
  await choose('How often', 'Monthly')
  await choose('Influence', 'High')
  await expect.poll(fields).toMatchObject({ cadence: 'monthly', influence: 'high' })
  await choose('Influence', 'Medium, by')
  await expect.poll(async () => (await fields())?.['influence']).toBe('')
  await choose('Relation', 'Manager')
  await expect.poll(() => influence.textContent()).toBe('High, by relation')
})

test('growth goals are asked of a report alone', async () => {
  await page.getByRole('textbox', { name: 'Growth goals' }).waitFor({ state: 'detached' })
  await choose('Relation', 'Report')
  await page.getByRole('textbox', { name: 'Growth goals' }).fill('Lead a launch')
  await page.getByRole('textbox', { name: 'How I can help' }).fill('An intro to the customer day')
  await expect
    .poll(fields)
    .toMatchObject({ growthGoals: 'Lead a launch', help: 'An intro to the customer day' })
})

test('health is one key, here and on the 1:1, and its history has a table', async () => {
  const main = page.getByRole('main', { name: 'Priya Shah' })
  await main.focus()
  expect(await countKeys(page, () => page.keyboard.press('>'))).toBe(1)
  await expect.poll(async () => (await meeting('meeting-1'))?.['health']).toBe('better')
  await page.getByRole('radio', { name: 'Better', checked: true }).waitFor()

  await timeline()
    .getByRole('row', { name: /with Priya/ })
    .nth(1)
    .click()
  await page.getByRole('textbox', { name: /^Agenda of/ }).waitFor()
  await page.getByRole('main', { name: /with Priya/ }).focus()
  await page.keyboard.press('<')
  await expect.poll(async () => (await meeting('meeting-8'))?.['health']).toBe('worse')
  await page.keyboard.press('<')
  await expect.poll(async () => (await meeting('meeting-8'))?.['health']).toBe('')
  await page.keyboard.press('=')
  await expect.poll(async () => (await meeting('meeting-8'))?.['health']).toBe('same')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+[')

  await page.getByText(/^Better since/).click()
  const table = page.getByRole('table', { name: 'How it stood with Priya after each 1:1' })
  await expect.poll(() => table.getByRole('row').allTextContents()).toHaveLength(3)
  expect((await table.getByRole('row').allTextContents()).join()).toMatch(/Better.*The same/)
})

test('the timeline holds everything with them, newest first, and narrows to a part', async () => {
  const names = () => timeline().locator('.open-row').allTextContents()
  await expect.poll(async () => (await names()).length).toBe(9)
  const all = (await names()).join('\n')
  for (const words of [
    'lead a launch',
    'Explain the why',
    'customer day',
    'The tour',
    'six days',
    'Support',
  ]) {
    expect(all).toContain(words)
  }
  await choose('Show in the timeline', 'Feedback')
  await expect.poll(async () => (await names()).length).toBe(1)
  await timeline().getByRole('row', { name: 'Explain the why first' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Note about Priya' }).waitFor()
  await page.keyboard.press('Escape')
  await choose('Show in the timeline', 'Everything')
})

test.each(['light', 'dark'] as const)('axe finds nothing on a full page, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  expect(await violationsOf(page)).toEqual([])
})

test('a long timeline shows its beginning, and more at a press', async () => {
  await writeFrom(
    page,
    Array.from({ length: 120 }, (_, index) => ({
      id: `many-${index}`,
      kind: 'note',
      fields: { personId: 'priya', type: 'working', text: `Note ${index}`, date: '2020-02-02' },
    })),
  )
  await expect.poll(() => timeline().getByRole('row').count()).toBeLessThan(60)
  await page.getByRole('button', { name: 'Show earlier' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => timeline().getByRole('row').count()).toBeGreaterThanOrEqual(129)
  await timeline().getByText('February 2020').waitFor()
})

test('in a narrow window the next 1:1 stands above everything, and opens', async () => {
  const next = page.getByRole('region', { name: 'Next 1:1 with Priya' })
  expect(await next.isVisible()).toBe(false)
  await page.setViewportSize({ width: 420, height: 800 })
  await next.waitFor()
  await next.getByText('No agenda yet').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await next.getByRole('button', { name: 'Prepare' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: /^Agenda of / }).waitFor()
  await page.setViewportSize({ width: 1280, height: 800 })
})
