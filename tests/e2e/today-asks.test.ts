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

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
})
afterAll(() => app.dispose())

const day = (days: number) => hoursFromNow(24 * days).slice(0, 10)
const rowOf = async (kind: Parameters<typeof rowsOf>[1], id: string) =>
  (await rowsOf(page, kind)).find((row) => row.id === id)
const headings = () => page.getByRole('main').getByRole('heading').allTextContents()

/** Tab until what is named has the focus, as one does who knows where it stands. */
async function tabTo(role: 'button' | 'checkbox', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true })
  await wanted.waitFor()
  await page.getByRole('main').focus()
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab')
      return wanted.evaluate(
        (element) => element.contains(document.activeElement) || element === document.activeElement,
      )
    })
    .toBe(true)
}

async function isClean(): Promise<void> {
  for (const dark of [true, false]) {
    await app.control.setSystemTheme({ dark })
    await page.waitForFunction(
      (wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted,
      dark,
    )
    expect(await violationsOf(page)).toEqual([])
  }
}

test('nothing at all, and people without a 1:1 ahead, are states of their own', async () => {
  await expect.poll(headings).toEqual(['Who do you meet next?'])
  await isClean()
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'elif', kind: 'person', fields: { name: 'Elif Kaya', relation: 'peer', cadence: 'monthly' } },
  ])
  await expect.poll(headings).toEqual(['No 1:1 ahead'])
  await isClean()
})

test('no 1:1 today says so, above the one that is next', async () => {
  await writeFrom(page, [
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: `${day(2)}T14:00`, minutes: 30 } },
    {
      id: 'long-ago',
      kind: 'meeting',
      fields: { personId: 'elif', start: hoursFromNow(-24 * 70), minutes: 30 },
    },
  ])
  await expect.poll(() => page.getByText(/^No 1:1 today · /).isVisible()).toBe(true)
})

test('what asks for something stands in its order, what is late first', async () => {
  await writeFrom(page, [
    { id: 'plan', kind: 'action', fields: { text: 'Send the plan', personId: 'maria', dueDate: day(1) } },
    { id: 'late', kind: 'action', fields: { text: 'Draft it', personId: 'maria', dueDate: day(-3) } },
    {
      id: 'number',
      kind: 'note',
      fields: { type: 'feedback', text: 'Say the number first', personId: 'maria' },
    },
    { id: 'costs', kind: 'capture', fields: { text: 'Itemised AI costs' } },
    { id: 'ask', kind: 'opener', fields: { question: 'What would make it easy?', personId: 'maria' } },
  ])
  await expect
    .poll(async () => (await headings()).slice(1))
    .toEqual(['Owed', 'Not met for a while', 'Feedback to close', 'Inbox', 'In your pocket'])
  const owed = page.getByRole('region', { name: 'Owed' }).or(page.getByRole('list', { name: 'Owed' }))
  expect(await owed.first().innerText()).toMatch(/Draft it[\s\S]*3 days late[\s\S]*Send the plan/)
  await isClean()
})

test('[B1] what is owed is done with Space, and is back with Mod+Z', async () => {
  await tabTo('checkbox', 'Done: Draft it')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await rowOf('action', 'late'))?.fields['status']).toBe('done')
  await page.getByText('“Draft it” is done.').waitFor()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await rowOf('action', 'late'))?.fields['status']).not.toBe('done')
  await page.getByRole('checkbox', { name: 'Done: Draft it' }).waitFor()
})

test('[B1] its words open it where all of it stands, and how it stands there says when it was done', async () => {
  await tabTo('button', 'Draft it')
  await page.keyboard.press('Enter')
  const pane = page.getByRole('complementary', { name: 'Action' })
  await pane.getByRole('radio', { name: 'Done' }).focus()
  await page.keyboard.press('Space')
  await expect
    .poll(async () => (await rowOf('action', 'late'))?.fields)
    .toMatchObject({ status: 'done', doneAt: expect.stringMatching(/^\d{4}-/) })
  await pane.getByRole('radio', { name: 'Open' }).focus()
  await page.keyboard.press('Space')
  await expect
    .poll(async () => (await rowOf('action', 'late'))?.fields)
    .toMatchObject({ status: 'open', doneAt: null })
  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('main', { name: 'Today' }).waitFor()
})

test('[B1] who was not met for a while is planned in two presses', async () => {
  await tabTo('button', 'Plan a 1:1 with Elif Kaya')
  const presses = await countKeys(page, async () => {
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').locator(':focus').waitFor()
    await page.keyboard.press('Enter')
  })
  expect(presses).toBe(2)
  await expect
    .poll(
      async () =>
        (await rowsOf(page, 'meeting')).filter(({ fields }) => fields['personId'] === 'elif').length,
    )
    .toBe(2)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('[B1] feedback opens where it is closed', async () => {
  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('main', { name: 'Today' }).waitFor()
  await tabTo('button', 'Say the number first')
  await page.keyboard.press('Enter')
  const words = page.getByRole('complementary', { name: 'Feedback' }).getByRole('textbox').first()
  await expect.poll(() => words.inputValue()).toBe('Say the number first')
})
