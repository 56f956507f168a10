import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await app.window('main')
  await page.getByRole('heading', { name: 'Who do you meet next?' }).waitFor()
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg', relation: 'skip-level' } },
    { id: 'costs', kind: 'capture', fields: { text: 'Itemised AI costs', personIds: ['jonas'] } },
    { id: 'beta', kind: 'capture', fields: { text: 'Acme opens a payroll beta' } },
    { id: 'tenders', kind: 'capture', fields: { text: 'Tenders favour local hosting' } },
  ])
  for (const [id, personId, hours] of [
    ['first', 'maria', 3],
    ['second', 'jonas', 50],
  ] as const) {
    const fields = { personId, start: hoursFromNow(hours), minutes: 30 }
    await callFrom(page, 'meetings.create', { commandId: randomUUID(), id, fields, template: 'weekly' })
  }
  await page.getByRole('button', { name: 'Prepare', exact: true }).waitFor()
})
afterAll(() => app.dispose())

const inboxRow = (name: string) => page.getByRole('row', { name })
const rowOf = async (id: string) => (await rowsOf(page, 'capture')).find((row) => row.id === id)

test('Today names the next 1:1, how far it is away and how ready it is', async () => {
  await page.getByRole('heading', { name: /^Maria (at|tomorrow at) \d\d:\d\d/ }).waitFor()
  await page.getByText('30 min · no agenda yet').waitFor()
  await page.getByRole('heading', { name: 'After that' }).waitFor()
  await page.getByRole('button', { name: 'Prepare Jonas Berg' }).waitFor()
  await expect
    .poll(() => page.getByRole('button', { name: /^Today/ }).textContent())
    .toContain('3 in the inbox')
})

test.each(['light', 'dark'] as const)('axe finds nothing on Today and the inbox, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
})

test('single keys say what becomes of a capture, and undo takes it back', async () => {
  await inboxRow('Itemised AI costs').focus()
  await page.keyboard.press('a')
  await expect.poll(async () => (await rowOf('costs'))?.fields['state']).toBe('used')
  const [agenda] = await callFrom(page, 'projections.read', { ids: ['second'] })
  expect(agenda?.projection.items.map(({ headline }) => headline)).toContain('Itemised AI costs')
  await inboxRow('Itemised AI costs').waitFor({ state: 'detached' })

  await page.keyboard.press('ControlOrMeta+z')
  await inboxRow('Itemised AI costs').waitFor()
})

test('the inbox marks its first line from the beginning, and shows what its keys do as buttons', async () => {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'inbox' } })
  await page.reload()
  await page.getByRole('main', { name: 'Inbox' }).waitFor()
  const first = page.getByRole('row').first()
  await expect.poll(() => first.evaluate((row) => row === document.activeElement)).toBe(true)
  const answers = page.getByRole('button', { name: /next agenda/ })
  await expect.poll(() => answers.count()).toBe(1)
  await first.getByRole('button', { name: /Just keep it/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: /next agenda/ })
    .waitFor()
  await expect.poll(() => answers.count()).toBe(1)
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+1')
})

test('Backspace removes a capture, and its toast brings it back', async () => {
  await inboxRow('Acme opens a payroll beta').focus()
  await page.keyboard.press('Backspace')
  await expect.poll(() => inboxRow('Acme opens a payroll beta').count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => inboxRow('Acme opens a payroll beta').count()).toBe(1)
})

test('F6 goes round the panes', async () => {
  const pane = () =>
    page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))
  const seen: unknown[] = []
  for (const _ of [1, 2]) {
    await page.keyboard.press('F6')
    seen.push(await pane())
  }
  expect(seen.toSorted()).toEqual(['rail', 'work'])
})

test('no shortcut is carried out while an input method composes', async () => {
  const press = (isComposing: boolean) =>
    page.evaluate((composing) => {
      const event = { key: '?', bubbles: true, cancelable: true, isComposing: composing }
      return document.body.dispatchEvent(new KeyboardEvent('keydown', event))
    }, isComposing)
  // An event that somebody acts on has its default prevented.
  expect(await press(true)).toBe(true)
  expect(await press(false)).toBe(false)
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
})

test('the indicator says what is on disk', async () => {
  await expect
    .poll(() => page.getByRole('status', { name: 'Saving' }).innerText())
    .toBe('Saved on this device')
})

test('the screen that was open is open again after a restart', async () => {
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('main', { name: 'People' }).waitFor()
  await app.quit()
  const again = await app.relaunch()
  page = await again.window('main')
  await expect.poll(() => page.getByRole('main').getAttribute('aria-label')).toBe('People')
})
