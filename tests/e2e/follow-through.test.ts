import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { countKeys } from '../support/count-keys.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
})
afterAll(() => app.dispose())

const day = (days: number) => hoursFromNow(24 * days).slice(0, 10)
const list = (name: string) => page.getByRole('grid', { name, exact: true })
const row = (name: string | RegExp) => page.getByRole('row', { name })
const pane = (name: string) => page.getByRole('complementary', { name, exact: true })
const recordOf = async (kind: Parameters<typeof rowsOf>[1], text: string) =>
  (await rowsOf(page, kind)).find(({ fields }) => fields['text'] === text || fields['question'] === text)
const fieldsOf = async (...which: Parameters<typeof recordOf>) => (await recordOf(...which))?.fields ?? {}
/** The name of what has the focus, or the words of the row that has. */
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
const setDark = (dark: boolean) => app.control.setSystemTheme({ dark })

/** Nothing to mend, light and dark. */
async function isClean() {
  for (const dark of [true, false]) {
    await setDark(dark)
    await page.waitForFunction(
      (wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted,
      dark,
    )
    expect(await violationsOf(page)).toEqual([])
  }
}

test('Mod+5 opens it with the caret in the line; empty, each part says what belongs there', async () => {
  await page.keyboard.press('ControlOrMeta+5')
  await page.getByRole('heading', { name: 'Nothing is owed' }).waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: 'New action' }).evaluate(isActive)).toBe(true)
  await isClean()
  for (const [tab, heading] of [
    ['Feedback', 'No feedback to act on'],
    ['Openers', 'No question waits for its answer'],
    ['Wins', 'What went well?'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('heading', { name: heading }).waitFor()
    await isClean()
  }
})

test('an action is text and Enter; whom it is with and by when are read from the words', async () => {
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'last', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(-168), minutes: 30 } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(49), minutes: 30 } },
  ])
  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('main', { name: 'Today' }).waitFor()
  const presses = await countKeys(page, async () => {
    await page.keyboard.press('ControlOrMeta+5')
    await expect.poll(() => page.getByRole('textbox', { name: 'New action' }).evaluate(isActive)).toBe(true)
    await page.keyboard.insertText('Send the numbers to @Maria tomorrow')
    await page.getByText('With Maria Ortega · due tomorrow').waitFor()
    await page.keyboard.press('Enter')
  })
  expect(presses).toBe(2)
  await row(/Send the numbers to @Maria tomorrow.*I owe Maria · due tomorrow/).waitFor()
  expect(await fieldsOf('action', 'Send the numbers to @Maria tomorrow')).toMatchObject({
    personId: 'maria',
    owedBy: 'me',
    dueDate: day(1),
  })

  await page.keyboard.insertText('Confirm the budget')
  await page.keyboard.press('Shift+Enter')
  await expect.poll(() => fieldsOf('action', 'Confirm the budget')).toMatchObject({ owedBy: 'them' })
})

test('what is late comes first, with whom, by when, and from which 1:1, which it opens', async () => {
  await writeFrom(page, [
    {
      id: 'late',
      kind: 'action',
      fields: { text: 'Draft the plan', personId: 'maria', dueDate: day(-3), meetingId: 'last' },
    },
    {
      id: 'waits',
      kind: 'action',
      fields: { text: 'Get the figures', status: 'waiting', dueDate: day(2), owedBy: 'them' },
    },
    { id: 'later', kind: 'action', fields: { text: 'Ask legal', dueDate: day(40) } },
  ])
  await row(/Draft the plan.*I owe Maria · 3 days late · from the 1:1 of/).waitFor()
  const words = await list('Actions').getByRole('row').allTextContents()
  expect(words.map((line) => line.replace(/(Send|Draft|Get|Ask|Confirm).*/, '$1'))).toEqual([
    'Late',
    'Draft',
    'Within a week',
    'Send',
    'Later',
    'Ask',
    'No date',
    'Confirm',
    'Waiting',
    'Get',
  ])
  await isClean()
  await row(/Draft the plan/)
    .getByRole('button', { name: /from the 1:1/ })
    .click()
  await page.getByRole('textbox', { name: /^Agenda of/ }).waitFor()
  await page.keyboard.press('ControlOrMeta+5')
})

test('keys of a row: Space is done and folds it away, W waits, Backspace removes, and each is one step back', async () => {
  await page.getByRole('textbox', { name: 'New action' }).press('ArrowDown')
  await expect.poll(focused).toContain('Draft the plan')
  await page.keyboard.press('Space')
  await row('Draft the plan').waitFor({ state: 'detached' })
  await page.getByText('“Draft the plan” is done.').waitFor()
  // The row that took its place has the focus.
  await expect.poll(focused).toContain('Send the numbers')
  await row('Done, 1').waitFor()
  expect(await fieldsOf('action', 'Draft the plan')).toMatchObject({ status: 'done' })

  await page.keyboard.press('w')
  await expect
    .poll(() => fieldsOf('action', 'Send the numbers to @Maria tomorrow'))
    .toMatchObject({ status: 'waiting' })
  await page.keyboard.press('Backspace')
  await row('Send the numbers').waitFor({ state: 'detached' })
  await page.getByText('In the trash for 30 days').waitFor()

  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ControlOrMeta+z')
  await row(/Draft the plan.*3 days late/).waitFor()
  await row(/Send the numbers.*I owe Maria · due tomorrow/).waitFor()
  expect(await row(/Send the numbers.*waiting/).count()).toBe(0)
})

test('what is done is folded away and comes back from there', async () => {
  await row(/Draft the plan/).focus()
  await page.keyboard.press('Space')
  await row('Done, 1').focus()
  await page.keyboard.press('Enter')
  await row('Draft the plan').focus()
  await page.keyboard.press('Space')
  await page.getByText('“Draft the plan” is open again.').waitFor()
  await row(/Draft the plan.*3 days late/).waitFor()
  expect(await row(/^Done, /).count()).toBe(0)
})

test('S puts it off to the day of the next 1:1 with that person', async () => {
  await row(/Draft the plan/).focus()
  await page.keyboard.press('s')
  await row('Draft the plan').waitFor({ state: 'detached' })
  await page.getByText('Back on the day of that 1:1.').waitFor()
  await row('Until the next 1:1, 1').focus()
  await page.keyboard.press('Enter')
  await row(/Draft the plan.*back /).waitFor()
  // The 1:1 is moved to today: there it is.
  await writeFrom(page, [{ id: 'next', fields: { start: `${day(0)}T23:59` } }])
  await row(/Draft the plan.*3 days late/).waitFor()
  await writeFrom(page, [{ id: 'next', fields: { start: hoursFromNow(49) } }])
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => fieldsOf('action', 'Draft the plan')).toMatchObject({ snoozedAt: null })
})

test('Enter opens it beside the list, with the caret in its words; Escape leads back', async () => {
  await row(/Confirm the budget/).focus()
  await page.keyboard.press('Enter')
  const words = pane('Action').getByRole('textbox', { name: 'What is owed' })
  await expect.poll(() => words.evaluate(isActive)).toBe(true)
  await words.fill('Confirm the budget for the pilot')
  await pane('Action').getByRole('radio', { name: 'Waiting' }).focus()
  await page.keyboard.press('Space')
  await isClean()
  await row(/Confirm the budget for the pilot.*waiting/).waitFor()
  await page.keyboard.press('Escape')
  await pane('Action').waitFor({ state: 'detached' })
  await expect.poll(focused).toContain('Confirm the budget for the pilot')
})

test('beside the list it says how late it is, over a date that is written as dates are read', async () => {
  await row(/Draft the plan/).focus()
  await page.keyboard.press('Enter')
  await pane('Action').getByText('3 days late', { exact: true }).waitFor()
  const parts = await pane('Action').getByRole('spinbutton').all()
  const [year, month, dayOfMonth] = day(-3).split('-')
  expect(await Promise.all(parts.map((part) => part.innerText()))).toEqual([dayOfMonth, month, year])
  await page.keyboard.press('Escape')
  await pane('Action').waitFor({ state: 'detached' })
})

test('feedback: their words, what I will do, what changed, and shown, which closes it', async () => {
  await page.getByRole('tab', { name: 'Feedback' }).click()
  await page.getByRole('textbox', { name: 'New feedback' }).fill('@Maria: say the number first')
  await page.keyboard.press('Enter')
  await row(/say the number first.*Maria Ortega/).waitFor()
  await row('To decide what to do').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await pane('Feedback').getByRole('textbox', { name: 'What I will do' }).fill('Open with the number')
  await row('Under way').waitFor()
  await pane('Feedback').getByRole('textbox', { name: 'What changed' }).fill('Two updates began with it')
  await row('Changed: show it to who said it').waitFor()
  await isClean()
  await pane('Feedback').getByRole('button', { name: 'Shown to Maria' }).click()
  await row('Closed, 1').waitFor()
  await page.getByText('Shown, and closed.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await row(/say the number first.*Changed: Two updates began with it/).waitFor()
  expect(await row(/^Closed, /).count()).toBe(0)
  await page.keyboard.press('Escape')
})

test('an opener waits for its answer, which becomes something heard with one key more', async () => {
  await page.getByRole('tab', { name: 'Openers' }).click()
  await page
    .getByRole('textbox', { name: 'New opener' })
    .fill('@Maria what would make churn our first topic?')
  await page.keyboard.press('Enter')
  await row(/what would make churn.*asked/).waitFor()
  await page.keyboard.press('ArrowDown')
  const presses = await countKeys(page, async () => {
    await page.keyboard.press('Enter')
    await expect
      .poll(() => pane('Opener').getByRole('textbox', { name: 'What did Maria answer?' }).evaluate(isActive))
      .toBe(true)
    await page.keyboard.insertText('If the board asked twice')
    await page.keyboard.press('Enter')
    const keep = pane('Opener').getByRole('group', { name: 'Keep the answer also as' })
    await expect.poll(() => keep.evaluate(isActive)).toBe(true)
    await isClean()
    await page.keyboard.press('h')
  })
  expect(presses).toBe(3)
  await row('Answered, 1').waitFor()
  await expect
    .poll(() => fieldsOf('opener', '@Maria what would make churn our first topic?'))
    .toMatchObject({ status: 'answered', answer: 'If the board asked twice' })
  expect(await fieldsOf('note', 'If the board asked twice')).toMatchObject({
    type: 'heard',
    personId: 'maria',
  })
  await page.keyboard.press('Escape')
})

test('a win: the result alone is kept; before, after, meaning and whose goal come beside it', async () => {
  await writeFrom(page, [
    { id: 'goal', kind: 'note', fields: { type: 'goal', personId: 'maria', text: 'Churn under 3 %' } },
  ])
  await page.getByRole('tab', { name: 'Wins' }).click()
  const line = page.getByRole('textbox', { name: 'New win' })
  const add = page.getByRole('button', { name: 'Add', exact: true })
  expect(await add.isDisabled()).toBe(true)
  await line.fill('Onboarding takes six days')
  await add.click()
  // The caret is back for the next one.
  await expect.poll(() => line.evaluate(isActive)).toBe(true)
  expect(await line.inputValue()).toBe('')
  await row(/Onboarding takes six days/).focus()
  await page.keyboard.press('Enter')
  await pane('Win').getByRole('textbox', { name: 'Before' }).fill('Nine days')
  await pane('Win').getByRole('textbox', { name: 'After' }).fill('Six days')
  await pane('Win').getByRole('textbox', { name: 'What it means for the business' }).fill('Nine more firms.')
  await pane('Win')
    .getByRole('button', { name: /Whose goal/ })
    .click()
  await page.getByRole('option', { name: 'Maria Ortega' }).click()
  await pane('Win')
    .getByRole('button', { name: /Which goal of Maria/ })
    .click()
  await page.getByRole('option', { name: 'Churn under 3 %' }).click()
  await row(/Nine days → Six days · Nine more firms · serves Maria Ortega: Churn under 3 %/).waitFor()
  await isClean()

  // Whose goal it serves is for nobody else to see.
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect.poll(() => page.getByText('serves Maria').isVisible()).toBe(false)
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await pane('Win').getByRole('button', { name: 'Close' }).click()
})

test('beside a video call all of it can be reached', async () => {
  const window = (await app.control.windows()).find(({ isVisible }) => isVisible)
  if (!window) throw new Error('no window')
  await app.control.setWindowBounds(window.id, { width: 420, height: 700 })
  await page.waitForFunction(() => innerWidth === 420)
  await page.getByRole('tab', { name: 'Actions' }).click()
  await row(/Draft the plan/).waitFor()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await isClean()
  await row(/Draft the plan/).focus()
  await page.keyboard.press('Enter')
  await pane('Action').waitFor()
  await isClean()
  await page.keyboard.press('Escape')
  await app.control.setWindowBounds(window.id, { width: 1200, height: 800 })
})

test('of thousands only what is in sight is in the page, and the keys reach the last', async () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({
    id: `many-${index}`,
    kind: 'action',
    fields: { text: `Many ${String(index).padStart(4, '0')}`, dueDate: day(60 + Math.floor(index / 10)) },
  }))
  await writeFrom(page, many)
  await row(/Draft the plan/).focus()
  await page.keyboard.press('End')
  await expect.poll(focused).toContain('Confirm the budget')
  await page.keyboard.press('PageUp')
  await expect.poll(focused).toContain('Many 19')
  expect(await list('Actions').getByRole('row').count()).toBeLessThan(60)
  expect(Number(await list('Actions').getAttribute('aria-rowcount'))).toBeGreaterThan(2000)
  const calls = await callFrom(page, 'rows.list', { kinds: ['action'] })
  expect(JSON.parse(calls)).toHaveLength(2005)
})

function isActive(element: Element): boolean {
  return element === element.ownerDocument.activeElement
}
