import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Route } from '../../src/renderer/app/route.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, writeFrom } from '../support/page-calls.ts'
import { privateContent } from '../support/private-content.ts'
import { createRandom, runSeed } from '../support/random.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const seed = runSeed()
console.log(`private words of LEADUP_SEED=${seed}`)
const { writes, secrets } = privateContent('maria', createRandom(seed))
const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, writes)
  await writeFrom(page, [
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(0.2), minutes: 30 } },
    {
      id: 'past',
      kind: 'meeting',
      fields: { personId: 'maria', start: hoursFromNow(-100), health: 'worse' },
    },
    { id: 'gone', kind: 'note', fields: { personId: 'maria', type: 'worry', text: trashedWord } },
    {
      id: 'line',
      kind: 'capture',
      fields: { text: `/heard @Maria ${heardWord}`, word: 'heard', personIds: ['maria'] },
    },
  ])
  await writeFrom(page, [{ id: 'gone', fields: { trashedAt: new Date().toISOString() } }])
})
afterAll(() => app.dispose())

const notesWord = 'zqworkingnotes'
const trashedWord = 'zqtrashedworry'
const heardWord = 'zqheardline'

/** Working notes are a body, not a field. */
test('working notes are written', async () => {
  await go({ screen: 'person', id: 'maria' })
  await page.getByRole('textbox', { name: /^Notes about/ }).click()
  await page.keyboard.type(notesWord)
  await expect.poll(() => page.getByText('Saved on this device').isVisible()).toBe(true)
})

/** Opens a screen as this device remembers it, with everything in sight. */
async function go(route: Route): Promise<void> {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: route })
  await page.reload()
  await page.getByRole('main').waitFor()
  await settled()
}

/** Until nothing more comes: what a screen shows is read from the workspace bit by bit. */
async function settled(): Promise<void> {
  let before = ''
  await expect
    .poll(
      async () => {
        const now = await seen()
        const isSame = now === before
        before = now
        return isSame
      },
      { interval: 250, timeout: 8000 },
    )
    .toBe(true)
}

const words = [
  ...secrets,
  { word: notesWord, where: 'working notes' },
  { word: trashedWord, where: 'a worry in the trash' },
  { word: heardWord, where: 'a line with something heard' },
]
/** What somebody sees who looks at the window, and hears who has it read out. */
const seen = async () =>
  [await page.title(), await page.locator('body').innerText(), await values(), await labels()].join('\n')
const labels = () =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[aria-label], [aria-description], [aria-valuetext], [title], [alt], [placeholder]',
      ),
    ]
      .filter((element) => element.checkVisibility())
      .flatMap((element) =>
        ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'].map((name) =>
          element.getAttribute(name),
        ),
      )
      .filter(Boolean)
      .join('\n'),
  )
const values = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
      .filter((field) => field.checkVisibility())
      .map(({ value }) => value)
      .join('\n'),
  )
const found = async () => {
  const text = await seen()
  return words.filter(({ word }) => text.includes(word)).map(({ where }) => where)
}
const hide = () => page.keyboard.press('ControlOrMeta+Shift+h')

const routes: readonly Route[] = [
  { screen: 'today' },
  { screen: 'inbox' },
  { screen: 'five-minutes' },
  { screen: 'meetings' },
  { screen: 'meeting', id: 'next' },
  { screen: 'meeting', id: 'past' },
  { screen: 'people' },
  { screen: 'person', id: 'maria' },
  { screen: 'signals' },
  { screen: 'signal', id: 'private-signal' },
  { screen: 'business-page' },
  { screen: 'pocket' },
  { screen: 'follow-through' },
  { screen: 'follow-through', section: 'feedback' },
  { screen: 'follow-through', section: 'openers' },
  { screen: 'follow-through', section: 'wins' },
  { screen: 'search', query: 'zq' },
  { screen: 'settings' },
  { screen: 'settings', section: 'trash' },
]
const everSeen = new Set<string>()

test.each(routes)('[B5] nothing private is in sight once it is hidden: %j', async (route) => {
  await go(route)
  const rail = page.getByRole('navigation', { name: 'Leadup' })
  for (const where of await found()) everSeen.add(where)
  await hide()
  await expect.poll(() => rail.isVisible()).toBe(false)
  await expect.poll(found).toEqual([])
  // It stays hidden on the way to other screens, until it is pressed again.
  await page.keyboard.press('ControlOrMeta+1')
  await expect.poll(found).toEqual([])
  // That it is on stands in the head of each of them, with the way back.
  await page.getByRole('button', { name: 'Show what is hidden' }).click()
  await expect.poll(() => rail.isVisible()).toBe(true)
  await expect.poll(() => page.getByText('Show what is hidden', { exact: true }).count()).toBe(0)
})

test('[B5] what was looked for is really in sight where nothing is hidden', () => {
  // These are shown in a dialog over the screens, which is private with them.
  const inDialogs = new Set(['note.quote', 'note.willDo', 'note.changed'])
  const onScreens = words.map(({ where }) => where).filter((where) => !inDialogs.has(where))
  expect(onScreens.filter((where) => !everSeen.has(where))).toEqual([])
})

test('[B5] no title, tray, notification or clipboard of a brief holds any of it', async () => {
  await go({ screen: 'meeting', id: 'next' })
  await page.getByRole('textbox', { name: /^Agenda of/ }).click()
  await page.keyboard.type('Ask for one more contractor ')
  // A link to a worry is written into the text, where it may be read by others.
  const worry = secrets.find(({ where }) => where === 'note worry')?.word ?? ''
  await page.keyboard.type(`[[${worry}`)
  await page.getByRole('option', { name: worry }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: worry }).waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await page
    .getByText(/copied/)
    .first()
    .waitFor()
  await callFrom(page, 'captures.commit', { commandId: randomUUID(), text: 'A line' })
  const brief = await app.control.readClipboard()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+c')
  await expect.poll(() => app.control.readClipboard()).not.toEqual(brief)
  const outside = JSON.stringify([
    await app.control.windows(),
    await app.control.tray(),
    await app.control.shellRequests(),
    brief,
    await app.control.readClipboard(),
    await app.control.menu(),
  ])
  expect(words.filter(({ word }) => outside.includes(word))).toEqual([])
  expect(JSON.stringify(brief)).toContain('one more contractor')
  expect(outside).toContain('1:1 at')
})

test('[B5] no toast says anything of it', async () => {
  const said = async () => page.getByRole('region', { name: 'What was done' }).innerText()
  const undone = () => page.getByRole('button', { name: 'Undo' }).click()
  const isSilent = async () => {
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const toast = await said()
    expect(words.filter(({ word }) => toast.includes(word))).toEqual([])
    expect(toast).not.toMatch(/worry|blind spot|heard/i)
    await undone()
  }
  for (const type of ['worry', 'blind-spot', 'heard', 'working']) {
    const text = secrets.find(({ where }) => where === `note ${type}`)?.word ?? ''
    for (const name of ['No longer so', 'Remove']) {
      await go({ screen: 'person', id: 'maria' })
      await page
        .getByRole('grid', { name: 'What you know of Maria' })
        .getByRole('row', { name: text })
        .focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('button', { name }).click()
      await isSilent()
    }
  }
  await go({ screen: 'settings', section: 'trash' })
  await page.getByRole('button', { name: 'Put back the note' }).click()
  await isSilent()
  await go({ screen: 'inbox' })
  await page.getByRole('row', { name: heardWord }).focus()
  await page.keyboard.press('Backspace')
  await isSilent()
})
