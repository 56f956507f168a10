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
  await writeFrom(page, [
    {
      id: 'maria',
      kind: 'person',
      fields: { name: 'Maria Ortega', goals: 'Churn under 3 %\nOne number for the board' },
    },
    ...[-22, -15, -8].map((days, index) => ({
      id: `past-${index}`,
      kind: 'meeting',
      fields: { personId: 'maria', start: hoursFromNow(days * 24), minutes: 30 },
    })),
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(2), minutes: 30 } },
  ])
})
afterAll(() => app.dispose())

const notes = () => page.getByRole('grid', { name: 'What you know of Maria' })
const noteRow = (name: string) => notes().getByRole('row', { name })
const headings = () => notes().locator('.open-list-heading').allTextContents()
const noteOf = async (text: string) =>
  (await rowsOf(page, 'note')).find(({ fields }) => fields['text'] === text)?.fields
const isCaretInItem = () =>
  page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('.agenda-item') instanceof Element)
const today = () => hoursFromNow(0).slice(0, 10)

async function openMaria() {
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('grid', { name: 'People' }).getByRole('row', { name: 'Maria Ortega' }).click()
  await page.getByRole('main', { name: 'Maria Ortega' }).waitFor()
}

test('lines of an earlier version stand as notes, and nothing was written for it', async () => {
  await openMaria()
  await noteRow('Churn under 3 %').waitFor()
  await noteRow('One number for the board').waitFor()
  expect(await headings()).toEqual(['Goals'])
  expect(await rowsOf(page, 'note')).toEqual([])
})

test('a note takes three presses and its words, whatever its kind', async () => {
  const goal = await countKeys(page, async () => {
    await page.keyboard.press('ControlOrMeta+l')
    await page.keyboard.press('g')
    await page.keyboard.type('Margins the board can predict')
    await page.keyboard.press('Enter')
  })
  await noteRow('Margins the board can predict').waitFor()
  expect(goal).toBe(3)
  const worry = await countKeys(page, async () => {
    await page.keyboard.press('ControlOrMeta+l')
    await page.keyboard.press('w')
    await page.keyboard.type('Looks unprepared before Tom')
    await page.keyboard.press('Enter')
  })
  await noteRow('Looks unprepared before Tom').waitFor()
  expect(worry).toBe(3)
  expect(await headings()).toEqual(['Goals', 'Worries'])
  expect(await noteOf('Looks unprepared before Tom')).toMatchObject({
    personId: 'maria',
    type: 'worry',
    date: today(),
  })
})

test('one after another takes Enter alone, and nothing is added without words', async () => {
  const further = await countKeys(page, async () => {
    await page.keyboard.type('A headcount freeze')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
  })
  await noteRow('A headcount freeze').waitFor()
  expect(further).toBe(2)
  expect(await rowsOf(page, 'note')).toHaveLength(3)
})

test('the six worries are offered, and one that is noted is offered no more', async () => {
  const offered = page.getByRole('listbox', { name: /most often anxious/ })
  expect(await offered.getByRole('option').allTextContents()).toEqual([
    'Losing control',
    'Failing the budget',
    'Lack of information',
    'Project success',
    'Losing power',
    'Being gone around',
  ])
  await offered.getByRole('option', { name: 'Losing control' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await noteRow('Failing the budget').waitFor()
  expect(await noteOf('Failing the budget')).toMatchObject({ type: 'worry', worry: 'budget' })
  await expect.poll(() => offered.getByRole('option').count()).toBe(5)
  expect(await violationsOf(page)).toEqual([])
})

test('a note is opened with Enter, and takes their words and how sure one is; a line becomes a note', async () => {
  await noteRow('Churn under 3 %').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Note about Maria' })
  await dialog.getByRole('textbox', { name: 'In their words' }).fill('Three percent or I explain it to Jonas')
  await expect.poll(() => noteOf('Churn under 3 %')).toBeDefined()
  await dialog.getByRole('radio', { name: 'Sure' }).focus()
  await page.keyboard.press('Space')
  expect(await violationsOf(page)).toEqual([])
  await expect
    .poll(() => noteOf('Churn under 3 %'))
    .toMatchObject({ type: 'goal', sureness: 'sure', quote: 'Three percent or I explain it to Jonas' })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => noteRow('Churn under 3 %').textContent())
    .toContain('“Three percent or I explain it to Jonas”')
  const [maria] = await rowsOf(page, 'person')
  expect(maria?.fields['goals']).toBe('One number for the board')
})

test('undo makes the note a line again, whole', async () => {
  await page.getByRole('main', { name: 'Maria Ortega' }).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect
    .poll(async () => (await rowsOf(page, 'person'))[0]?.fields['goals'])
    .toBe('Churn under 3 %\nOne number for the board')
  await noteRow('Churn under 3 %').waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect
    .poll(async () => (await rowsOf(page, 'person'))[0]?.fields['goals'])
    .toBe('One number for the board')
})

test('what is no longer so is closed and kept; what is removed comes back with Undo', async () => {
  await notes().getByRole('button', { name: 'More about “A headcount freeze”' }).click()
  await page.getByRole('menuitem', { name: 'No longer so' }).click()
  await noteRow('A headcount freeze').waitFor({ state: 'detached' })
  expect((await noteOf('A headcount freeze'))?.['closedAt']).toMatch(/^\d{4}-/)
  await page.getByRole('button', { name: 'Show 1 closed' }).click()
  await expect.poll(() => noteRow('A headcount freeze').textContent()).toContain('no longer so')

  await noteRow('One number for the board').focus()
  await page.keyboard.press('Delete')
  await noteRow('One number for the board').waitFor({ state: 'detached' })
  await page.getByText('The note is removed.').waitFor()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await noteRow('One number for the board').waitFor()
})

test('a guess is asked again after three meetings; one key answers', async () => {
  const month = new Date(Date.now() - 30 * 86_400_000).toISOString()
  // Three 1:1s have passed since it was last said to hold.
  await writeFrom(page, [
    {
      id: 'guess',
      kind: 'note',
      fields: {
        personId: 'maria',
        type: 'worry',
        text: 'Loses sleep over Acme',
        sureness: 'guess',
        confirmedAt: month,
      },
    },
  ])
  const asked = page.getByRole('region', { name: 'Still true?' })
  await asked.getByText('Loses sleep over Acme').waitFor()
  const keys = await countKeys(page, async () => {
    await asked.getByRole('button', { name: 'Still true: Loses sleep over Acme' }).focus()
    await page.keyboard.press('y')
  })
  await asked.waitFor({ state: 'detached' })
  expect(keys).toBe(1)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-pane'))).toBe('work')
  const confirmedAt = String((await noteOf('Loses sleep over Acme'))?.['confirmedAt'])
  expect(Date.now() - Date.parse(confirmedAt)).toBeLessThan(60_000)
})

test('a line of the agenda becomes a note in two presses, and leads back to its 1:1', async () => {
  await page.getByRole('grid', { name: '1:1s with Maria Ortega' }).getByRole('row').first().click()
  const agenda = page.getByRole('textbox', { name: /^Agenda of/ })
  await agenda.click()
  await page.keyboard.type('Maria said the board wants growth again')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await expect.poll(isCaretInItem).toBe(true)
  const keys = await countKeys(page, async () => {
    await page.keyboard.press('ControlOrMeta+l')
    await page.getByRole('menu', { name: 'Note about Maria' }).waitFor()
    await page.keyboard.press('h')
  })
  expect(keys).toBe(2)
  await page.getByText('Kept as a note about Maria.').waitFor()
  const [item] = (await callFrom(page, 'projections.read', { ids: ['next'] }))[0]?.projection.items ?? []
  expect(await noteOf('Maria said the board wants growth again')).toMatchObject({
    personId: 'maria',
    type: 'heard',
    meetingId: 'next',
    itemId: item?.id,
    date: today(),
  })
  // Keys go on in the text.
  await page.keyboard.press('End')
  await page.keyboard.type('!')
  await expect.poll(() => agenda.textContent()).toContain('growth again!')

  await openMaria()
  const row = noteRow('Maria said the board wants growth again')
  await row.getByRole('button', { name: /^from 1:1 on / }).click()
  await agenda.waitFor()
  await page.keyboard.press('End')
  await page.keyboard.type('?')
  await expect.poll(() => agenda.textContent()).toContain('growth again!?')
})

test('undo takes the note of a line away, and the block menu makes one as well', async () => {
  await page.keyboard.press('ControlOrMeta+l')
  await page.keyboard.press('n')
  await expect
    .poll(() => noteOf('Maria said the board wants growth again!?'))
    .toMatchObject({ type: 'working' })
  await page.keyboard.press('ControlOrMeta+z')
  await expect
    .poll(async () => (await noteOf('Maria said the board wants growth again!?'))?.['trashedAt'])
    .toMatch(/^\d{4}-/)

  await page.keyboard.type(' /note')
  await page.getByRole('option', { name: /Note about this person/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('menu', { name: 'Note about Maria' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menu', { name: 'Note about Maria' }).waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('note about')
  await page.getByRole('option', { name: /Note about this person/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('menu', { name: 'Note about Maria' }).waitFor()
  await page.keyboard.press('f')
  await expect
    .poll(
      async () => (await rowsOf(page, 'note')).filter(({ fields }) => fields['type'] === 'feedback').length,
    )
    .toBe(1)
})

test('an empty line makes no note, and says so', async () => {
  await page.keyboard.press('ControlOrMeta+End')
  await expect.poll(isCaretInItem).toBe(false)
  await page.keyboard.press('ControlOrMeta+l')
  await page.getByText('Nothing is written in this line yet.').waitFor()
})

test('what is private goes at a key', async () => {
  await openMaria()
  await notes().waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await notes().waitFor({ state: 'hidden' })
  const seen = await page.getByRole('main', { name: 'Maria Ortega' }).innerText()
  for (const secret of ['Loses sleep', 'Failing the budget', 'growth again', 'Churn', 'Influence']) {
    expect(seen).not.toContain(secret)
  }
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await notes().waitFor()
})
