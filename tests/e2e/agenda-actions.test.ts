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
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'now', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(2), minutes: 30 } },
    { id: 'after', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(170), minutes: 30 } },
  ])
})
afterAll(() => app.dispose())

const agenda = () => page.getByRole('textbox', { name: /^Agenda of/ })
const item = (name: string) => agenda().getByRole('group', { name })
const tick = (name: string) => agenda().getByRole('checkbox', { name })
// The card itself, not that of the last time, which tells of the same action.
const card = (name: string) =>
  page.getByRole('complementary', { name: 'Shelf' }).getByRole('row', { name: new RegExp(`^${name}`) })
const listed = (name: string | RegExp) =>
  page.getByRole('grid', { name: 'Actions' }).getByRole('row', { name })
const actionOf = async (text: string) =>
  (await rowsOf(page, 'action')).find(({ fields }) => fields['text'] === text && fields['trashedAt'] === null)
const itemsOf = async (id: string) => {
  const [found] = await callFrom(page, 'projections.read', { ids: [id] })
  return found?.projection.items ?? []
}

/** The words of the item that the caret is in. */
const caretItem = () =>
  page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('.agenda-item')?.textContent ?? '')

/** Opens a 1:1 with Maria by its place among those ahead. */
async function open(which: 'first' | 'last') {
  await page.keyboard.press('ControlOrMeta+2')
  const list = page.getByRole('main', { name: '1:1s' }).getByRole('grid')
  await list.getByRole('row', { name: /Maria/ })[which]().click()
  await page.getByRole('main', { name: '1:1 with Maria' }).waitFor()
  await agenda().waitFor()
}

test('a key makes an action of the line one is in: its words move there, the item shows them and goes on', async () => {
  await open('first')
  await agenda().focus()
  await page.keyboard.type('Send the plan by tomorrow')
  await page.keyboard.press('Enter')
  await item('Discuss: Send the plan by tomorrow').waitFor()
  // The editor takes a move to the very start within 200 ms of its focus for the browser's doing, and takes it back.
  const goUp = async () => {
    await page.keyboard.press('ArrowUp')
    return caretItem()
  }
  await expect.poll(goUp).toContain('Send the plan')
  const presses = await countKeys(page, () => page.keyboard.press('ControlOrMeta+Shift+a'))
  await item('Discuss: Send the plan by tomorrow').getByText('I owe it · due tomorrow').waitFor()
  expect(presses).toBe(1)
  const [{ id: itemId, ref, headline } = { id: '', ref: '', headline: '' }] = await itemsOf('now')
  const action = await actionOf('Send the plan by tomorrow')
  expect(action?.fields).toMatchObject({
    owedBy: 'me',
    personId: 'maria',
    meetingId: 'now',
    itemId,
    dueDate: hoursFromNow(24).slice(0, 10),
  })
  expect([ref, headline]).toEqual([`action:${action?.id}`, ''])

  // The caret is still in it: Enter begins the next item, which is made one of theirs from the item’s menu.
  await page.keyboard.press('Enter')
  await page.keyboard.type('Confirm the budget')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /Their action/ }).click()
  await item('Discuss: Confirm the budget').getByText('It is owed to me').waitFor()
  expect(await violationsOf(page)).toEqual([])
})

test('making it is one step back, words and all, and one step forth again', async () => {
  await agenda().focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect
    .poll(async () => (await itemsOf('now')).map(({ headline }) => headline))
    .toContain('Confirm the budget')
  await expect.poll(() => actionOf('Confirm the budget')).toBeUndefined()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await item('Discuss: Confirm the budget').getByText('It is owed to me').waitFor()
  expect(await actionOf('Confirm the budget')).toMatchObject({ fields: { owedBy: 'them' } })
})

test('ticked on the agenda it is done in Follow-through, and the other way round', async () => {
  await tick('Send the plan by tomorrow').click()
  await expect.poll(async () => (await actionOf('Send the plan by tomorrow'))?.fields['status']).toBe('done')
  await page.keyboard.press('ControlOrMeta+5')
  await listed('Done, 1').waitFor()
  await listed(/Confirm the budget.*Maria owes me · from the 1:1/).focus()
  await page.keyboard.press('Space')
  await listed('Done, 2').waitFor()

  await listed('Done, 2').focus()
  await page.keyboard.press('Enter')
  await listed(/Send the plan/).focus()
  await page.keyboard.press('Space')
  await page.getByText('“Send the plan by tomorrow” is open again.').waitFor()
  await open('first')
  await expect.poll(() => tick('Send the plan by tomorrow').getAttribute('aria-checked')).toBe('false')
  await expect.poll(() => tick('Confirm the budget').getAttribute('aria-checked')).toBe('true')
})

test('its words are one: changed in Follow-through, the agenda and the brief say the new ones', async () => {
  await page.getByRole('button', { name: 'Open the action: Send the plan by tomorrow' }).click()
  const words = page
    .getByRole('complementary', { name: 'Action' })
    .getByRole('textbox', { name: 'What is owed' })
  await words.fill('Send the hiring plan')
  await words.press('Tab')
  await listed(/Send the hiring plan/).waitFor()
  await open('first')
  await item('Discuss: Send the hiring plan').waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await page.getByText(/copied/).waitFor()
  const { 'text/plain': brief = '' } = await app.control.readClipboard()
  expect(brief).toContain('Send the hiring plan')
  // Done, so it is not brought.
  expect(brief).not.toContain('Confirm the budget')
})

test('what is owed is on the shelf of the next 1:1, once, and stands on its agenda as the same thing', async () => {
  await writeFrom(page, [{ id: 'now', fields: { start: hoursFromNow(-3) } }])
  await open('last')
  await card('Send the hiring plan').waitFor()
  expect(await page.getByText('Carried over', { exact: true }).count()).toBe(0)
  await card('Send the hiring plan').focus()
  await page.keyboard.press('Enter')
  await card('Send the hiring plan').waitFor({ state: 'detached' })
  await expect.poll(() => itemsOf('after')).toMatchObject([{ kind: 'inform', headline: '' }])
  await item('Inform: Send the hiring plan').waitFor()
  await tick('Send the hiring plan').click()
  await expect.poll(async () => (await actionOf('Send the hiring plan'))?.fields['status']).toBe('done')
  expect(await violationsOf(page)).toEqual([])
})

test('a line that is an action becomes a note about the person as any other', async () => {
  await open('last')
  await agenda().focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await expect.poll(caretItem).toContain('Send the hiring plan')
  await page.keyboard.press('ControlOrMeta+l')
  await page.getByRole('menu', { name: 'Note about Maria' }).waitFor()
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await rowsOf(page, 'note')).map(({ fields }) => fields['text']))
    .toEqual(['Send the hiring plan'])
})

test('removed in Follow-through, the agenda keeps its words', async () => {
  const action = await actionOf('Send the hiring plan')
  await writeFrom(page, [{ id: String(action?.id), fields: { trashedAt: new Date().toISOString() } }])
  await page.keyboard.press('ControlOrMeta+5')
  await page.getByRole('main', { name: 'Follow-through' }).waitFor()
  await open('last')
  await item('Inform: Send the hiring plan').waitFor()
  expect(await actionOf('Send the hiring plan')).toBeUndefined()
})

test('without words there is nothing to owe, and it says so', async () => {
  await agenda().focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Ask for help')
  await page.keyboard.press('Enter')
  await item('Ask: Ask for help').waitFor()
  await page.keyboard.press('ArrowUp')
  await expect.poll(caretItem).toContain('Ask for help')
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Backspace')
  await item('Ask: empty').waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+o')
  await page.getByText(/Write what is owed first/).waitFor()
  expect((await itemsOf('after')).at(-1)).toMatchObject({ kind: 'ask', ref: null })
})
