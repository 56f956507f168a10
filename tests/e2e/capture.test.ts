import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { addPeople, chips, line, windowsOf } from '../support/capture-page.ts'
import { countToFocus } from '../support/count-to-focus.ts'
import { launchApp } from '../support/launch-app.ts'
import { callFrom, rowsOf } from '../support/page-calls.ts'
import type { RunningApp } from '../support/running-app.ts'

let app: RunningApp

beforeEach(async () => {
  app = await launchApp()
})

afterEach(() => app.dispose())

const stateOf = (role: 'main' | 'capture') => windowsOf(app).stateOf(role)
const openCapture = () => windowsOf(app).openCapture()
const hidden = () => windowsOf(app).hidden()

describe('the capture window', () => {
  test('is made hidden and kept warm, and shows with the caret in its line', async () => {
    await expect.poll(() => stateOf('capture'), { timeout: 10_000 }).toMatchObject({ isVisible: false })
    const page = await openCapture()
    await expect.poll(() => line(page).evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await stateOf('capture')).toMatchObject({ isAlwaysOnTop: true, isFocused: true })
  })

  test('shows while typing what is understood, and Enter keeps it and hides', async () => {
    const main = await app.window('main')
    await addPeople(main, 'Maria Ortega')
    const page = await openCapture()
    await line(page).pressSequentially('Acme payroll beta payments.example/acme #payroll @Maria tomorrow')
    await expect
      .poll(() => chips(page).allTextContents())
      .toEqual(['payments.example', '#payroll', 'Maria Ortega', expect.stringMatching(/^\w{3} \d/)])
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(main, 'capture')).toMatchObject([
      {
        fields: {
          text: 'Acme payroll beta payments.example/acme #payroll @Maria tomorrow',
          personIds: ['person-0'],
          tags: ['payroll'],
          url: 'https://payments.example/acme',
          dueDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
          state: 'new',
        },
      },
    ])
    const again = await openCapture()
    expect(await line(again).inputValue()).toBe('')
  })

  test('offers people behind @, chosen with the arrows and Enter', async () => {
    await addPeople(await app.window('main'), 'Maria Ortega', 'Marek Novak')
    const page = await openCapture()
    await line(page).pressSequentially('Ask @mar')
    const options = page.getByRole('listbox', { name: 'People' }).getByRole('option')
    await expect.poll(() => options.allTextContents()).toEqual(['Marek Novak', 'Maria Ortega'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await line(page).inputValue()).toBe('Ask @Maria Ortega ')
    await expect.poll(() => chips(page).allTextContents()).toEqual(['Maria Ortega'])
    expect(await options.count()).toBe(0)
  })

  test('Escape closes the list of people first, and then the window', async () => {
    await addPeople(await app.window('main'), 'Maria Ortega', 'Marek Novak')
    const page = await openCapture()
    await line(page).pressSequentially('Ask @mar')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('option').count()).toBe(0)
    expect(await stateOf('capture')).toMatchObject({ isVisible: true })
    await page.keyboard.press('Escape')
    await hidden()
  })

  test('a chip is taken back with Backspace at its edge: the words stay, as plain text', async () => {
    const main = await app.window('main')
    const page = await openCapture()
    await line(page).pressSequentially('Price #payroll')
    await expect.poll(() => chips(page).allTextContents()).toEqual(['#payroll'])
    await page.keyboard.press('Backspace')
    await expect.poll(() => chips(page).count()).toBe(0)
    expect(await line(page).inputValue()).toBe('Price #payroll')
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(main, 'capture')).toMatchObject([{ fields: { text: 'Price #payroll', tags: [] } }])
  })

  test('a chip is taken back with a click as well', async () => {
    const page = await openCapture()
    await line(page).pressSequentially('Price #payroll now')
    await page.getByRole('button', { name: '#payroll: take back' }).click()
    await expect.poll(() => chips(page).count()).toBe(0)
    await expect.poll(() => line(page).evaluate((field) => field === document.activeElement)).toBe(true)
  })

  test('Shift+Enter makes a new line, and the window grows', async () => {
    const page = await openCapture()
    const before = (await stateOf('capture'))?.bounds.height ?? 0
    await line(page).pressSequentially('One')
    for (const word of ['Two', 'Three']) {
      await page.keyboard.press('Shift+Enter')
      await page.keyboard.type(word)
    }
    expect(await line(page).inputValue()).toBe('One\nTwo\nThree')
    await expect.poll(async () => (await stateOf('capture'))?.bounds.height ?? 0).toBeGreaterThan(before)
  })

  test('Escape keeps the text, also through a restart', async () => {
    const page = await openCapture()
    await line(page).fill('Half a thought')
    await page.keyboard.press('Escape')
    await hidden()
    expect(await line(await openCapture()).inputValue()).toBe('Half a thought')
    await app.quit()
    app = await launchApp({ profileDir: app.profileDir })
    await expect.poll(async () => line(await openCapture()).inputValue()).toBe('Half a thought')
  })

  test('an input method keeps its Enter: nothing is saved or closed while composing', async () => {
    const page = await openCapture()
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'かいぎ', selectionStart: 3, selectionEnd: 3 })
    await client.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      windowsVirtualKeyCode: 229,
    })
    expect(await stateOf('capture')).toMatchObject({ isVisible: true })
    await client.send('Input.insertText', { text: '会議' })
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(await app.window('main'), 'capture')).toMatchObject([{ fields: { text: '会議' } }])
  })

  test('nothing typed and Enter: it hides, and nothing is kept', async () => {
    const page = await openCapture()
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(await app.window('main'), 'capture')).toEqual([])
  })

  test('a line that is refused stays, the window says why, and it can be tried again', async () => {
    const main = await app.window('main')
    const page = await openCapture()
    await line(page).fill('x'.repeat(100_001))
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('more than a capture holds')
    expect(await stateOf('capture')).toMatchObject({ isVisible: true })
    expect((await line(page).inputValue()).length).toBe(100_001)
    expect(await rowsOf(main, 'capture')).toEqual([])
    await line(page).fill('Shorter')
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.keyboard.press('Enter')
    await hidden()
    expect(await rowsOf(main, 'capture')).toMatchObject([{ fields: { text: 'Shorter' } }])
  })

  test('has the context menu of the system', async () => {
    const page = await openCapture()
    await line(page).fill('A line')
    await line(page).click({ button: 'right' })
    await expect
      .poll(async () => (await app.control.popupMenu())?.map(({ role }) => role))
      .toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']))
  })

  test('[A9] one message brings the caret into the line, and no page is loaded', async () => {
    const counted = await countToFocus(app)
    expect(counted).toEqual({ messages: ['capture.shown'], requests: [] })
  })

  test('leaves the main window as it was', async () => {
    const main = await app.window('main')
    await expect.poll(async () => (await stateOf('main'))?.isVisible).toBe(true)
    await app.control.focusAnotherApp()
    const before = await stateOf('main')
    const page = await openCapture()
    await line(page).fill('A line')
    await page.keyboard.press('Enter')
    await hidden()
    expect(await stateOf('main')).toEqual({ ...before, isFocused: false })
    expect(await rowsOf(main, 'capture')).toHaveLength(1)
  })

  test('opens on the display that has the pointer, in its upper third', async () => {
    await app.control.setDisplays([
      { bounds: { x: 0, y: 0, width: 1280, height: 800 } },
      { bounds: { x: 1280, y: 0, width: 1920, height: 1080 } },
    ])
    await app.control.setCursor({ x: 2000, y: 900 })
    await openCapture()
    const bounds = (await stateOf('capture'))?.bounds
    expect(bounds).toMatchObject({ x: 1280 + (1920 - 640) / 2, width: 640 })
    expect(bounds?.y).toBeLessThan(1080 / 3)
  })

  test.each([false, true])('axe finds nothing to complain of (dark: %s)', async (dark) => {
    await addPeople(await app.window('main'), 'Maria Ortega', 'Marek Novak')
    await app.control.setSystemTheme({ dark })
    const page = await openCapture()
    await line(page).pressSequentially('Price #payroll tomorrow payments.example/acme @mar')
    await page.getByRole('option').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
  })
})

describe('[A5] the line is in the vault before the window hides', () => {
  /** Captures a line and, the moment the window hides, kills the app: what is not on disk by then is lost. */
  async function capturedThenKilled(text: string): Promise<unknown[]> {
    const page = await openCapture()
    await line(page).fill(text)
    await page.keyboard.press('Enter')
    await hidden()
    await app.kill()
    app = await launchApp({ profileDir: app.profileDir })
    const kept = await rowsOf(await app.window('main'), 'capture')
    return kept.map(({ fields }) => fields['text'])
  }

  test('[A5] with the main window closed', async () => {
    await app.window('main')
    const main = await stateOf('main')
    await app.control.closeWindow(main?.id ?? 0)
    await expect.poll(() => stateOf('main')).toBeUndefined()
    expect(await capturedThenKilled('With the window closed')).toEqual(['With the window closed'])
  })

  test('[A5] with the main window hidden', async () => {
    await app.window('main')
    const main = await stateOf('main')
    await app.control.hideWindow(main?.id ?? 0)
    expect(await capturedThenKilled('With the window hidden')).toEqual(['With the window hidden'])
  })

  test('[A5] with the main window crashed', async () => {
    await app.window('main')
    const main = await stateOf('main')
    await app.control.crashRenderer(main?.id ?? 0)
    expect(await capturedThenKilled('With the window crashed')).toEqual(['With the window crashed'])
  })

  test('[A5] with the main window still loading', async () => {
    expect(await capturedThenKilled('With the window loading')).toEqual(['With the window loading'])
  })

  test('[A5] a capture window that crashed is made anew, with the draft in it', async () => {
    const page = await openCapture()
    await line(page).fill('Half a thought')
    await expect
      .poll(async () => {
        const draft = await callFrom(page, 'deviceState.read', { key: 'capture.draft' })
        return (draft as { text?: string } | null)?.text
      })
      .toBe('Half a thought')
    const before = await stateOf('capture')
    await app.control.crashRenderer(before?.id ?? 0)
    await expect.poll(async () => (await stateOf('capture'))?.id).not.toBe(before?.id)
    await expect.poll(async () => line(await app.window('capture')).inputValue()).toBe('Half a thought')
  })
})

describe('leadup --capture', () => {
  test('with text, a second start captures it as it would be typed, shows nothing, and ends at once', async () => {
    const main = await app.window('main')
    await addPeople(main, 'Maria Ortega')
    expect(await app.startAgain(['--capture', 'Ask @Maria about #payroll'])).toBe(0)
    await expect
      .poll(async () => rowsOf(main, 'capture'))
      .toMatchObject([
        { fields: { text: 'Ask @Maria about #payroll', personIds: ['person-0'], tags: ['payroll'] } },
      ])
    expect(await stateOf('capture').then((state) => state?.isVisible ?? false)).toBe(false)
  })

  test('with text that cannot be kept, it is shown in the capture window, with the reason', async () => {
    await app.window('main')
    const text = 'x'.repeat(100_001)
    expect(await app.startAgain(['--capture', text])).toBe(0)
    await expect.poll(async () => (await stateOf('capture'))?.isVisible, { timeout: 10_000 }).toBe(true)
    const page = await app.window('capture')
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('more than a capture holds')
    expect(await line(page).inputValue()).toBe(text)
  })

  test('without text, a second start opens the capture window', async () => {
    await app.window('main')
    expect(await app.startAgain(['--capture'])).toBe(0)
    await expect.poll(async () => (await stateOf('capture'))?.isVisible).toBe(true)
  })

  test('with text, a first start captures it and stays in the tray without a window', async () => {
    await app.quit()
    app = await launchApp({ profileDir: app.profileDir, args: ['--capture', 'From the shell'] })
    await expect.poll(() => app.control.tray()).not.toBeNull()
    expect((await app.control.windows()).filter(({ isVisible }) => isVisible)).toEqual([])
    await app.control.chooseTrayItem('open')
    await expect
      .poll(async () => rowsOf(await app.window('main'), 'capture'))
      .toMatchObject([{ fields: { text: 'From the shell' } }])
  })
})
