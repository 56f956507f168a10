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

const people = () => page.getByRole('grid', { name: 'People' })
const personRow = (name: string) => people().getByRole('row', { name })
const fieldsOf = async (name: string) =>
  (await rowsOf(page, 'person')).find((row) => row.fields['name'] === name)?.fields

test('an empty list says whom to begin with, and its keys add a person', async () => {
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('heading', { name: 'Who do you lead up to?' }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+Shift+N')
  await page.getByRole('dialog', { name: 'New person' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('A name is all it takes.').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Maria Ortega')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('main', { name: 'Maria Ortega' }).waitFor()
  expect(await fieldsOf('Maria Ortega')).toMatchObject({ relation: 'manager' })
})

test('fields save as one types, and undo takes back one edit at a time', async () => {
  await page.getByRole('textbox', { name: 'Role' }).fill('VP Product')
  await page.getByRole('textbox', { name: 'How I can help' }).fill('The renewals sheet')
  await page.getByRole('radio', { name: 'Numbers first' }).focus()
  await page.keyboard.press('Space')
  await expect
    .poll(() => fieldsOf('Maria Ortega'))
    .toMatchObject({
      role: 'VP Product',
      help: 'The renewals sheet',
      style: 'numbers-first',
    })
  await page.getByText('Saved on this device').waitFor()

  await page.getByRole('main', { name: 'Maria Ortega' }).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await fieldsOf('Maria Ortega'))?.['style'] ?? 'bullets').toBe('bullets')
  await page.getByRole('main', { name: 'Maria Ortega' }).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await fieldsOf('Maria Ortega'))?.['help'] ?? '').toBe('')
  await expect.poll(() => page.getByRole('textbox', { name: 'How I can help' }).inputValue()).toBe('')
})

test('what was typed last is saved when its screen is left at once', async () => {
  await page.getByRole('textbox', { name: 'Role' }).fill('Chief of product')
  await page.keyboard.press('ControlOrMeta+3')
  await expect.poll(async () => (await fieldsOf('Maria Ortega'))?.['role']).toBe('Chief of product')
})

test('somebody who is likely here already is pointed out', async () => {
  await writeFrom(page, [
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg', email: 'jonas@example.org' } },
  ])
  await page.keyboard.press('ControlOrMeta+Shift+N')
  await page.getByRole('textbox', { name: 'Name' }).fill('J. Berg')
  await page.getByRole('textbox', { name: /E-mail/ }).fill('Jonas@example.org')
  await page.getByText('Jonas Berg is already here, with this address.').waitFor()
  await page.getByRole('button', { name: 'Open instead' }).click()
  await page.getByRole('main', { name: 'Jonas Berg' }).waitFor()
  expect(await rowsOf(page, 'person')).toHaveLength(2)
})

test('the list is filtered by typing and opened with Enter', async () => {
  await writeFrom(page, [
    { id: 'next', kind: 'meeting', fields: { personId: 'jonas', start: hoursFromNow(1), minutes: 30 } },
    { id: 'last', kind: 'meeting', fields: { personId: 'jonas', start: hoursFromNow(-170), minutes: 30 } },
  ])
  await page.keyboard.press('ControlOrMeta+3')
  await expect.poll(() => personRow('Jonas Berg').textContent()).toMatch(/Last met/)
  await page.getByRole('searchbox', { name: 'Filter people' }).fill('product')
  await personRow('Jonas Berg').waitFor({ state: 'detached' })
  await page.getByRole('searchbox', { name: 'Filter people' }).fill('zzz')
  await page.getByText('Nobody matches “zzz”.').waitFor()
  await page.keyboard.press('Escape')
  await personRow('Jonas Berg').focus()
  await page.keyboard.press('Enter')
  const rows = (name: string) => page.getByRole('grid', { name }).getByRole('row')
  await expect.poll(() => rows('1:1s with Jonas Berg').count()).toBe(1)
  await rows('Timeline with Jonas').filter({ hasText: '1:1 with Jonas' }).waitFor()
})

test('notes are written in place and kept', async () => {
  await page.getByRole('textbox', { name: 'Notes about Jonas Berg' }).click()
  await page.keyboard.type('Prefers a walk to a room')
  await page.getByText('Saved on this device').waitFor()
  await page.keyboard.press('ControlOrMeta+3')
  await personRow('Jonas Berg').click()
  const notes = page.getByRole('textbox', { name: 'Notes about Jonas Berg' })
  await expect.poll(() => notes.textContent()).toBe('Prefers a walk to a room')
})

test.each(['light', 'dark'] as const)('axe finds nothing on People and a person, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  await page.keyboard.press('ControlOrMeta+3')
  await people().waitFor()
  expect(await violationsOf(page)).toEqual([])
  await personRow('Jonas Berg').click()
  await page.getByText('Prefers a walk to a room').waitFor()
  expect(await violationsOf(page)).toEqual([])
})

test('a removed person is in the trash, and the toast brings them back', async () => {
  await page.getByRole('button', { name: 'More about Jonas Berg' }).click()
  await page.getByRole('menuitem', { name: 'Remove Jonas Berg' }).click()
  await personRow('Maria Ortega').waitFor()
  await personRow('Jonas Berg').waitFor({ state: 'detached' })
  await page.getByText('Jonas Berg is in the trash for 30 days.').waitFor()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await personRow('Jonas Berg').waitFor()
  expect((await fieldsOf('Jonas Berg'))?.['trashedAt']).toBeNull()
})
