import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { addPeople, destination, line, windowsOf } from '../support/capture-page.ts'
import { launchApp } from '../support/launch-app.ts'
import { rowsOf } from '../support/page-calls.ts'
import type { RunningApp } from '../support/running-app.ts'

const transcript =
  'Maria: budgets freeze in January\n\nJonas: we need two engineers\n/todo send the plan by tomorrow\nBye'

let app: RunningApp
let main: Page

beforeEach(async () => {
  app = await launchApp()
  main = await app.window('main')
  await addPeople(main, 'Maria Ortega')
})

afterEach(() => app.dispose())

const openCapture = () => windowsOf(app).openCapture()
const hidden = () => windowsOf(app).hidden()

async function paste(page: Page, text: string): Promise<void> {
  await line(page).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    // Without a listener that takes it over the browser would put the text in.
    if (field.dispatchEvent(event)) document.execCommand('insertText', false, pasted)
  }, text)
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Lines that were pasted' })
const texts = async () => (await rowsOf(main, 'capture')).map(({ fields }) => fields['text'])

test('[B1] lines of a pasted text are picked with arrows and Space, and each is a capture of its own', async () => {
  const page = await openCapture()
  await paste(page, transcript)
  await expect.poll(() => list(page).getByRole('option').count()).toBe(4)
  await expect.poll(() => destination(page).innerText()).toBe('All as one capture')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect.poll(() => destination(page).innerText()).toBe('2 captures')
  await page.keyboard.press('Enter')
  await hidden()
  expect((await texts()).toSorted()).toEqual([
    '/todo send the plan by tomorrow',
    'Maria: budgets freeze in January',
  ])
  expect(await rowsOf(main, 'action')).toMatchObject([{ fields: { text: 'Send the plan' } }])
  expect(await line(await openCapture()).inputValue()).toBe('')
})

test('[B1] Escape goes back to the text, with what was typed before', async () => {
  const page = await openCapture()
  await line(page).pressSequentially('Notes: ')
  await paste(page, transcript)
  await list(page).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => line(page).inputValue()).toBe(`Notes: ${transcript}`)
  await page.keyboard.press('Enter')
  await hidden()
  expect(await texts()).toEqual([`Notes: ${transcript}`])
})

test('what was typed before a paste stays in the line when its lines are kept', async () => {
  const page = await openCapture()
  await line(page).pressSequentially('Call about: ')
  await paste(page, transcript)
  await list(page).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect.poll(() => line(page).inputValue()).toBe('Call about:')
  expect(await texts()).toEqual(['Bye'])
})

test('[B1] Enter with nothing picked keeps all as one', async () => {
  const page = await openCapture()
  await paste(page, transcript)
  await list(page).waitFor()
  await page.keyboard.press('Enter')
  await hidden()
  expect(await texts()).toEqual([transcript])
})

test('one line is pasted as it is', async () => {
  const page = await openCapture()
  await paste(page, 'Acme opens in Cork')
  expect(await line(page).inputValue()).toBe('Acme opens in Cork')
  expect(await list(page).isVisible()).toBe(false)
})

test.each([false, true])('axe finds nothing to complain of in a list of lines (dark: %s)', async (dark) => {
  await app.control.setSystemTheme({ dark })
  const page = await openCapture()
  await paste(page, transcript)
  await list(page).waitFor()
  await page.keyboard.press('Space')
  expect(await violationsOf(page)).toEqual([])
})
