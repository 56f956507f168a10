import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    {
      id: 'maria',
      kind: 'person',
      fields: {
        name: 'Maria Ortega',
        relation: 'manager',
        goals: 'Churn under 3 % while Acme grows',
        worries: 'Being surprised in the board meeting',
      },
    },
    { id: 'last', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(-168), minutes: 30 } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(2), minutes: 30 } },
    {
      id: 'opener',
      kind: 'opener',
      fields: { personId: 'maria', fact: 'Acme dropped its free plan.', question: 'What have they learned?' },
    },
  ])
  await callFrom(page, 'captures.commit', {
    commandId: randomUUID(),
    text: 'Regulators ask for itemised AI costs',
    personIds: ['maria'],
  })
})
afterAll(() => app.dispose())

const agenda = () => page.getByRole('textbox', { name: /^Agenda of/ })
const shelf = () => page.getByRole('complementary', { name: 'Shelf' })
const card = (name: string) => shelf().getByRole('row', { name })
const itemsOf = async (id: string) => {
  const [found] = await callFrom(page, 'projections.read', { ids: [id] })
  return found?.projection.items ?? []
}

/** Opens one of the two 1:1s with Maria, from the person's page. */
async function open(which: 'Upcoming' | 'Past') {
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('grid', { name: 'People' }).getByRole('row', { name: 'Maria Ortega' }).click()
  const list = which === 'Past' ? 'Timeline with Maria' : '1:1s with Maria Ortega'
  await page.getByRole('grid', { name: list }).getByRole('row', { name: '1:1 with Maria' }).last().click()
  await agenda().waitFor()
}

test('an empty agenda offers the template for the relation; it is inserted once, and undone as one', async () => {
  await open('Upcoming')
  await page.getByRole('button', { name: 'Begin with it' }).click()
  await expect.poll(async () => (await itemsOf('next')).length).toBeGreaterThan(3)
  await page.getByRole('button', { name: 'Begin with it' }).waitFor({ state: 'detached' })
  const [row] = (await rowsOf(page, 'meeting')).filter(({ id }) => id === 'next')
  expect(row?.fields['template']).toBe('weekly')
  // Each minute is told once: a prompt is of no kind until it is written over.
  const legend = page.getByRole('list', { name: 'Minutes by kind' })
  await expect.poll(() => legend.textContent()).toMatch(/^Not written yet \d+(Free \d+)?$/)

  await page.getByRole('main', { name: '1:1 with Maria' }).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => itemsOf('next')).toEqual([])
  await page.getByRole('button', { name: 'Begin with it' }).waitFor()
})

test('[A10] Mod+J mends the first finding: an ask is there, with the caret in it', async () => {
  await page.getByRole('region', { name: 'Prep check' }).getByText('Nothing is asked of Maria yet').waitFor()
  await page.keyboard.press('ControlOrMeta+j')
  await page.keyboard.type('One more contractor until May')
  await expect
    .poll(() => itemsOf('next'))
    .toMatchObject([{ kind: 'ask', headline: 'One more contractor until May' }])
  await page.getByText('Nothing is asked of Maria yet').waitFor({ state: 'detached' })
})

test('Enter on a card puts it on the agenda, and takes it off the shelf', async () => {
  const opener = shelf().getByRole('group', { name: 'Acme dropped its free plan. What have they learned?' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await opener.waitFor({ state: 'detached' })
  await card('Regulators ask for itemised AI costs').focus()
  await page.keyboard.press('Enter')
  await card('Regulators ask for itemised AI costs').waitFor({ state: 'detached' })
  await expect
    .poll(async () => (await itemsOf('next')).map(({ kind, headline }) => [kind, headline]))
    .toEqual([
      ['ask', 'One more contractor until May'],
      ['opener', 'Acme dropped its free plan. What have they learned?'],
      ['discuss', 'Regulators ask for itemised AI costs'],
    ])
})

test('with nothing missing the prep check says so, with the hour', async () => {
  const check = page.getByRole('region', { name: 'Prep check' })
  await expect.poll(() => check.textContent()).toMatch(/Ready\. .*\d\d:\d\d\./)
})

test('the minutes are told in words as well as drawn, and too many are said', async () => {
  await page.getByText('17 of 30 minutes').waitFor()
  const legend = page.getByRole('list', { name: 'Minutes by kind' })
  await expect
    .poll(() => legend.getByRole('listitem').allTextContents())
    .toEqual(['Ask 5', 'Opener 5', 'Discuss 7', 'Free 13'])
  await writeFrom(page, [{ id: 'next', fields: { minutes: 15 } }])
  await page.getByText('17 of 15 minutes, 2 too many').waitFor()
  await page.getByText('17 minutes are planned for 15').waitFor()
  await page.keyboard.press('ControlOrMeta+j')
  await page.getByText('15 of 15 minutes').waitFor()
  await writeFrom(page, [{ id: 'next', fields: { minutes: 30 } }])
})

test('what is left over is offered next time, once, and comes back when it is taken off', async () => {
  await open('Past')
  await agenda().click()
  await page.keyboard.type('Air cover with Finance')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await itemsOf('last')).length).toBe(1)
  await open('Upcoming')
  await expect.poll(() => card('Air cover with Finance').textContent()).toContain('left over on')
  await card('Air cover with Finance').focus()
  await page.keyboard.press('Enter')
  await card('Air cover with Finance').waitFor({ state: 'detached' })
  await agenda().getByText('Air cover with Finance').waitFor()
  const [original] = await itemsOf('last')
  await expect
    .poll(async () => (await itemsOf('next')).map(({ ref }) => ref))
    .toContain(`item:last/${original?.id}`)

  await agenda()
    .getByRole('button', { name: /^Take off the agenda: / })
    .click()
  await card('Air cover with Finance').waitFor()
})

test('what is left over can be done or let go without being taken', async () => {
  const menu = page.getByRole('menu', { name: 'What becomes of it' })
  await card('Air cover with Finance').focus()
  await page.keyboard.press('Backspace')
  await menu.waitFor()
  await page.keyboard.press('l')
  await card('Air cover with Finance').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Undo/ }).click()
  await card('Air cover with Finance').hover()
  await card('Air cover with Finance').getByRole('button', { name: 'More for: Air cover' }).click()
  await menu.getByRole('menuitem', { name: 'Done' }).click()
  await card('Air cover with Finance').waitFor({ state: 'detached' })
  await expect.poll(() => itemsOf('last')).toMatchObject([{ ticked: true }])
})

test('[A10] the brief is copied from anywhere on the desk, without anything private', async () => {
  await shelf().focus()
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await page.getByText(/^Brief for Maria copied, bullets: 3 items\. Marked as sent\.$/).waitFor()
  const clipboard = await app.control.readClipboard()
  expect(clipboard['text/plain']).toContain('One more contractor until May')
  expect(clipboard['text/plain']).toContain('Acme dropped its free plan.')
  expect(clipboard['text/html']).toContain('<strong>')
  expect(Object.values(clipboard).join()).not.toMatch(/Churn under 3|Being surprised|Nothing is asked/)
})

test('the brief shows how it will read in each style', async () => {
  await page.getByRole('button', { name: 'Brief', exact: true }).click()
  const preview = page.getByRole('region', { name: 'How it will read' })
  await preview.getByText('One more contractor until May').waitFor()
  await page.getByRole('radio', { name: 'Story' }).focus()
  await page.keyboard.press('Space')
  await expect.poll(() => preview.textContent()).toContain('What I ask of you:')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await preview.waitFor({ state: 'detached' })
})

test('closing the shelf from within it gives the keys back to the text', async () => {
  await shelf().getByRole('tab', { name: 'Shelf' }).focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => agenda().evaluate((text) => text === document.activeElement)).toBe(true)
  await shelf().getByRole('tab', { name: 'Shelf' }).focus()
  await page.keyboard.press('ControlOrMeta+.')
  await shelf().waitFor({ state: 'detached' })
  await expect.poll(() => agenda().evaluate((text) => text === document.activeElement)).toBe(true)
  await page.keyboard.press('ControlOrMeta+.')
  await shelf().waitFor()
})

test('another title leaves caret and history of the agenda as they are', async () => {
  const text = agenda()
  await page
    .getByRole('button', { name: /^Type, or \/ for a block/ })
    .or(text)
    .first()
    .click()
  await text.evaluate((element) => Object.assign(element, { isSame: true }))
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.fill('Before the board')
  await title.blur()
  const renamed = page.getByRole('textbox', { name: 'Agenda of Before the board' })
  await renamed.waitFor()
  expect(await renamed.evaluate((element) => 'isSame' in element)).toBe(true)
  await renamed.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await renamed.waitFor({ state: 'detached' })
})

test('the shelf is put away and remembered, and lies over a narrow window only when called', async () => {
  // From the text the key leads to the cards, and from them it puts the shelf away.
  await page.keyboard.press('ControlOrMeta+.')
  await page.keyboard.press('ControlOrMeta+.')
  await shelf().waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+.')
  await shelf().waitFor()
  const size = page.viewportSize() ?? { width: 1360, height: 860 }
  await page.setViewportSize({ width: 420, height: 800 })
  await shelf().waitFor({ state: 'detached' })
  // What is missing stays in sight, in one line.
  await page.getByRole('region', { name: 'Prep check' }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await palette.getByRole('option').first().waitFor()
  const box = await palette.boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= 420).toBe(true)
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+.')
  await shelf().getByRole('button', { name: 'Close the shelf' }).click()
  await shelf().waitFor({ state: 'detached' })
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  ).toBe(true)
  await page.setViewportSize(size)
})

test.each(['light', 'dark'] as const)('axe finds nothing on the prep desk, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  await shelf().waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('tab', { name: 'Profile' }).click()
  await shelf().getByRole('grid', { name: 'What you know of Maria' }).getByText('Being surprised').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('tab', { name: 'Shelf' }).click()
})

test('a 1:1 in the trash says so, and comes back', async () => {
  await writeFrom(page, [{ id: 'next', fields: { trashedAt: new Date().toISOString() } }])
  await page.getByRole('heading', { name: 'This 1:1 is in the trash' }).waitFor()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await agenda().getByText('One more contractor until May').waitFor()
  expect((await rowsOf(page, 'meeting')).find(({ id }) => id === 'next')?.fields['trashedAt']).toBeNull()
})

test('a new 1:1 from a desk is with its person', async () => {
  await open('Upcoming')
  await page.keyboard.press('ControlOrMeta+n')
  await expect.poll(() => page.getByRole('combobox', { name: 'With' }).inputValue()).toBe('Maria Ortega')
  await page.keyboard.press('Escape')
})
