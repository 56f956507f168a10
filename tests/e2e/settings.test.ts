import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { agendaItem } from '@shared/body/agenda-item'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { rowsOf, writeFrom } from '../support/page-calls.ts'
import { writeBody } from '../support/write-body.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('main', { name: 'Settings' }).waitFor()
})
afterAll(() => app.dispose())

const section = async (name: string) => {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('heading', { name, level: 2 }).waitFor()
}
const chosen = async () => (await rowsOf(page, 'settings'))[0]?.fields ?? {}

test('another capture hotkey is recorded, and a press shows that it arrives', async () => {
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.keyboard.press('k')
  await page.getByText(/^Hold .* with it\.$/).waitFor()
  await page.keyboard.press('Control+Alt+K')
  await page.getByText(/is yours now/).waitFor()
  await expect.poll(async () => (await chosen())['captureShortcut']).toBe('CommandOrControl+Alt+K')
  expect(await app.control.shortcuts()).toContain('CommandOrControl+Alt+K')

  await page.getByRole('button', { name: 'Test it' }).click()
  await page.getByText(/^Press/).waitFor()
  await expect.poll(() => app.control.pressShortcut('CommandOrControl+Alt+K')).toBe(true)
  await page.getByText('It arrived. Capture works from anywhere.').waitFor()
})

test('a hotkey that another program has is refused, and a free one is offered', async () => {
  await app.control.setShortcutTaken('CommandOrControl+Alt+J', true)
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.keyboard.press('Control+Alt+J')
  await page.getByText(/belongs to another program/).waitFor()
  expect((await chosen())['captureShortcut']).toBe('CommandOrControl+Alt+K')
  await page.getByRole('button', { name: /^Use / }).first().click()
  await page.getByText(/is yours now/).waitFor()
  expect((await chosen())['captureShortcut']).not.toBe('CommandOrControl+Alt+K')
})

test('appearance and font change at once, and undo takes them back', async () => {
  await section('Appearance')
  const root = () => page.evaluate(() => ({ ...document.documentElement.dataset }))
  await page.getByRole('radio', { name: 'Dark' }).focus()
  await page.keyboard.press('Space')
  await expect.poll(root).toMatchObject({ appearance: 'dark' })
  await page.getByRole('radio', { name: 'Inter' }).focus()
  await page.keyboard.press('Space')
  await expect.poll(root).toMatchObject({ documentFont: 'sans' })
  await page.getByRole('main', { name: 'Settings' }).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(root).toMatchObject({ appearance: 'dark', documentFont: 'serif' })
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await root()).appearance).not.toBe('dark')
})

test('spelling is off until it is turned on, which says what is fetched', async () => {
  await section('Editor')
  await page.getByText('While this is off, nothing is fetched.', { exact: false }).waitFor()
  await page.getByRole('checkbox', { name: 'Check spelling while writing' }).focus()
  await page.keyboard.press('Space')
  await expect.poll(async () => (await chosen())['spellCheck']).toBe(true)
  await expect.poll(() => page.getByRole('list', { name: 'Languages' }).getByRole('listitem').count()).toBe(1)
  await page.getByRole('button', { name: /Add a language/ }).click()
  await page.getByRole('option', { name: 'German', exact: true }).click()
  await expect.poll(async () => (await chosen())['spellCheckLanguages']).toContain('de')
})

test('calendar words are added, checked and taken out', async () => {
  await section('Calendar')
  const address = page.getByRole('textbox', { name: 'E-mail address to add' }).first()
  await address.fill('me')
  await page.keyboard.press('Enter')
  await page.getByText(/An e-mail address has an @ in it/).waitFor()
  await address.fill('me@example.org')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await chosen())['ownAddresses']).toEqual(['me@example.org'])
  const titles = page.getByRole('list', { name: 'Titles that are 1:1s' }).getByRole('listitem')
  const [first = ''] = await titles.allTextContents()
  await page.getByRole('button', { name: `Remove ${first}`, exact: true }).click()
  await expect.poll(async () => (await chosen())['titlePatterns'] ?? [first]).not.toContain(first)
})

test('a copy is exported into a folder of the user’s choice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leadup-export-'))
  await section('Import and export')
  await page.getByRole('button', { name: 'Export a copy…' }).click()
  await app.control.answerDialog('open', { canceled: false, filePaths: [folder] })
  const said = page.getByText(/documents are in/)
  await said.waitFor()
  expect(existsSync(/are in (.*)$/.exec((await said.textContent()) ?? '')?.[1] ?? '')).toBe(true)
  await rm(folder, { recursive: true })
})

test('a backup is made at once, and the screen says when', async () => {
  await section('Backups')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await page.getByText(/^Today, \d\d:\d\d$/).waitFor()
  await page.getByRole('button', { name: 'Show the folder' }).click()
  await expect
    .poll(async () => (await app.control.shellRequests()).map(({ action }) => action))
    .toContain('openPath')
})

test('diagnostics are copied', async () => {
  await section('About and diagnostics')
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.poll(async () => (await app.control.readClipboard())['text/plain']).toMatch(/^Leadup \d/)
})

test.each(['light', 'dark'] as const)('axe finds nothing on any section, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  for (const name of await page
    .getByRole('navigation', { name: 'Sections of the settings' })
    .getByRole('button')
    .allTextContents()) {
    await section(name)
    expect(await violationsOf(page), name).toEqual([])
  }
})

test('the days that are left count from when it was in the trash here, whatever its date says', async () => {
  await writeFrom(page, [{ id: 'from-afar', kind: 'person', fields: { name: 'Ines Rey' } }])
  await writeFrom(page, [{ id: 'from-afar', fields: { trashedAt: '2020-03-01T12:00:00.000Z' } }])
  await section('Trash')
  const row = page.getByRole('listitem').filter({ hasText: 'Ines Rey' })
  await row.waitFor()
  expect(await row.innerText()).toContain('Person · removed 1 Mar 2020 · 30 more days')
  await page.getByRole('button', { name: 'Put back Ines Rey' }).click()
  await page.getByRole('heading', { name: 'Nothing was removed' }).waitFor()
  await section('About and diagnostics')
})

test('a 1:1 in the trash whose item another agenda shows says that it stays for that', async () => {
  await writeFrom(page, [
    { id: 'ada', kind: 'person', fields: { name: 'Ada Weiss' } },
    { id: 'then', kind: 'meeting', fields: { personId: 'ada', start: '2026-01-12T10:00' } },
    { id: 'since', kind: 'meeting', fields: { personId: 'ada', start: '2026-01-19T10:00' } },
  ])
  await writeBody(page, 'then', [agendaItem('a', 'discuss', 'Renew Borealis')])
  await writeBody(page, 'since', [agendaItem('b', 'discuss', '', { ref: 'item:then/a' })])
  await writeFrom(page, [{ id: 'then', fields: { trashedAt: new Date().toISOString() } }])
  await section('Trash')
  const row = page.getByRole('listitem').filter({ hasText: '1:1 with Ada' })
  await row.getByText('stays: an agenda shows an item of it').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await row.getByRole('button', { name: /^Put back/ }).click()
  await page.getByRole('heading', { name: 'Nothing was removed' }).waitFor()
  await section('About and diagnostics')
})

test('what was removed is in the trash, and one press puts it back', async () => {
  await writeFrom(page, [{ id: 'gone', kind: 'person', fields: { name: 'Elif Kaya' } }])
  await writeFrom(page, [{ id: 'gone', fields: { trashedAt: new Date().toISOString() } }])
  await section('Trash')
  await page.getByText('Person · removed today · 30 more days').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Put back Elif Kaya' }).click()
  await page.getByRole('heading', { name: 'Nothing was removed' }).waitFor()
  const people = await rowsOf(page, 'person')
  expect(people.find(({ id }) => id === 'gone')?.fields).toMatchObject({ name: 'Elif Kaya', trashedAt: null })
})
