import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { samplePage } from '../support/sample-page.ts'
import { hoursFromNow } from '../support/wall-times.ts'

/** Where a reviewer finds the briefs of agendas that a few keys made ready. */
const briefs = resolve('out/briefs')

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await mkdir(briefs, { recursive: true })
})
afterAll(() => app.dispose())

const agenda = () => page.getByRole('textbox', { name: /^Agenda of/ })
const check = () => page.getByRole('region', { name: 'Prep check' })
const finding = (words: string) => check().getByRole('listitem').filter({ hasText: words })
const itemsOf = async (id: string) => {
  const [found] = await callFrom(page, 'projections.read', { ids: [id] })
  return found?.projection.items ?? []
}
const mutedIn = (row: { fields: Record<string, unknown> } | undefined) =>
  Object.entries(row?.fields ?? {})
    .filter(([field, value]) => field.startsWith('mutedFindings/') && value === true)
    .map(([field]) => field.slice('mutedFindings/'.length))
const mutedFor = async (kind: 'meeting' | 'person', id: string) =>
  mutedIn((await rowsOf(page, kind)).find((row) => row.id === id))

/** Every key counts, those held down too; the user's own words do not. */
class Keyboard {
  presses = 0

  async press(on: Page, keys: string): Promise<void> {
    this.presses += keys.split('+').length
    await on.keyboard.press(keys)
  }
}

/** What Mod+J mends. */
async function firstIs(words: string): Promise<void> {
  await expect.poll(() => check().locator('.finding-text').first().innerText()).toContain(words)
}

/** Opens the next 1:1 with somebody, as a user does who then has both hands on the keys. */
async function open(name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+2')
  await page
    .getByRole('row', { name: new RegExp(`^1:1 with ${name}`) })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('main', { name: `1:1 with ${name}` }).waitFor()
  await agenda().waitFor()
}

/** Mends the first finding until none is left. Returns what was found, in this order. */
async function mendAll(on: Page, keyboard: Keyboard): Promise<string[]> {
  const region = on.getByRole('region', { name: 'Prep check' })
  // All at once: a text that is asked for by itself is waited for, and the last one may just have gone.
  const first = async () => (await region.locator('.finding-text').allInnerTexts())[0]
  const found: string[] = []
  for (let step = 0; step < 12; step += 1) {
    await region.locator('.finding-text, .prep-ready').first().waitFor()
    const words = await first()
    if (words === undefined) return found
    found.push(words)
    await keyboard.press(on, 'ControlOrMeta+j')
    await expect.poll(first).not.toBe(words)
  }
  throw new Error(`never ready: ${found.join('; ')}`)
}

async function copyBrief(on: Page, name: string): Promise<string> {
  // A toast may still be there of what was copied before: what counts is what comes on an empty clipboard.
  await app.control.writeClipboard({ 'text/plain': '' })
  const copied = async () => (await app.control.readClipboard())['text/plain'] ?? ''
  await on.keyboard.press('ControlOrMeta+Shift+c')
  await expect.poll(copied).not.toBe('')
  const text = await copied()
  await writeFile(join(briefs, `${name}.md`), text)
  return text
}

test('[C2] with no data: 12 presses to a ready agenda, nothing muted', async () => {
  await writeFrom(page, [
    { id: 'ines', kind: 'person', fields: { name: 'Ines Rey', relation: 'manager' } },
    { id: 'bare', kind: 'meeting', fields: { personId: 'ines', start: hoursFromNow(2), minutes: 30 } },
  ])
  const keyboard = new Keyboard()
  await open('Ines')
  await page.getByRole('button', { name: 'Begin with it' }).and(page.locator(':focus')).waitFor()
  await keyboard.press(page, 'Enter')
  await page.waitForFunction(() => String(getSelection()).startsWith('What Ines should hear'))
  await page.keyboard.type(
    'The vendor’s test is a week late; March holds, we test on our own copy until then',
  )
  // What is drafted is drafted from what was read of the agenda.
  await page.getByText('nothing written yet').waitFor({ state: 'detached' })
  await mendAll(page, keyboard)
  expect(keyboard.presses).toBeLessThanOrEqual(12)
  expect(await mutedFor('meeting', 'bare')).toEqual([])
  const brief = await copyBrief(page, 'no-data')
  expect(brief).toContain(
    'What would you want to know first about this, and who else should hear it from me?',
  )
  expect(brief).not.toContain('…')
})

test('[C2] with thin data: 12 presses to a ready agenda, nothing muted', async () => {
  await writeFrom(page, [
    {
      id: 'maria',
      kind: 'person',
      fields: { name: 'Maria Ortega', relation: 'manager', goals: 'Churn under 3 % by March' },
    },
    { id: 'before', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(-168), minutes: 30 } },
    { id: 'thin', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(3), minutes: 30 } },
    {
      id: 'plan',
      kind: 'action',
      fields: {
        personId: 'maria',
        owedBy: 'me',
        text: 'Call three lost customers',
        dueDate: hoursFromNow(-48).slice(0, 10),
      },
    },
  ])
  const keyboard = new Keyboard()
  await open('Maria')
  await page.getByRole('button', { name: 'Begin with it' }).and(page.locator(':focus')).waitFor()
  await keyboard.press(page, 'Enter')
  await page.waitForFunction(() => String(getSelection()).startsWith('What Maria should hear'))
  expect(await mendAll(page, keyboard)).toEqual([
    '“Call three lost customers” is late, and not on the agenda',
    'Nothing from outside yet',
  ])
  expect(keyboard.presses).toBeLessThanOrEqual(12)
  expect(await mutedFor('meeting', 'thin')).toEqual([])
  const brief = await copyBrief(page, 'thin-data')
  expect(brief).toMatch(
    /From me: Call three lost customers\*\* · Question[^]*that is on me\. I can have it by [A-Z][^.]*\. What from it would help you most with churn\?/,
  )
})

test('[C2] with rich data: 12 presses to a ready agenda, nothing muted', async () => {
  await app.control.chooseMenuItem('sample')
  const sample = await samplePage(app, page)
  sample.setDefaultTimeout(8000)
  await sample.getByRole('button', { name: 'Prepare', exact: true }).first().press('Enter')
  await sample.getByRole('textbox', { name: /^Agenda of Weekly with Maria/ }).waitFor()
  const keyboard = new Keyboard()
  const found = await mendAll(sample, keyboard)
  expect(found.slice(0, 2)).toEqual([
    'Nothing is asked of Maria yet',
    expect.stringMatching(/^Maria’s feedback “Say the number first, then how we got there” is open since/),
  ])
  // The brief is the last, and gone with it.
  expect(found[2]).toMatch(/^The brief for Maria/)
  expect(found).toHaveLength(3)
  expect(keyboard.presses).toBeLessThanOrEqual(12)
  const brief = (await app.control.readClipboard())['text/plain'] ?? ''
  await writeFile(join(briefs, 'rich-data.md'), brief)
  // What is asked stands behind its problem, and a question is called none for information.
  expect(brief).toMatch(/ · Problem,[^·]*- \*\*Your yes to A: Move billing after the first report\*\* · Ask/)
  expect(brief).toMatch(/How is it now, from where you sit\?\*\* · To discuss/)
  const meetings = await rowsOf(sample, 'meeting')
  expect(meetings.flatMap(mutedIn)).toEqual([])
  await sample.close()
})

test('what stands under a problem is read, and its finding goes as it is written', async () => {
  await writeFrom(page, [
    {
      id: 'jonas',
      kind: 'person',
      fields: {
        name: 'Jonas Berg',
        relation: 'skip-level',
        goals: 'Imports that nobody has to watch',
        worries: 'A second product by accident this year',
      },
    },
    { id: 'next', kind: 'meeting', fields: { personId: 'jonas', start: hoursFromNow(4), minutes: 30 } },
  ])
  await open('Jonas')
  await agenda().click()
  for (const line of [
    'Problem: Imports stop halfway',
    'Ask for an hour of yours in March',
    'Win: Faster replies',
  ]) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await firstIs('still needs two ways out')
  await page.keyboard.press('ControlOrMeta+j')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('A: wait for the vendor. B: retry at night.')
  await finding('still needs a recommendation').waitFor()
  await page.keyboard.type(' I recommend B.')
  await finding('still needs').waitFor({ state: 'detached' })
  await expect.poll(async () => (await itemsOf('next'))[0]?.detail).toContain('I recommend B.')
})

test('Mod+J right after a key acts on what was typed last', async () => {
  await writeFrom(page, [
    { id: 'typed', kind: 'meeting', fields: { personId: 'jonas', start: hoursFromNow(3), minutes: 30 } },
  ])
  await open('Jonas')
  await agenda().click()
  for (const line of ['Win: Faster replies', 'Inform: The plan']) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await firstIs('All of this informs')
  await agenda().getByText('The plan').click()
  await page.keyboard.press('End')
  // No timer of the page comes in between: the editor alone has seen what was typed.
  await page.evaluate(async (isMac) => {
    document.execCommand('insertText', false, ' is signed')
    await Promise.resolve()
    const keys = { key: 'j', code: 'KeyJ', bubbles: true, cancelable: true, ctrlKey: !isMac, metaKey: isMac }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys))
  }, process.platform === 'darwin')
  await page.getByText('Copied as a message, and off the agenda.').waitFor()
  expect((await app.control.readClipboard())['text/plain']).toContain('The plan is signed')
  await expect.poll(async () => (await itemsOf('typed')).map(({ headline }) => headline)).toEqual([])
  await writeFrom(page, [{ id: 'typed', fields: { trashedAt: new Date().toISOString() } }])
  await open('Jonas')
})

test('the first finding says why, and another one when the keys come to it', async () => {
  await writeFrom(page, [{ id: 'next', fields: { minutes: 15 } }])
  await firstIs('minutes are planned for 15')
  await check().getByText('What runs over is cut at the end').waitFor()
  await finding('Nothing from outside yet')
    .getByRole('button', { name: 'Nothing from outside yet' })
    .first()
    .focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await check().getByText('One thing noticed in the market').waitFor()
  expect(await check().getByText('What runs over is cut at the end').count()).toBe(0)
  // Its other ways are drawn with it.
  await finding('Nothing from outside yet')
    .getByRole('button', { name: /^Write your own/ })
    .waitFor()
})

test('“not this time” by keyboard; the toast and Mod+Z take it back, and so does the check', async () => {
  const notThisTime = async () => {
    await finding('minutes are planned for 15')
      .getByRole('button', { name: /^More about/ })
      .focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Not this time' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await finding('minutes are planned for 15').waitFor({ state: 'detached' })
    await expect.poll(() => mutedFor('meeting', 'next')).toEqual(['minutes-fit'])
  }
  await notThisTime()
  // What was found is said to nobody who looks on.
  expect(await page.getByText('Left out this time.', { exact: true }).textContent()).not.toContain('minutes')
  await page.getByRole('button', { name: 'Undo' }).click()
  await finding('minutes are planned for 15').waitFor()

  await notThisTime()
  await expect.poll(() => check().evaluate((section) => section.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('ControlOrMeta+z')
  await finding('minutes are planned for 15').waitFor()

  await notThisTime()
  await check().getByRole('button', { name: 'Bring back' }).press('Enter')
  await finding('minutes are planned for 15').waitFor()
})

test('“never for Jonas” is seen on the page of the person, and taken back there', async () => {
  await finding('Nothing from outside yet')
    .getByRole('button', { name: /^More about/ })
    .focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menuitem', { name: 'Never for Jonas' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await finding('Nothing from outside yet').waitFor({ state: 'detached' })
  expect(await mutedFor('person', 'jonas')).toEqual(['look-outside'])
  expect(await violationsOf(page)).toEqual([])

  await page.getByRole('tab', { name: 'Profile' }).click()
  const profile = page.getByRole('complementary', { name: 'Shelf' })
  await profile.getByRole('list', { name: 'Never in the prep check for Jonas' }).waitFor()
  await page.getByRole('tab', { name: 'Shelf' }).click()
  await page.locator('.desk-name').press('Enter')
  const muted = page.getByRole('list', { name: 'Never in the prep check for Jonas' })
  await muted.getByText('Nothing from outside').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Bring back: Nothing from outside' }).press('Enter')
  await muted.waitFor({ state: 'detached' })
  expect(await mutedFor('person', 'jonas')).toEqual([])
})

test('ready is seen, said once, and the same in every list', async () => {
  await writeFrom(page, [{ id: 'next', fields: { minutes: 30 } }])
  await open('Jonas')
  await firstIs('Nothing from outside yet')
  await page.keyboard.press('ControlOrMeta+2')
  const row = page.getByRole('row', { name: /^1:1 with Jonas/ }).first()
  await row.getByText('One thing to look at').waitFor()
  await open('Jonas')
  const status = page.getByRole('main').getByRole('status').filter({ hasText: 'Ready' })
  expect(await status.count()).toBe(0)
  await page.keyboard.press('ControlOrMeta+j')
  await check()
    .getByText(/^Ready\. .*\d\d:\d\d\.$/)
    .waitFor()
  await status.waitFor()
  expect(await status.count()).toBe(1)
  await page.keyboard.press('ControlOrMeta+2')
  await row.getByText('Ready', { exact: true }).waitFor()
  await page.keyboard.press('ControlOrMeta+1')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Jonas Berg' })
    .getByText('Ready', { exact: true })
    .waitFor()
})

test('a message with private words in it does not leave, and the user is led there', async () => {
  await writeFrom(page, [
    { id: 'other', kind: 'meeting', fields: { personId: 'jonas', start: hoursFromNow(30), minutes: 30 } },
  ])
  await page.keyboard.press('ControlOrMeta+2')
  await page
    .getByRole('row', { name: /^1:1 with Jonas/ })
    .last()
    .press('Enter')
  await agenda().click()
  for (const line of ['Win: Faster replies', 'Inform: a second product by accident this year, some say']) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await firstIs('All of this informs')
  const before = await app.control.readClipboard()
  await page.keyboard.press('ControlOrMeta+j')
  const dialog = page.getByRole('alertdialog', { name: 'Not copied' })
  await dialog.getByText('it holds words that you noted privately').waitFor()
  await dialog.getByText('“A second product by accident this year”').waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(await app.control.readClipboard()).toEqual(before)
  await dialog.getByRole('button', { name: /^Go there/ }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => agenda().evaluate((text) => text === document.activeElement)).toBe(true)
  expect(await itemsOf('other')).toHaveLength(2)
})

test.each(['light', 'dark'] as const)('axe finds nothing on findings and their menu, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  expect(await violationsOf(page)).toEqual([])
  await check()
    .getByRole('button', { name: /^More about/ })
    .first()
    .press('Enter')
  await page.getByRole('menuitem').first().waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
})
