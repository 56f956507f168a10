import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOpener } from '../../src/shared/domain/opener-drafts.ts'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { pixelsOf, readQr } from '../support/read-qr.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    {
      id: 'goal',
      kind: 'note',
      fields: { personId: 'maria', type: 'goal', text: 'Churn under 3 % by summer' },
    },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(2), minutes: 30 } },
    {
      id: 'acme',
      kind: 'signal',
      fields: {
        text: 'Acme opened a payroll beta in Ireland',
        type: 'competitor',
        competitors: ['Acme'],
        soWhat: 'twelve of our renewals have staff there, and churn begins there',
      },
    },
    { id: 'bare', kind: 'signal', fields: { text: 'Tenders now favour local hosting', type: 'political' } },
  ])
})
afterAll(() => app.dispose())

const shelf = () => page.getByRole('complementary', { name: 'Shelf' })
const openers = () => shelf().getByRole('region', { name: 'Openers for Maria' })
const card = (name: string | RegExp) => openers().getByRole('group', { name })
const isActive = (element: Element) => element === document.activeElement
const itemsOf = async (id: string) => {
  const [found] = await callFrom(page, 'projections.read', { ids: [id] })
  return found?.projection.items ?? []
}
const kept = async () =>
  (await rowsOf(page, 'opener')).filter(({ fields }) => !fields['trashedAt']).map(({ fields }) => fields)
const openDesk = async (id = 'next') => {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id } })
  await page.reload()
  await page.getByRole('textbox', { name: /^Agenda of/ }).waitFor()
}
const undo = async () => {
  await page.getByRole('main').focus()
  await page.keyboard.press('ControlOrMeta+z')
}

test('openers are ranked, what serves a goal first, and what needs no signal is among them', async () => {
  await openDesk()
  await card(/^Acme opened a payroll beta/).waitFor()
  const names = await openers()
    .getByRole('group')
    .evaluateAll((cards) => cards.map((one) => one.ariaLabel ?? ''))
  expect(names[0]).toMatch(/^Acme opened a payroll beta in Ireland\. Twelve of our renewals/)
  expect(names.at(-1)).toBe('Tenders now favour local hosting.')
  expect(names).toHaveLength(4)
  await openers().getByText('Needs no signal').first().waitFor()
  expect(await violationsOf(page)).toEqual([])
})

test('why it is here is told in words, and the goal is hidden with what is private', async () => {
  await card(/^Acme/).focus()
  await page.keyboard.press('w')
  const why = card(/^Acme/).locator('dl')
  const isInSight = () =>
    why.evaluate((list) => {
      const pane = list.closest('[role="tabpanel"]') ?? document.body
      return list.getBoundingClientRect().bottom <= pane.getBoundingClientRect().bottom + 1
    })
  await expect.poll(isInSight).toBe(true)
  await expect
    .poll(() => why.textContent())
    .toMatch(/^Serves a goal counts 50 %Churn under 3 % by summer(much|some|little)/)
  await expect.poll(() => why.textContent()).toMatch(/New counts 15 %much/)
  expect(await violationsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect.poll(() => page.locator('body').innerText()).not.toContain('Churn under 3 %')
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await card(/^Acme/).focus()
  // Escape folds it up, and stays on the card.
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'detached' })
  expect(await card(/^Acme/).evaluate((element) => element === document.activeElement)).toBe(true)
})

test('3 puts the third way to ask it on the agenda, with its record, and is undone as one', async () => {
  await card(/^Acme/).focus()
  const third = await card(/^Acme/).getByRole('listitem').nth(2).getByRole('button').textContent()
  await page.keyboard.press('3')
  await card(/^Acme/).waitFor({ state: 'detached' })
  // The keys are on what came into its place.
  await expect.poll(() => openers().getByRole('group').first().evaluate(isActive)).toBe(true)
  const [item] = await itemsOf('next')
  expect(third).toContain(item?.headline.split('. ').at(-1))
  expect(await kept()).toMatchObject([
    { personId: 'maria', signalId: 'acme', angle: 'customer', status: 'planned', meetingId: 'next' },
  ])
  await undo()
  await card(/^Acme/).waitFor()
  expect(await itemsOf('next')).toEqual([])
  expect(await kept()).toEqual([])
})

test('a signal without a so-what has no question until one is written, right there', async () => {
  const bare = card(/^Tenders now favour local hosting/)
  await bare.getByText('no question yet').waitFor()
  await bare.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('a second region would win us two tenders')
  await page.keyboard.press('Enter')
  await bare.getByRole('button', { name: /Tests an assumption$/ }).waitFor()
  await expect.poll(() => bare.evaluate(isActive)).toBe(true)
  const [signal] = (await rowsOf(page, 'signal')).filter(({ id }) => id === 'bare')
  expect(signal?.fields['soWhat']).toBe('a second region would win us two tenders')
})

test('a draft is edited in place before it goes on the agenda, and what is left half-way is kept', async () => {
  const bare = () => card(/^Tenders now favour local hosting/)
  await bare().focus()
  await page.keyboard.press('e')
  const field = openers().getByRole('textbox', { name: 'In your words' })
  await expect.poll(() => field.evaluate(isActive)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => bare().evaluate(isActive)).toBe(true)
  expect(await kept()).toEqual([])

  await page.keyboard.press('e')
  await field.fill('Tenders now favour local hosting. What would you delay for it')
  await page.keyboard.press('Tab')
  await expect.poll(kept).toMatchObject([{ status: 'draft', question: '', signalId: 'bare' }])
  await bare().getByText('Kept for later').waitFor()

  await bare().focus()
  await page.keyboard.press('e')
  await field.fill('Tenders now favour local hosting. What would you delay for it?')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await itemsOf('next')).map(({ headline }) => headline))
    .toEqual(['Tenders now favour local hosting. What would you delay for it?'])
  await expect
    .poll(kept)
    .toMatchObject([
      { status: 'planned', question: 'What would you delay for it?', signalId: 'bare', meetingId: 'next' },
    ])
})

test('one that needs no signal is kept as such, and not offered again', async () => {
  const evergreen = openers().getByRole('group').filter({ hasText: 'Needs no signal' }).first()
  const name = (await evergreen.getAttribute('aria-label')) ?? ''
  await evergreen.focus()
  await page.keyboard.press('Enter')
  await card(name).waitFor({ state: 'detached' })
  await expect
    .poll(async () => (await kept()).filter(({ evergreenId }) => evergreenId !== null).length)
    .toBe(1)
  await openers().getByRole('button', { name: /more$/ }).click()
  expect(await card(name).count()).toBe(0)
})

const agenda = () => page.getByRole('textbox', { name: /^Agenda of/ })
const opener = async (question: string) =>
  (await rowsOf(page, 'opener')).find(({ fields }) => fields['question'] === question)?.fields

test('ticked on the agenda it was asked, and unticked it was not; edited, it is what was asked', async () => {
  await agenda().getByText('What would you delay for it?').click()
  await page.keyboard.type(' truly ')
  await page.keyboard.press('ControlOrMeta+Enter')
  const said = async () =>
    (await itemsOf('next')).find(({ headline }) => headline.includes(' truly '))?.headline ?? ''
  await expect.poll(said).not.toBe('')
  const question = readOpener(await said()).question
  await expect.poll(async () => (await opener(question))?.['status']).toBe('asked')
  const asked = page.getByRole('region', { name: 'Asked' })
  await asked.getByText(question).waitFor()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(async () => (await opener(question))?.['status']).toBe('planned')
  await asked.waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(async () => (await opener(question))?.['askedAt']).toMatch(/^20/)
})

test('what was answered is a line, and a goal and a signal with one key each', async () => {
  const asked = page.getByRole('region', { name: 'Asked' })
  const line = asked.getByRole('textbox', { name: 'What did Maria answer?' })
  await line.focus()
  await page.keyboard.type('Hosting in France by autumn')
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  const keep = asked.getByRole('group', { name: 'Keep the answer also as' })
  await expect.poll(() => keep.evaluate(isActive)).toBe(true)
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  const kinds = async () =>
    (await rowsOf(page, 'note', 'signal'))
      .filter(({ fields }) => fields['text'] === 'Hosting in France by autumn')
      .map(({ kind, fields }) => [kind, fields['type'], fields['personId'] ?? null])
      .toSorted()
  await expect.poll(kinds).toEqual([
    ['note', 'goal', 'maria'],
    ['signal', undefined, null],
  ])
  // Neither is made twice.
  await page.keyboard.press('g')
  expect(await keep.getByRole('button', { name: 'Goal' }).isDisabled()).toBe(true)
  await expect.poll(kinds).toHaveLength(2)
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect.poll(() => line.isVisible()).toBe(false)
  await page.keyboard.press('ControlOrMeta+Shift+h')
})

test('what was asked is never offered again, and what was not asked is carried to the next 1:1', async () => {
  await writeFrom(page, [
    { id: 'next', fields: { start: hoursFromNow(-2) } },
    { id: 'later', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(100), minutes: 30 } },
  ])
  const [planned] = (await kept()).filter(({ evergreenId }) => evergreenId !== null)
  const left = String(planned?.['question'])
  await openDesk('later')
  await openers().getByRole('button', { name: /more$/ }).click()
  const names = await openers()
    .getByRole('group')
    .evaluateAll((cards) => cards.map((one) => one.ariaLabel ?? ''))
  expect(names.filter((name) => name.includes('local hosting'))).toEqual([])
  // Carried over as an item, it is not offered besides.
  expect(names.filter((name) => name.includes(left))).toEqual([])
  await shelf().getByRole('row').filter({ hasText: left }).waitFor()
})

test('the pocket list is for anyone, opened by the palette, and a QR carries its text to a phone', async () => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('pocket')
  await page.getByRole('option', { name: /^In your pocket/ }).waitFor()
  await page.keyboard.press('Enter')
  const main = page.getByRole('main', { name: 'In your pocket' })
  await main.getByRole('listitem').nth(2).waitFor()
  const said = await main.getByRole('listitem').allTextContents()
  expect(said).toHaveLength(3)
  expect(said.join('\n')).toContain('Acme opened a payroll beta in Ireland.')
  for (const one of said) expect(one.split(' ').length).toBeLessThanOrEqual(30)
  expect(said.join('\n')).not.toMatch(/Maria|Churn under 3|France/)
  expect(await violationsOf(page)).toEqual([])

  const png = await page.getByRole('img', { name: 'These openers as a QR' }).screenshot()
  const text = readQr(await pixelsOf(page, png)) ?? ''
  const plain = (words: string) => words.replace(/^“|”$/g, '').replaceAll('’', "'")
  expect(text).toBe(said.map((one, at) => `${at + 1}. ${plain(one)}`).join('\n\n'))

  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOf(page)).toEqual([])
  const dark = await page.getByRole('img', { name: 'These openers as a QR' }).screenshot()
  expect(readQr(await pixelsOf(page, dark))).toBe(text)
  await page.emulateMedia({ colorScheme: 'light' })
})

test('Today has it too, and the tray opens it, saying nothing of what is in it', async () => {
  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('region', { name: 'In your pocket' }).getByText('Acme opened').waitFor()
  const labels = (await app.control.tray())?.menu.map(({ label }) => label) ?? []
  expect(labels).toContain('In your pocket')
  expect(labels.join()).not.toContain('Acme')
  await app.control.chooseTrayItem('pocket')
  await page.getByRole('main', { name: 'In your pocket' }).waitFor()
})
