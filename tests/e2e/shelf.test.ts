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
const today = hoursFromNow(0).slice(0, 10)

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  const maria = { personId: 'maria' }
  await writeFrom(page, [
    {
      id: 'maria',
      kind: 'person',
      fields: { name: 'Maria Ortega', relation: 'manager', goals: 'Churn under 3 %' },
    },
    { id: 'last', kind: 'meeting', fields: { ...maria, start: hoursFromNow(-168), minutes: 30 } },
    { id: 'next', kind: 'meeting', fields: { ...maria, start: hoursFromNow(2), minutes: 30 } },
    { id: 'later', kind: 'meeting', fields: { ...maria, start: hoursFromNow(170), minutes: 30 } },
    {
      id: 'plan',
      kind: 'action',
      fields: { ...maria, text: 'Send the plan', dueDate: today, meetingId: 'last' },
    },
    { id: 'read', kind: 'action', fields: { ...maria, text: 'Read the one-pager', owedBy: 'them' } },
    {
      id: 'fast',
      kind: 'win',
      fields: { ...maria, text: 'Onboarding is quicker', date: today, before: '11 days', after: '6 days' },
    },
    {
      id: 'numbers',
      kind: 'note',
      fields: {
        ...maria,
        type: 'feedback',
        text: 'Numbers before the story',
        date: hoursFromNow(-400).slice(0, 10),
      },
    },
    {
      id: 'worry',
      kind: 'note',
      fields: { ...maria, type: 'worry', text: 'Being surprised in the board meeting', date: today },
    },
    {
      id: 'said',
      kind: 'note',
      fields: { ...maria, type: 'heard', text: 'One number, not three', meetingId: 'last' },
    },
  ])
  await callFrom(page, 'captures.commit', {
    commandId: randomUUID(),
    text: 'Regulators ask for itemised AI costs',
    personIds: ['maria'],
  })
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('grid', { name: 'People' }).getByRole('row', { name: 'Maria Ortega' }).click()
  await page
    .getByRole('grid', { name: '1:1s with Maria Ortega' })
    .getByRole('row', { name: /with Maria/ })
    .first()
    .click()
  await agenda().waitFor()
  await agenda().click()
  await page.keyboard.type('One more contractor until May')
  await page.keyboard.press('Enter')
  await page.keyboard.type('The migration slips')
  await page.keyboard.press('Enter')
  await page.getByText('2 items', { exact: true }).waitFor()
})
afterAll(() => app.dispose())

const agenda = () => page.getByRole('textbox', { name: /^Agenda of/ })
const shelf = () => page.getByRole('complementary', { name: 'Shelf' })
const card = (name: string) => shelf().getByRole('row', { name })
const lastTime = () => shelf().getByRole('row', { name: /^Last time.*You promised/ })
const menu = () => page.getByRole('menu', { name: 'What becomes of it' })
const focused = () =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName)
const itemsOf = async () => {
  const [found] = await callFrom(page, 'projections.read', { ids: ['next'] })
  return found?.projection.items ?? []
}
const refs = async () => (await itemsOf()).map(({ ref }) => ref)
const drop = async (from: string, onto: string, place: 'above' | 'below') => {
  const target = agenda().getByText(onto)
  const box = await target.boundingBox()
  await card(from).dragTo(target, {
    targetPosition: { x: 40, y: place === 'above' ? 2 : (box?.height ?? 0) - 2 },
  })
}

test('what was decided, said and promised comes first, then what is owed, with its reason', async () => {
  const headings = await shelf().locator('.section-heading').allTextContents()
  expect(headings.slice(0, 6)).toEqual([
    expect.stringMatching(/^Last time, /),
    'Owed by me',
    'Owed to me',
    'Feedback to close',
    'Wins since',
    'Maria’s goals and worries',
  ])
  expect(await lastTime().textContent()).toMatch(
    /Maria said: “One number, not three”You promised: Send the plan/,
  )
  expect(await card('Send the plan, due').textContent()).toMatch(/^Send the plandue todaypromised on /)
})

test('by keyboard: Mod+. leads to the first card, arrows over all sections, Enter adds, Escape leads back', async () => {
  await agenda().focus()
  await page.keyboard.press('ControlOrMeta+.')
  await expect.poll(focused).toMatch(/^Last time/)
  // One sees where the keys are, too.
  const outline = () => lastTime().evaluate((row) => getComputedStyle(row).outlineStyle)
  await expect.poll(outline).toBe('solid')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toMatch(/^Send the plan, due today/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toMatch(/^Onboarding is quicker/)
  await page.keyboard.press('Enter')
  await card('Onboarding is quicker').waitFor({ state: 'detached' })
  await expect.poll(refs).toEqual([null, null, 'win:fast'])
  // The next card has the focus, so that one goes on.
  await expect.poll(focused).toMatch(/^Churn under 3 %/)
  await page.keyboard.press('Escape')
  await expect.poll(focused).toMatch(/^Agenda of/)
})

test('a win on the agenda shows the win as it is now, in the brief too, and comes back when it is taken off', async () => {
  const item = agenda().getByRole('group', { name: 'Win: Onboarding is quicker' })
  await item.getByText('11 days → 6 days').waitFor()
  await writeFrom(page, [{ id: 'fast', fields: { text: 'Onboarding takes six days' } }])
  await agenda().getByRole('group', { name: 'Win: Onboarding takes six days' }).waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await page.getByText(/^Brief for Maria copied/).waitFor()
  const clipboard = await app.control.readClipboard()
  expect(clipboard['text/plain']).toContain('Onboarding takes six days')
  expect(clipboard['text/plain']).toContain('11 days → 6 days')
  await agenda().getByRole('button', { name: 'Take off the agenda: Onboarding takes six days' }).click()
  await card('Onboarding takes six days').waitFor()
})

test('feedback waits for what was changed, with the caret where that is written', async () => {
  await card('Numbers before the story').click()
  await expect.poll(focused).toMatch(/^Agenda of/)
  await page.keyboard.type('The report begins with them')
  await expect
    .poll(async () => (await itemsOf()).at(-1))
    .toMatchObject({
      kind: 'inform',
      ref: 'note:numbers',
      headline: 'You said: Numbers before the story',
      hasDetail: true,
    })
  await card('Numbers before the story').waitFor({ state: 'detached' })
})

test('a worry begins an empty item, once, which names nothing; the card stays', async () => {
  const worry = 'Being surprised in the board meeting'
  await card(worry).click()
  await expect.poll(focused).toMatch(/^Agenda of/)
  await expect
    .poll(async () => (await itemsOf()).at(-1))
    .toMatchObject({ kind: 'discuss', headline: '', ref: null })
  const count = (await itemsOf()).length
  await card(worry).focus()
  await page.keyboard.press('Enter')
  await expect.poll(focused).toMatch(/^Agenda of/)
  await page.keyboard.type('What the board will ask')
  await expect.poll(async () => (await itemsOf()).at(-1)?.headline).toBe('What the board will ask')
  expect(await itemsOf()).toHaveLength(count)
  expect(await card(worry).getAttribute('draggable')).not.toBe('true')
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await expect
    .poll(async () => (await app.control.readClipboard())['text/plain'])
    .toContain('What the board will ask')
  const left = Object.values(await app.control.readClipboard()).join()
  expect(left).not.toMatch(/surprised|note:|Churn under/)
})

test('by mouse: a card is dropped between two items, on a line that shows the place', async () => {
  await card('Read the one-pager').scrollIntoViewIfNeeded()
  const target = await agenda().getByText('The migration slips').boundingBox()
  const from = await card('Read the one-pager').boundingBox()
  if (!target || !from) throw new Error('not in sight')
  await page.mouse.move(from.x + 40, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(target.x + 60, target.y + 30, { steps: 4 })
  await page.mouse.move(target.x + 40, target.y + 2, { steps: 4 })
  const line = page.locator('.card-drop-line')
  await line.waitFor()
  const shown = await line.boundingBox()
  expect(shown && shown.y > target.y - 30 && shown.y < target.y + 10).toBe(true)
  await page.mouse.up()
  await line.waitFor({ state: 'detached' })
  await expect.poll(async () => (await refs()).slice(0, 3)).toEqual([null, 'action:read', null])
  await card('Read the one-pager').waitFor({ state: 'detached' })
})

test('a captured line is dropped where it is wanted, in one step, and comes back when it is taken off', async () => {
  const line = 'Regulators ask for itemised AI costs'
  await drop(line, 'One more contractor until May', 'above')
  await expect.poll(async () => (await itemsOf()).at(0)?.headline).toBe(line)
  await card(line).waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+z')
  await card(line).waitFor()
  await expect.poll(async () => (await itemsOf()).at(0)?.headline).toBe('One more contractor until May')

  await drop(line, 'The migration slips', 'below')
  await expect.poll(async () => (await itemsOf()).at(3)?.headline).toBe(line)
  // Its words are the agenda's: it goes as any line does.
  await agenda().getByText(line).click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Backspace')
  await card(line).waitFor()
  expect(await card(line).textContent()).toContain('kept for this 1:1')
})

test('the arrow keys go on to the openers and back, and an opener is dropped where it is wanted', async () => {
  const opener = shelf().locator('.opener-card').first()
  await shelf().getByRole('row').last().focus()
  await page.keyboard.press('ArrowDown')
  expect(await opener.evaluate((card) => card === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowUp')
  expect(
    await shelf()
      .getByRole('row')
      .last()
      .evaluate((card) => card === document.activeElement),
  ).toBe(true)

  await opener.dragTo(agenda().getByText('One more contractor until May'), {
    targetPosition: { x: 40, y: 2 },
  })
  await expect.poll(async () => (await itemsOf()).at(0)?.kind).toBe('opener')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await itemsOf()).at(0)?.headline).toBe('One more contractor until May')
})

test('Mod and an arrow lead from section to section, as far as the openers, and back', async () => {
  await agenda().focus()
  await page.keyboard.press('ControlOrMeta+.')
  await expect.poll(focused).toMatch(/^Last time/)
  const inOpeners = () =>
    page.evaluate(() => document.activeElement?.closest('[aria-label^="Openers for"]') !== null)
  let steps = 0
  while (!(await inOpeners()) && steps < 12) {
    await page.keyboard.press('ControlOrMeta+ArrowDown')
    steps += 1
  }
  expect(await inOpeners()).toBe(true)
  const sections = await shelf().locator('.shelf-section:has(.shelf-card, .opener-card)').count()
  expect(steps).toBe(sections - 1)
  await page.keyboard.press('ControlOrMeta+ArrowUp')
  expect(await inOpeners()).toBe(false)
})

test('a captured line that is taken leaves the keys to the card in its place', async () => {
  const lines = ['The first line', 'The second line', 'The third line']
  for (const text of lines) {
    await callFrom(page, 'captures.commit', { commandId: randomUUID(), text, personIds: ['maria'] })
  }
  for (const text of lines) await card(text).waitFor()
  const order = await shelf()
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')))
  const taken = order.findLastIndex((label) => label?.includes('line, captured'))
  await card(order[taken] ?? '').focus()
  await page.keyboard.press('Enter')
  await card(order[taken] ?? '').waitFor({ state: 'detached' })
  const next = order[taken + 1] ?? order[taken - 1]
  await expect.poll(focused).toBe(next)
  await page.keyboard.press('ControlOrMeta+z')
  await card(order[taken] ?? '').waitFor()
})

test('a card is put off to the next 1:1, where it comes first among what was meant for it', async () => {
  await card('Send the plan, due').focus()
  await page.keyboard.press('Backspace')
  await menu().waitFor()
  await page.keyboard.press('p')
  await card('Send the plan, due').waitFor({ state: 'detached' })
  await expect
    .poll(async () => (await rowsOf(page, 'meeting')).find(({ id }) => id === 'next')?.fields)
    .toMatchObject({ 'putOff/action:plan': true })
  await page.getByRole('button', { name: /^Undo/ }).click()
  await card('Send the plan, due').waitFor()
})

test('Escape in the menu of a card leads back to the card, and a letter in it does what it says', async () => {
  await card('Send the plan, due').focus()
  await page.keyboard.press('Backspace')
  await menu().waitFor()
  await page.keyboard.press('Escape')
  await menu().waitFor({ state: 'detached' })
  await expect.poll(focused).toMatch(/^Send the plan, due/)
  await page.keyboard.press('Delete')
  await menu().waitFor()
  await page.keyboard.press('d')
  await card('Send the plan, due').waitFor({ state: 'detached' })
  await expect.poll(() => lastTime().textContent()).toContain('Send the plan (done)')
})

test.each(['light', 'dark'] as const)('axe finds nothing, and all of it hides, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  await shelf().waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+Shift+H')
  await shelf().waitFor({ state: 'hidden' })
  await page.keyboard.press('ControlOrMeta+Shift+H')
  await shelf().waitFor()
})

test('beside a video call the shelf comes with the focus on its first card, and Escape puts it away', async () => {
  const size = page.viewportSize() ?? { width: 1360, height: 860 }
  await page.setViewportSize({ width: 420, height: 800 })
  await shelf().waitFor({ state: 'detached' })
  await agenda().focus()
  await page.keyboard.press('ControlOrMeta+.')
  await expect.poll(focused).toMatch(/^Last time/)
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await shelf().waitFor({ state: 'detached' })
  await expect.poll(focused).toMatch(/^Agenda of/)
  await page.setViewportSize(size)
})

test('for somebody nothing is known of, the shelf says what would come here', async () => {
  await writeFrom(page, [
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg', relation: 'peer' } },
    { id: 'with-jonas', kind: 'meeting', fields: { personId: 'jonas', start: hoursFromNow(3), minutes: 30 } },
  ])
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('grid', { name: 'People' }).getByRole('row', { name: 'Jonas Berg' }).click()
  await page
    .getByRole('grid', { name: '1:1s with Jonas Berg' })
    .getByRole('row', { name: /with Jonas/ })
    .first()
    .click()
  await shelf().getByText('Nothing noticed outside for Jonas').waitFor()
  await shelf().getByText('What stays open after a 1:1 comes back here').waitFor()
  expect(await violationsOf(page)).toEqual([])
})
