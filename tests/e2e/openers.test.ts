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
  await expect
    .poll(() => why.textContent())
    .toMatch(/^Serves a goalChurn under 3 % by summer(much|some|little)of 50 %/)
  await expect.poll(() => why.textContent()).toMatch(/Newmuchof 15 %/)
  expect(await violationsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect.poll(() => page.locator('body').innerText()).not.toContain('Churn under 3 %')
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await card(/^Acme/).focus()
  await page.keyboard.press('w')
  await why.waitFor({ state: 'detached' })
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
  await bare().getByText('Begun before').waitFor()

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
