import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { CalendarServer } from '../support/calendars/calendar-server.ts'
import { writeCalendar, type WrittenEvent } from '../support/calendars/write-calendar.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { rowsOf } from '../support/page-calls.ts'

const server = new CalendarServer()
const address = `${await server.listen()}/private-k3y/mine.ics`
const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
})
afterAll(async () => {
  await app.dispose()
  await server.close()
})

const maria: WrittenEvent = {
  uid: 'maria',
  title: 'Maria / Tom',
  inDays: 2,
  hour: 14,
  weeks: 3,
  guests: ['Tom Becker', 'Maria Weber'],
}
const jonas: WrittenEvent = { ...maria, uid: 'jonas', title: 'Career', guests: ['Tom Becker', 'Jonas Frey'] }

const dialog = (name = 'Import a calendar') => page.getByRole('dialog', { name })
const meetings = async () => (await rowsOf(page, 'meeting')).filter(({ fields }) => !fields['trashedAt'])
const group = () => page.getByRole('main', { name: 'Settings' })

async function openSettings(): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: 'Calendar', exact: true }).click()
  await page.getByRole('heading', { name: 'Keep up with a calendar' }).waitFor()
}

test('an address that is none, or not encrypted, or brings no calendar, is said, and can be mended', async () => {
  server.answer = (_asked, response) => response.writeHead(200).end('<html>Sign in</html>')
  await openSettings()
  await page.getByRole('button', { name: 'Give its web address…' }).press('Enter')
  const field = dialog().getByRole('textbox', { name: 'Or keep up with its web address' })
  for (const [typed, words] of [
    ['my calendar', 'no address of a calendar'],
    ['http://calendar.example/x.ics', 'not encrypted'],
    [address, 'not a calendar'],
  ] as const) {
    await field.fill(typed)
    await page.keyboard.press('Enter')
    await dialog().getByText(words).waitFor()
    await expect.poll(() => field.inputValue()).toBe(typed)
  }
  expect(await violationsOf(page)).toEqual([])
  expect(await meetings()).toEqual([])
})

test('[B1] an address is subscribed to with the preview of a file, from the keyboard', async () => {
  server.serve(writeCalendar([maria]))
  await dialog().getByRole('textbox', { name: 'Or keep up with its web address' }).focus()
  await page.keyboard.press('Enter')
  await dialog('Which e-mail address is yours?').waitFor()
  await page.keyboard.press('Enter')
  await dialog().getByText('3 new').waitFor()
  await page.keyboard.press('Enter')
  await dialog().waitFor({ state: 'detached' })
  await expect.poll(async () => (await meetings()).length).toBe(3)
  await group().getByText('127.0.0.1').waitFor()
  await group().getByText('On', { exact: true }).waitFor()
  expect(await group().innerText()).not.toContain('k3y')
  expect(await violationsOf(page)).toEqual([])
})

test('what moves follows by itself, and what is new is offered on 1:1s', async () => {
  server.serve(writeCalendar([{ ...maria, hour: 16 }, jonas]))
  await group().getByRole('button', { name: 'Look now' }).click()
  await group().getByText('3 1:1s').waitFor()
  await expect
    .poll(async () => (await meetings()).map(({ fields }) => String(fields['start']).slice(11)))
    .not.toContain('14:00')
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByText('3 new 1:1s in your calendar.').waitFor()
  await page.getByRole('button', { name: 'Look', exact: true }).press('Enter')
  await dialog().getByText('Jonas Frey').first().waitFor()
  await page.keyboard.press('Enter')
  await dialog().waitFor({ state: 'detached' })
  await expect.poll(async () => (await meetings()).length).toBe(6)
  await page.getByText('3 new 1:1s in your calendar.').waitFor({ state: 'detached' })
})

test('a server that is gone is said, what it brought is kept, and one press ends it', async () => {
  await server.close()
  await openSettings()
  await group().getByRole('button', { name: 'Look now' }).click()
  await group()
    .getByText(/could not be reached. What was read before is kept/)
    .waitFor()
  expect(await meetings()).toHaveLength(6)
  await group().getByRole('button', { name: 'Stop keeping up' }).press('Enter')
  await group().getByText('Off', { exact: true }).waitFor()
  expect(await meetings()).toHaveLength(6)
  await server.listen()
})

test('the address stands in no log', async () => {
  expect(readFileSync(join(app.profileDir, 'logs', 'leadup.log'), 'utf8')).not.toContain('k3y')
  expect(app.logs()).not.toContain('k3y')
})
