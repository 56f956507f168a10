import { afterAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchApp } from '../support/launch-app.ts'
import { callFrom, rowsOf } from '../support/page-calls.ts'

const app = await launchApp()
afterAll(() => app.dispose())

const captureShortcut = 'CommandOrControl+Shift+Space'

/** Every key counts, those held down too; the user's own words do not. */
class Keyboard {
  presses = 0

  async press(page: Page, keys: string): Promise<void> {
    this.presses += keys.split('+').length
    await page.keyboard.press(keys)
  }

  /** False where nobody listens to it. */
  hotkey(): Promise<boolean> {
    this.presses += captureShortcut.split('+').length
    return app.control.pressShortcut(captureShortcut)
  }

  async ownWords(page: Page, words: string): Promise<void> {
    await page.keyboard.type(words)
  }
}

async function isFocused(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name })
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
}

test('[A10] by keyboard alone, from nothing to an agenda, an opener and a brief in 40 presses', async () => {
  const keyboard = new Keyboard()
  const page = await app.window('main')
  await isFocused(page, 'Name')
  await keyboard.ownWords(page, 'Maria Ortega')
  await keyboard.press(page, 'Enter')
  await isFocused(page, 'When')
  await keyboard.press(page, 'Enter')

  await isFocused(page, 'What must Maria deliver this quarter?')
  await keyboard.ownWords(page, 'Churn under 3 % by March')
  await keyboard.press(page, 'Enter')
  await isFocused(page, 'What would embarrass Maria?')
  await keyboard.ownWords(page, 'Being surprised in front of the board')
  await keyboard.press(page, 'Enter')
  await keyboard.press(page, 'Enter')

  // The desk, with the caret over the first prompt.
  const selected = () => page.evaluate(() => String(getSelection()))
  await expect.poll(selected).toBe('What Maria should hear from me first…')
  await page.getByText('Noticed anything outside').waitFor()

  expect(await keyboard.hotkey()).toBe(true)
  const capture = await app.window('capture')
  await expect
    .poll(() => capture.evaluate(() => document.activeElement?.matches('textarea, input') ?? false))
    .toBe(true)
  await keyboard.ownWords(capture, 'From July, AI costs must be itemised')
  await keyboard.press(capture, 'Enter')

  await isFocused(page, 'So what: what follows from it for us?')
  await keyboard.ownWords(page, 'whoever itemises first wins the careful buyers')
  await keyboard.press(page, 'Enter')
  const drafts = page.getByRole('region', { name: 'The first ten minutes' }).getByRole('group')
  await drafts.getByRole('button', { name: /Tests an assumption$/ }).waitFor()
  await expect.poll(() => drafts.evaluate((card) => card === document.activeElement)).toBe(true)
  await keyboard.press(page, '1')

  // One key drafts an ask from her goal.
  const check = page.getByRole('region', { name: 'Prep check' })
  await page.getByText('mends the first finding').waitFor()
  await check.getByText('Nothing is asked of Maria yet').waitFor()
  await keyboard.press(page, 'ControlOrMeta+j')
  const ask = 'What would you have me do first about churn?'
  await expect.poll(selected).toBe(ask)
  await check.getByText(/^Ready\. .*\d\d:\d\d\.$/).waitFor()
  const [meeting] = await rowsOf(page, 'meeting')
  const items = async () => {
    const [agenda] = await callFrom(page, 'projections.read', { ids: [meeting?.id ?? ''] })
    return agenda?.projection.items ?? []
  }
  await expect.poll(async () => (await items()).map(({ headline }) => headline)).toContain(ask)

  await keyboard.press(page, 'ControlOrMeta+Shift+c')
  await page.getByRole('region', { name: 'The first ten minutes' }).getByText('Ready.').waitFor()
  // Said once, and with what is not in it.
  await page.getByText('Brief copied: 2 of 5 items; 3 are not written yet.').waitFor()
  expect(await page.getByText(/copied/).count()).toBe(1)

  expect(keyboard.presses).toBeLessThanOrEqual(40)
  const agenda = await items()
  const ofKind = (kind: string) => agenda.filter((item) => item.kind === kind).map(({ headline }) => headline)
  expect(ofKind('ask')).toEqual([ask])
  const asked = ofKind('opener').filter((headline) => headline.includes('AI costs must be itemised'))
  expect(asked).toHaveLength(1)
  // The so-what is said or asked about; how, the drafts decide.
  expect(asked[0]).toMatch(/^From July, AI costs must be itemised\. .*careful buyers.*\?$/)
  const planned = agenda.reduce((sum, { minutes }) => sum + minutes, 0)
  expect(planned).toBeLessThanOrEqual(Number(meeting?.fields['minutes']))
  const brief = (await app.control.readClipboard())['text/plain']
  expect(brief).toContain(ask)
  expect(brief).toContain(asked[0])
  expect(brief).not.toContain('surprised')
})
