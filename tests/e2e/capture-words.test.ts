import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { addPeople, chips, destination, line, proposed, windowsOf } from '../support/capture-page.ts'
import { launchApp } from '../support/launch-app.ts'
import { rowsOf, writeFrom } from '../support/page-calls.ts'
import type { RunningApp } from '../support/running-app.ts'

let app: RunningApp
let main: Page

beforeEach(async () => {
  app = await launchApp()
  main = await app.window('main')
  await addPeople(main, 'Maria Ortega', 'Jonas Weber')
})

afterEach(() => app.dispose())

const openCapture = () => windowsOf(app).openCapture()
const hidden = () => windowsOf(app).hidden()

/** A wall time this many minutes from now, as a meeting's start. */
function wallIn(minutes: number): string {
  const date = new Date(Date.now() + minutes * 60_000)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

const meet = (id: string, personId: string, inMinutes: number) =>
  writeFrom(main, [{ id, kind: 'meeting', fields: { personId, start: wallIn(inMinutes), minutes: 30 } }])

describe('[B1] a leading word', () => {
  test('is offered behind a slash, and sends the line to its place', async () => {
    const page = await openCapture()
    // Three keys choose the word, and Enter keeps the line.
    await page.keyboard.type('/tod')
    const options = page.getByRole('listbox', { name: 'Words' }).getByRole('option')
    await expect.poll(() => options.allTextContents()).toEqual(['/todo To do'])
    await page.keyboard.press('Tab')
    expect(await line(page).inputValue()).toBe('/todo ')
    await page.keyboard.type('@Maria send the deck by tomorrow')
    await expect
      .poll(() => chips(page).allTextContents())
      .toEqual(['To do', 'Maria Ortega', expect.stringMatching(/^\w{3} \d/)])
    await expect.poll(() => destination(page).innerText()).toBe('To Follow-through, due tomorrow')
    await page.keyboard.press('Enter')
    await hidden()
    const [capture] = await rowsOf(main, 'capture')
    expect(capture?.fields).toMatchObject({
      text: '/todo @Maria send the deck by tomorrow',
      word: 'todo',
      state: 'new',
    })
    expect(await rowsOf(main, 'action')).toMatchObject([
      {
        id: capture?.fields['becameId'],
        fields: { text: 'Send the deck', personId: 'person-0', owedBy: 'me', captureId: capture?.id },
      },
    ])
  })

  test('makes notes, signals with their competitor and opener, wins, and items of the next 1:1', async () => {
    await meet('next', 'person-0', 24 * 60)
    for (const text of [
      '/heard @Maria the board wants a plan B',
      '/competitor Acme opens a payroll beta acme.example/payroll #payroll /opener @Maria',
      '/win onboarding takes six days',
      '/ask @Maria about the Ireland budget',
    ]) {
      const page = await openCapture()
      await line(page).fill(text)
      await page.keyboard.press('Enter')
      await hidden()
    }
    expect(await rowsOf(main, 'note')).toMatchObject([
      { fields: { personId: 'person-0', type: 'heard', text: 'The board wants a plan B' } },
    ])
    const signals = await rowsOf(main, 'signal')
    expect(signals).toMatchObject([
      {
        fields: {
          type: 'competitor',
          text: 'Acme opens a payroll beta',
          competitors: ['Acme'],
          tags: ['payroll'],
          url: 'https://acme.example/payroll',
        },
      },
    ])
    expect(await rowsOf(main, 'competitor')).toMatchObject([{ fields: { name: 'Acme' } }])
    expect(await rowsOf(main, 'opener')).toMatchObject([
      { fields: { fact: 'Acme opens a payroll beta.', signalId: signals[0]?.id, meetingId: 'next' } },
    ])
    expect(await rowsOf(main, 'win')).toMatchObject([{ fields: { text: 'Onboarding takes six days' } }])
    const asked = (await rowsOf(main, 'capture')).find(({ fields }) => fields['word'] === 'ask')
    expect(asked?.fields['becameId']).toBe('next')
  })

  test('that needs somebody says so, and the line waits in the inbox for a name', async () => {
    const page = await openCapture()
    await line(page).pressSequentially('/feedback too much detail')
    await expect.poll(() => destination(page).innerText()).toBe('To the inbox: say who, with @')
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(main, 'note')).toEqual([])
    await main.getByRole('row', { name: '/feedback too much detail' }).focus()
    await main.keyboard.press('p')
    const dialog = main.getByRole('dialog', { name: 'Who is it for?' })
    await dialog.getByRole('button', { name: /Person/ }).click()
    await main.getByRole('option', { name: /Maria Ortega/ }).click()
    await dialog.getByRole('button', { name: 'Feedback' }).click()
    await expect
      .poll(() => rowsOf(main, 'note'))
      .toMatchObject([{ fields: { personId: 'person-0', type: 'feedback', text: 'Too much detail' } }])
  })
})

describe('[B1] what words sound like', () => {
  test('is proposed, taken by Tab, and taken back by Backspace', async () => {
    const page = await openCapture()
    await line(page).pressSequentially('Win back Acme by Friday')
    await expect.poll(() => proposed(page).allTextContents()).toEqual(['To do? Tab'])
    await expect.poll(() => destination(page).innerText()).toBe('To the inbox')
    await page.keyboard.press('Tab')
    await expect.poll(() => destination(page).innerText()).toMatch(/^To Follow-through, due /)
    await page.keyboard.press('Backspace')
    await expect.poll(() => destination(page).innerText()).toBe('To the inbox')
    expect(await line(page).inputValue()).toBe('Win back Acme by Friday')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(main, 'action')).toMatchObject([{ fields: { text: 'Win back Acme' } }])
  })

  test('is never imposed: Enter keeps the line as text', async () => {
    const page = await openCapture()
    await line(page).pressSequentially('maria owes me the budget numbers')
    await expect.poll(() => proposed(page).allTextContents()).toEqual(['Owed to me? Tab'])
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(main, 'action')).toEqual([])
    expect(await rowsOf(main, 'capture')).toMatchObject([
      { fields: { text: 'maria owes me the budget numbers', personIds: [] } },
    ])
    // The inbox knows it as well.
    await main.getByRole('row', { name: 'maria owes me the budget numbers' }).focus()
    await main.keyboard.press('t')
    await expect
      .poll(() => rowsOf(main, 'action'))
      .toMatchObject([{ fields: { owedBy: 'them', personId: 'person-0' } }])
  })
})

describe('[B1] whoever is present', () => {
  test('is filled in around their meeting, and Backspace takes it back', async () => {
    await meet('now', 'person-1', -10)
    const page = await openCapture()
    await expect.poll(() => chips(page).allTextContents()).toEqual(['with Jonas Weber, now'])
    await page.keyboard.press('Backspace')
    await expect.poll(() => chips(page).count()).toBe(0)
    await line(page).pressSequentially('Nothing about him')
    await page.keyboard.press('Enter')
    await hidden()
    const again = await openCapture()
    await expect.poll(() => chips(again).allTextContents()).toEqual(['with Jonas Weber, now'])
    await line(again).pressSequentially('/heard budgets freeze in January')
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(main, 'note')).toMatchObject([{ fields: { personId: 'person-1', type: 'heard' } }])
    const personIds = (await rowsOf(main, 'capture')).map(({ fields }) => fields['personIds'])
    expect(personIds).toEqual(expect.arrayContaining([[], ['person-1']]))
  })
})

describe('[B1] the inbox', () => {
  test('shows where a capture went until it was seen, leads there, and takes it back', async () => {
    expect(await app.startAgain(['--capture', '/owes @Jonas the pricing sheet'])).toBe(0)
    await expect.poll(() => rowsOf(main, 'action')).toHaveLength(1)
    const row = main.getByRole('row', { name: '/owes @Jonas the pricing sheet' })
    await row.getByRole('button', { name: 'Follow-through' }).waitFor()
    await row.focus()
    await main.keyboard.press('u')
    await expect
      .poll(async () => (await rowsOf(main, 'action')).map(({ fields }) => fields['trashedAt'] !== null))
      .toEqual([true])
    expect(await rowsOf(main, 'capture')).toMatchObject([
      { fields: { state: 'new', word: '', becameId: null } },
    ])
    // Undone, it is back where it was; seen, it leaves the inbox.
    await main.keyboard.press('ControlOrMeta+z')
    await row.getByRole('button', { name: 'Follow-through' }).waitFor()
    await row.focus()
    await main.keyboard.press('k')
    await expect.poll(() => row.count()).toBe(0)
    expect(await rowsOf(main, 'capture')).toMatchObject([{ fields: { state: 'used' } }])
    expect(await rowsOf(main, 'action')).toMatchObject([{ fields: { trashedAt: null } }])
  })

  test('leads from a line to the agenda it is on, by Enter', async () => {
    await meet('next', 'person-0', 24 * 60)
    expect(await app.startAgain(['--capture', '/next @Maria the office budget'])).toBe(0)
    const row = main.getByRole('row', { name: '/next @Maria the office budget' })
    await row.getByRole('button', { name: /On Maria’s agenda/ }).waitFor()
    await row.focus()
    await main.keyboard.press('Enter')
    await main
      .getByRole('textbox', { name: /^Agenda of/ })
      .getByText('The office budget')
      .waitFor()
  })

  test.each([false, true])('axe finds nothing to complain of (dark: %s)', async (dark) => {
    await app.control.setSystemTheme({ dark })
    for (const text of [
      '/owes @Jonas the pricing sheet by Friday',
      '/worry nobody',
      '/next @Maria budget',
      'A line',
    ]) {
      expect(await app.startAgain(['--capture', text])).toBe(0)
    }
    await expect.poll(() => rowsOf(main, 'capture')).toHaveLength(4)
    await main.getByRole('row', { name: 'A line' }).waitFor()
    expect(await violationsOf(main)).toEqual([])
    const page = await openCapture()
    await line(page).pressSequentially('maria owes me the budget by Friday')
    await proposed(page).waitFor()
    expect(await violationsOf(page)).toEqual([])
    await line(page).fill('')
    await line(page).pressSequentially('/')
    await page.getByRole('listbox', { name: 'Words' }).getByRole('option').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})
