import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
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
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'dan', kind: 'person', fields: { name: 'Dan Reyes', relation: 'report' } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(2), minutes: 30 } },
    { id: 'worry', kind: 'note', fields: { personId: 'maria', type: 'worry', text: 'The audit in March' } },
  ])
})
afterAll(() => app.dispose())

const agenda = () => page.getByRole('textbox', { name: /Agenda of/ })
const option = (name: string | RegExp) => page.getByRole('option', { name })
const link = (name: string) => agenda().getByRole('link', { name })

async function openAgenda(): Promise<void> {
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('row', { name: /1:1 with Maria/ }).click()
  await agenda().click()
}

test('[B1] any document is linked with [[ and its words, in 6 presses, and leads there and back', async () => {
  await openAgenda()
  await page.keyboard.type('[[dan')
  await option(/Dan Reyes/).waitFor()
  await page.keyboard.press('Enter')
  await link('Dan Reyes').waitFor()
  await page.keyboard.press('Alt+Enter')
  const other = page.getByRole('main', { name: 'Dan Reyes' })
  await other.waitFor()
  const backlink = other
    .getByRole('grid', { name: 'Linked from' })
    .getByRole('row', { name: /1:1 with Maria/ })
  await backlink.waitFor()
  expect(await violationsOf(page)).toEqual([])
  await backlink.click()
  await link('Dan Reyes').waitFor()
})

test('a new name shows in every link, and in the trash it keeps its words', async () => {
  await writeFrom(page, [{ id: 'dan', fields: { name: 'Daniel Reyes' } }])
  await link('Daniel Reyes').waitFor()
  await writeFrom(page, [{ id: 'dan', fields: { trashedAt: new Date().toISOString() } }])
  await expect.poll(() => link('Daniel Reyes').getAttribute('title')).toBe('In the trash')
  await writeFrom(page, [{ id: 'dan', fields: { trashedAt: null } }])
  await expect.poll(() => link('Daniel Reyes').getAttribute('title')).toBe('')
})

test('[B5] the words of a private note show in the link only, and go with what is hidden', async () => {
  await agenda().click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('[[audit')
  await option(/The audit in March/).waitFor()
  await page.keyboard.press('Enter')
  await link('The audit in March').waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect.poll(() => agenda().innerText()).not.toContain('audit')
  expect(await agenda().innerText()).toContain('Note')
  // Nor are they offered, over a screen that others see.
  await page.keyboard.type('[[mar')
  await option(/Maria Ortega/).waitFor()
  expect(await option(/The audit in March/).count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect.poll(() => agenda().innerText()).toContain('The audit in March')
})
