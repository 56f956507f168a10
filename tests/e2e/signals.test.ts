import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { rowsOf, writeFrom } from '../support/page-calls.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg', relation: 'peer' } },
  ])
})
afterAll(() => app.dispose())

const line = () => page.getByRole('textbox', { name: 'What did you notice?' })
const list = () => page.getByRole('grid', { name: 'Signals' })
const row = (name: string | RegExp) => list().getByRole('row', { name })
const selected = () => list().getByRole('row', { selected: true })
const signalOf = async (text: string) =>
  (await rowsOf(page, 'signal')).find(({ fields }) => fields['text'] === text)
const fieldsOf = async (text: string) => (await signalOf(text))?.fields

/** A dialog that closes gives the keys back to the list a frame later. */
async function listHasKeys(): Promise<void> {
  await expect.poll(() => list().evaluate((grid) => grid.contains(document.activeElement))).toBe(true)
}

/** Presses keys one by one, as a hand does; how many is what an entry costs. */
async function press(...keys: string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key)
  return keys.length
}

/** The list with the keys on its row of this name, and nothing selected. */
async function goToRow(name: RegExp): Promise<void> {
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('main', { name: 'People' }).waitFor()
  await page.keyboard.press('ControlOrMeta+4')
  await expect.poll(() => line().evaluate((field) => field === document.activeElement)).toBe(true)
  await press('Escape', 'Home')
  const names = await list()
    .getByRole('row')
    .evaluateAll((rows) => rows.map((one) => one.ariaLabel ?? ''))
  const place = names.findIndex((one) => name.test(one))
  expect(place).toBeGreaterThanOrEqual(0)
  for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown')
}

async function undo(): Promise<void> {
  await page.getByRole('main').focus()
  await page.keyboard.press('ControlOrMeta+z')
}

test('an empty screen teaches, and two keys and a line add a signal whose kind the words say', async () => {
  let presses = await press('ControlOrMeta+4')
  await page.getByRole('heading', { name: 'Nothing noticed yet' }).waitFor()
  await expect.poll(() => line().evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.type('Interest rates stay where they are until spring')
  await page.getByRole('list', { name: 'Understood as' }).getByText('Economic').waitFor()
  presses += await press('Enter')
  expect(presses).toBe(2)
  await row(/^Interest rates stay/).waitFor()
  expect(await fieldsOf('Interest rates stay where they are until spring')).toMatchObject({
    type: 'economic',
  })
  expect(await line().inputValue()).toBe('')
})

test('one key overrules the kind', async () => {
  await page.keyboard.type('Customers ask what higher tariffs mean for them')
  await page.getByRole('list', { name: 'Understood as' }).getByText('Customer voice').waitFor()
  expect(await press('ArrowDown')).toBe(1)
  await page.getByRole('list', { name: 'Understood as' }).getByText('Political').waitFor()
  await press('Enter')
  await row(/^Customers ask/).waitFor()
  expect(await fieldsOf('Customers ask what higher tariffs mean for them')).toMatchObject({
    type: 'political',
  })
})

test('address, tags and whom to share it with are filed from the line; a new competitor is offered', async () => {
  await page.keyboard.type(
    'Acme cuts prices for small teams by a fifth https://acme.example/news #pricing @Maria',
  )
  await page.getByRole('button', { name: 'Acme is a competitor' }).focus()
  await press('Enter', 'Enter')
  await row(/^Acme cuts prices/).waitFor()
  expect(await fieldsOf('Acme cuts prices for small teams by a fifth')).toMatchObject({
    type: 'competitor',
    competitors: ['Acme'],
    url: 'https://acme.example/news',
    tags: ['pricing'],
    shareWithIds: ['maria'],
  })
})

test('what is typed and not added is there when one comes back', async () => {
  await page.keyboard.type('Half a thought')
  await press('ControlOrMeta+1')
  await page.getByRole('main', { name: 'Today' }).waitFor()
  await press('ControlOrMeta+Shift+s')
  await expect.poll(() => line().inputValue()).toBe('Half a thought')
  await line().fill('')
})

test('the same address and nearly the same words are noticed; one key keeps both, another opens it', async () => {
  await page.keyboard.type('Look at this http://www.acme.example/news/?utm_source=mail')
  await page.getByText('This address is here already').waitFor()
  await line().fill('Acme now cuts the prices for small teams by a fifth')
  await page.getByText('Nearly the same is here already').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await press('Enter')
  await row(/^Acme now cuts/).waitFor()
  await expect.poll(() => list().getByRole('row').count()).toBe(4)
  await page.keyboard.type('acme cuts prices by a fifth for small teams')
  await page.getByText('Nearly the same is here already').waitFor()
  await press('ControlOrMeta+Enter')
  await page.getByRole('main', { name: /^Acme (now )?cuts/ }).waitFor()
  await press('ControlOrMeta+4')
  await expect.poll(() => line().inputValue()).toBe('acme cuts prices by a fifth for small teams')
  await line().fill('')
  await undo()
  await row(/^Acme now cuts/).waitFor({ state: 'detached' })
})

test('boxes to select by are there for the row one is on, and for all while some are selected', async () => {
  const boxes = list().locator('[data-selects]:visible')
  await line().focus()
  await page.mouse.move(0, 0)
  await expect.poll(() => boxes.count()).toBe(0)
  await row(/^Customers ask/).hover()
  await expect.poll(() => boxes.count()).toBe(1)
  await boxes.click()
  await expect.poll(() => selected().count()).toBe(1)
  await page.mouse.move(0, 0)
  expect(await boxes.count()).toBe(await list().getByRole('row').count())
  await list().focus()
  await press('Escape')
  await expect.poll(() => boxes.count()).toBe(1)
})

test('several are selected and given a kind by keys alone, and one undo takes it back', async () => {
  await goToRow(/^Customers ask/)
  const presses = await press('x', 'Shift+ArrowDown', 'k', 'A')
  expect(presses).toBe(4)
  const kinds = async () => [
    (await fieldsOf('Customers ask what higher tariffs mean for them'))?.['type'],
    (await fieldsOf('Interest rates stay where they are until spring'))?.['type'],
  ]
  await expect.poll(kinds).toEqual(['assumption', 'assumption'])
  await expect.poll(() => selected().count()).toBe(2)
  await undo()
  await expect.poll(kinds).toEqual(['political', 'economic'])
  await list().focus()
  await press('Escape')
  await expect.poll(() => selected().count()).toBe(0)
})

test('tags and people are given to several at once', async () => {
  await goToRow(/^Customers ask/)
  await press('Shift+ArrowDown', 't')
  await page.getByRole('dialog', { name: 'Tags of 2 signals' }).waitFor()
  await page.keyboard.type('board')
  expect(await violationsOf(page)).toEqual([])
  await press('ControlOrMeta+Enter')
  await expect
    .poll(async () => (await fieldsOf('Interest rates stay where they are until spring'))?.['tags'])
    .toEqual(['board'])
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await listHasKeys()
  await press('s')
  await page.getByRole('dialog', { name: 'Share 2 signals with' }).waitFor()
  await page.keyboard.type('Jon')
  await page.getByRole('option', { name: 'Jonas Berg' }).waitFor()
  await press('ArrowDown', 'Enter', 'ControlOrMeta+Enter')
  await expect
    .poll(async () => (await fieldsOf('Customers ask what higher tariffs mean for them'))?.['shareWithIds'])
    .toEqual(['jonas'])
  await press('Escape')
})

test('filters and the order are chosen by keys, and the list tells where nothing is like that', async () => {
  const choose = async (label: string, option: string) => {
    await page.getByRole('button', { name: new RegExp(`${label}$`) }).focus()
    await press('Enter')
    await page.getByRole('option', { name: option, exact: true }).waitFor()
    await page.keyboard.type(option)
    await press('Enter')
    await page.getByRole('option', { name: option, exact: true }).waitFor({ state: 'detached' })
  }
  await choose('Tag', '#board')
  await expect.poll(() => list().getByRole('row').count()).toBe(2)
  await choose('Kind', 'Economic')
  await expect.poll(() => list().getByRole('row').count()).toBe(1)
  await choose('Kind', 'Social')
  await page.getByText('No signal is like that.').waitFor()
  await page.getByRole('button', { name: 'Show all' }).first().press('Enter')
  await expect.poll(() => list().getByRole('row').count()).toBe(3)
  await choose('Shared with', 'For Maria Ortega')
  await expect.poll(() => list().getByRole('row').count()).toBe(1)
  await page.getByRole('button', { name: 'Show all' }).press('Enter')
  await choose('Show', 'Without a so-what')
  await expect.poll(() => list().getByRole('row').count()).toBe(3)
  await page.getByRole('button', { name: 'Show all' }).press('Enter')
  await choose('Order', 'By its words')
  await expect.poll(() => list().getByRole('row').first().getAttribute('aria-label')).toMatch(/^Acme cuts/)
  await choose('Order', 'Newest first')
})

test('what is old is to be looked at again, and one key says it still holds', async () => {
  const rates = await signalOf('Interest rates stay where they are until spring')
  const old = new Date(Date.now() - 90 * 86_400_000).toISOString()
  await writeFrom(page, [{ id: rates?.id ?? '', fields: { createdAt: old } }])
  await row(/^Interest rates/)
    .getByText('Look again')
    .waitFor()
  await goToRow(/^Interest rates/)
  expect(await press('l')).toBe(1)
  await row(/^Interest rates/)
    .getByText('Look again')
    .waitFor({ state: 'detached' })
  await page.getByText('Looked at again.').waitFor()
  await undo()
  await row(/^Interest rates/)
    .getByText('Look again')
    .waitFor()
})

test('a signal is set aside and brought back, removed and undone', async () => {
  await goToRow(/^Customers ask/)
  await press('e')
  await row(/^Customers ask/).waitFor({ state: 'detached' })
  await page.getByText('Signal set aside.').waitFor()
  await undo()
  await row(/^Customers ask/).waitFor()
  await goToRow(/^Customers ask/)
  expect(await press('Backspace')).toBe(1)
  await row(/^Customers ask/).waitFor({ state: 'detached' })
  await page.getByText('The signal is in the trash for 30 days.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await row(/^Customers ask/).waitFor()
})

test('its page holds what follows from it, its source and more; each is saved and strength follows', async () => {
  await goToRow(/^Acme cuts/)
  await press('Enter')
  await page.getByRole('main', { name: 'Acme cuts prices for small teams by a fifth' }).waitFor()
  await page.getByText(/^By its sources: some\. 1 publication/).waitFor()
  await page.getByRole('textbox', { name: 'So what' }).fill('Our renewals get harder. Do we answer, or wait?')
  await page.getByRole('textbox', { name: 'Publication' }).fill('The Wire')
  await page.getByRole('textbox', { name: 'Quote' }).fill('We want the small teams back.')
  await page.getByRole('textbox', { name: 'More about this signal' }).click()
  await page.keyboard.type('Seen on their pricing page')
  await page.getByText('Saved on this device').waitFor()
  await expect
    .poll(() => fieldsOf('Acme cuts prices for small teams by a fifth'))
    .toMatchObject({ publication: 'The Wire', quote: 'We want the small teams back.' })
  await page.getByText(/^By its sources: some\. 1 publication, 1 quote/).waitFor()
  await page.getByRole('radio', { name: 'Strong' }).focus()
  await press('Space')
  await expect
    .poll(async () => (await fieldsOf('Acme cuts prices for small teams by a fifth'))?.['strength'])
    .toBe('strong')
})

test('it becomes an opener for somebody, from a side one picks, and one at a time for each', async () => {
  await page.getByRole('button', { name: 'Make an opener for…' }).focus()
  // Whom it is to be shared with comes first.
  expect(await press('Enter', 'Enter')).toBe(2)
  const dialog = page.getByRole('dialog', { name: 'An opener for Maria' })
  const drafts = dialog.getByRole('group')
  await expect.poll(() => drafts.evaluate((card) => card === document.activeElement)).toBe(true)
  expect(await violationsOf(page)).toEqual([])
  await press('2')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Openers' }).waitFor()
  const signal = await signalOf('Acme cuts prices for small teams by a fifth')
  const openers = await rowsOf(page, 'opener')
  expect(openers.map(({ fields }) => fields)).toMatchObject([
    {
      personId: 'maria',
      signalId: signal?.id,
      status: 'draft',
      angle: 'choice',
      fact: 'Acme cuts prices for small teams by a fifth. Our renewals get harder. I wonder whether we answer, or wait.',
    },
  ])
  await page.getByRole('button', { name: 'Make an opener for…' }).press('Enter')
  const hasOne = page.getByRole('menuitem', { name: 'Maria Ortega: there is one' })
  await expect.poll(() => hasOne.getAttribute('aria-disabled')).toBe('true')
  await press('Escape')
})

test('coming back finds the list on the signal one was at', async () => {
  await press('ControlOrMeta+[')
  await expect.poll(() => list().evaluate((grid) => grid === document.activeElement)).toBe(true)
  await press('Enter')
  await page.getByRole('main', { name: 'Acme cuts prices for small teams by a fifth' }).waitFor()
})

test('a competitor has aliases, keeps its signals when renamed, and can be filtered by', async () => {
  await press('ControlOrMeta+4')
  await page.getByRole('radio', { name: 'Noticed' }).focus()
  await press('ArrowRight')
  const name = page.getByRole('textbox', { name: 'Name a competitor' })
  await name.fill('Acme, also called Acme Payroll')
  await press('Enter')
  await page.getByText('Also called Acme Payroll').waitFor()
  await page.getByRole('button', { name: '1 signal about Acme' }).waitFor()
  expect(await violationsOf(page)).toEqual([])

  await press('ControlOrMeta+Shift+s')
  await page.keyboard.type('ACME Payroll is at the fair in Hanover')
  await page.getByRole('list', { name: 'Understood as' }).getByText('Acme', { exact: true }).waitFor()
  await press('Enter')
  await row(/^ACME Payroll is at the fair.*Acme/).waitFor()

  await page.getByRole('radio', { name: 'Noticed' }).focus()
  await press('ArrowRight')
  await page.getByRole('button', { name: 'Change Acme' }).press('Enter')
  await page
    .getByRole('dialog', { name: 'Change Acme' })
    .getByRole('textbox', { name: 'Name' })
    .fill('Zenith')
  expect(await violationsOf(page)).toEqual([])
  await press('Enter')
  await page.getByText('Also called Acme Payroll, Acme').waitFor()
  await page.getByRole('button', { name: '2 signals about Zenith' }).press('Enter')
  await expect.poll(() => list().getByRole('row').count()).toBe(2)
  await page.getByRole('button', { name: 'Show all' }).press('Enter')
})

test('how we make money is offered once, found afterwards, and kept', async () => {
  await page.getByRole('button', { name: 'Not now' }).press('Enter')
  await page.getByRole('heading', { name: 'How do we make money?' }).waitFor({ state: 'detached' })
  await undo()
  await page.getByRole('heading', { name: 'How do we make money?' }).waitFor()
  await page.getByRole('button', { name: 'Not now' }).press('Enter')
  await page.getByRole('heading', { name: 'How do we make money?' }).waitFor({ state: 'detached' })
  await press('ControlOrMeta+k')
  await page.keyboard.type('make money')
  await page.getByRole('option', { name: /How we make money/ }).waitFor()
  await press('Enter')
  await page.getByRole('main', { name: 'How we make money' }).waitFor()
  await page.getByRole('textbox', { name: 'What customers buy' }).fill('Their evenings back')
  await page.getByRole('textbox', { name: 'What else belongs here' }).click()
  await page.keyboard.type('Renewals are sold by the same people')
  await page.getByText('Saved on this device').waitFor()
  await expect
    .poll(async () => (await rowsOf(page, 'business-page'))[0]?.fields)
    .toMatchObject({ whatCustomersBuy: 'Their evenings back', trashedAt: null })
})

test('search finds a signal by what it quotes and leads to it', async () => {
  await press('ControlOrMeta+k')
  await page.keyboard.type('small teams back')
  await page
    .getByRole('option', { name: /^Acme cuts prices for small teams by a fifth.*small teams back.*Signal$/ })
    .waitFor()
  // What fitted the first of the words only is gone once all of them were asked for.
  await expect.poll(() => page.getByRole('option').count()).toBe(2)
  expect(await press('Home', 'Enter')).toBe(2)
  await page.getByRole('main', { name: 'Acme cuts prices for small teams by a fifth' }).waitFor()
})

test('the list of shortcuts shows the keys of the list', async () => {
  await press('ControlOrMeta+4', 'Escape', '?')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await shortcuts.getByRole('heading', { name: 'In a list' }).waitFor()
  expect(await shortcuts.getByText('Kind of a signal').count()).toBe(1)
  await press('Escape')
  await shortcuts.waitFor({ state: 'detached' })
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing on any part of it, wide and narrow, %s',
  async (theme) => {
    await app.control.setSystemTheme({ dark: theme === 'dark' })
    await expect
      .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(theme === 'dark')
    for (const width of [1280, 420]) {
      await page.setViewportSize({ width, height: 800 })
      await goToRow(/^Interest rates/)
      await press('Shift+ArrowUp')
      await page.getByRole('toolbar', { name: 'With those selected' }).waitFor()
      expect(await violationsOf(page)).toEqual([])
      await press('Escape', 'Enter')
      await page.getByRole('textbox', { name: 'More about this signal' }).waitFor()
      expect(await violationsOf(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await press('ControlOrMeta+k')
      await page.keyboard.type('make money')
      await page.getByRole('option', { name: /How we make money/ }).waitFor()
      await press('Enter')
      await page.getByRole('textbox', { name: 'What else belongs here' }).waitFor()
      expect(await violationsOf(page)).toEqual([])
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  },
)

test('of ten thousand only those in sight are drawn, and keys reach the last', async () => {
  const size = 2500
  for (let part = 0; part < 4; part += 1) {
    await writeFrom(
      page,
      Array.from({ length: size }, (_, index) => ({
        id: `many-${part}-${index}`,
        kind: 'signal',
        fields: { text: `Noticed in part ${part} as number ${index}`, type: 'trend' },
      })),
    )
  }
  await press('ControlOrMeta+4', 'Escape')
  await expect.poll(async () => Number(await list().getAttribute('aria-rowcount'))).toBeGreaterThan(10_000)
  expect(await list().getByRole('row').count()).toBeLessThan(60)
  await press('End')
  const last = row(/^Interest rates/)
  await last.waitFor()
  await expect.poll(() => last.evaluate((one) => one.getBoundingClientRect().bottom < innerHeight)).toBe(true)

  // One that changes is drawn; the others stay as they are.
  await press('Home')
  await list().evaluate((grid) => {
    const drawn = new Set<Element>()
    const note = (element: Element | null) => element && drawn.add(element)
    new MutationObserver((changes) => {
      for (const { target } of changes) note((target as Element).closest?.('[role="row"]'))
    }).observe(grid, { subtree: true, childList: true, attributes: true, characterData: true })
    Object.assign(window, { drawn })
  })
  await press('k', 'P')
  await row(/^Noticed in part 3.*Political/)
    .first()
    .waitFor()
  expect(await page.evaluate(() => (window as unknown as { drawn: Set<Element> }).drawn.size)).toBe(1)

  await list().focus()
  await press('ControlOrMeta+a')
  await page.getByText('changed are the first 5,000').waitFor()
  await press('Escape')
})
