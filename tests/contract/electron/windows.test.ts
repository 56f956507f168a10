import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { SendingFrame } from '../../support/control.ts'
import { ask, useFixture } from './fixture-app.ts'

const mod = process.platform === 'darwin' ? 'Meta' : 'Control'

describe('windows', () => {
  const running = useFixture()
  const windowState = async (id: unknown) =>
    (await running.app.control.windows()).find((window) => window.id === id)
  const pageState = (page: Page) => page.evaluate(() => [document.hasFocus(), document.visibilityState])

  test('one that is made hidden is loaded and stays hidden', async () => {
    const id = await ask(running.page, 'open', '/capture/index.html', {
      show: false,
      width: 400,
      height: 200,
    })
    expect(await windowState(id)).toMatchObject({ isVisible: false, isFocused: false, title: 'Capture' })
    const capture = await running.app.window('capture')
    expect(await capture.evaluate(() => [innerWidth, innerHeight])).toEqual([400, 200])
  })

  test('the focus goes to the window that is shown, and back when it hides', async () => {
    const { control } = running.app
    const main = await ask(running.page, 'self')
    const capture = (await control.windows()).find(({ url }) => url.includes('/capture/'))?.id
    expect(await ask(running.page, 'focused')).toBe(main)
    await ask(running.page, 'on', capture, 'show')
    await expect.poll(() => ask(running.page, 'focused')).toBe(capture)
    const page = await running.app.window('capture')
    await expect.poll(() => pageState(page)).toEqual([true, 'visible'])
    await expect.poll(async () => (await pageState(running.page))[0]).toBe(false)
    await ask(running.page, 'on', capture, 'hide')
    await expect.poll(() => ask(running.page, 'focused')).toBe(main)
    await expect.poll(() => pageState(page)).toEqual([false, 'hidden'])
  })

  test('a hidden window cannot be focused', async () => {
    const capture = (await running.app.control.windows()).find(({ url }) => url.includes('/capture/'))?.id
    await ask(running.page, 'on', capture, 'focus')
    expect(await windowState(capture)).toMatchObject({ isVisible: false, isFocused: false })
  })

  test('bounds are the page’s size, and a minimized window is not visible', async () => {
    const id = await ask(running.page, 'self')
    await ask(running.page, 'on', id, 'setBounds', { width: 700, height: 500 })
    await expect.poll(() => running.page.evaluate(() => innerWidth)).toBe(700)
    await ask(running.page, 'on', id, 'minimize')
    await expect.poll(() => windowState(id)).toMatchObject({ isMinimized: true, isFocused: false })
    await ask(running.page, 'on', id, 'restore')
    await expect.poll(() => windowState(id)).toMatchObject({ isMinimized: false, isVisible: true })
  })

  test('a close that is prevented keeps the window', async () => {
    const id = Number(await ask(running.page, 'open', '/inner.html'))
    await ask(running.page, 'keepOpen', true)
    await running.app.control.closeWindow(id)
    expect(await windowState(id)).toMatchObject({ isVisible: true })
    await ask(running.page, 'keepOpen', false)
    await running.app.control.closeWindow(id)
    await expect.poll(() => windowState(id)).toBeUndefined()
    expect(running.app.logs()).toContain(`window ${id} closed`)
  })

  test('a window that was destroyed throws, whatever is asked of it', async () => {
    const id = await ask(running.page, 'open', '/inner.html')
    const gone = 'Object has been destroyed'
    expect(await ask(running.page, 'afterwards', id)).toEqual({
      errors: [gone, gone, gone, gone],
      known: [true, null],
    })
  })

  test('a page whose process crashed is told of, and can be loaded again', async () => {
    const id = Number(await ask(running.page, 'open', '/keys.html'))
    await running.app.control.crashRenderer(id)
    await expect.poll(() => running.app.logs()).toContain('app render-process-gone crashed')
    expect(await ask(running.page, 'reload', id)).toBe(false)
    expect(await windowState(id)).toMatchObject({ url: 'app://leadup/keys.html', title: 'Keys' })
    await running.app.control.closeWindow(id)
  })
})

describe('keys, menus and dialogs', () => {
  const running = useFixture()

  test('a global shortcut is heard when it could be registered', async () => {
    const { control } = running.app
    expect(await ask(running.page, 'register', 'CommandOrControl+Shift+Space')).toBe(true)
    expect(await ask(running.page, 'isRegistered', 'Shift+CmdOrCtrl+Space')).toBe(true)
    expect(await control.pressShortcut('CmdOrCtrl+Shift+Space')).toBe(true)
    expect(await ask(running.page, 'shortcuts')).toEqual(['CommandOrControl+Shift+Space'])
    await control.setShortcutTaken('Alt+Space', true)
    expect(await ask(running.page, 'register', 'Alt+Space')).toBe(false)
    expect(await ask(running.page, 'isRegistered', 'Alt+Space')).toBe(false)
  })

  test('an accelerator of the menu comes after the page, which may keep the key', async () => {
    await ask(running.page, 'menu')
    await ask(running.page, 'open', '/keys.html')
    const page = await running.app.page((url) => url.endsWith('/keys.html'))
    await page.locator('#field').focus()
    await page.keyboard.press(`${mod}+j`)
    await page.keyboard.press(`${mod}+Shift+k`)
    await expect.poll(() => ask(running.page, 'menuClicks')).toEqual(['Keep'])
    await running.page.keyboard.press(`${mod}+j`)
    await expect.poll(() => ask(running.page, 'menuClicks')).toEqual(['Keep', 'Jump'])
    await running.app.control.chooseMenuItem('Keep')
    expect(await ask(running.page, 'menuClicks')).toEqual(['Keep', 'Jump', 'Keep'])
  })

  test('a dialog waits for its answer', async () => {
    const { control } = running.app
    const answered = ask(running.page, 'askToSave')
    await expect
      .poll(() => control.dialogs())
      .toMatchObject([{ kind: 'save', options: { title: 'Where to?' } }])
    await control.answerDialog('save', { canceled: false, filePath: '/somewhere/brief.md' })
    expect(await answered).toEqual({ canceled: false, filePath: '/somewhere/brief.md' })
  })

  test('what a page copies is on the clipboard, and what is there can be pasted', async () => {
    const { control } = running.app
    const page = await running.app.page((url) => url.endsWith('/keys.html'))
    await control.writeClipboard({ 'text/plain': 'plain', 'text/html': '<b>rich</b>' })
    expect(await control.readClipboard()).toMatchObject({ 'text/plain': 'plain' })
    expect((await control.readClipboard())['text/html']).toContain('<b>rich</b>')
    await page.locator('#field').fill('')
    await page.locator('#field').press(`${mod}+v`)
    expect(await page.locator('#field').inputValue()).toBe('plain')
    await page.locator('#field').fill('copied from the page')
    await page.locator('#field').press(`${mod}+a`)
    await page.locator('#field').press(`${mod}+c`)
    await expect.poll(async () => (await control.readClipboard())['text/plain']).toBe('copied from the page')
  })

  test('a context menu knows the misspelled word, which can be replaced', async ({ skip }) => {
    skip(running.app.engine === 'electron', 'a new profile has no dictionary yet')
    await running.app.control.setMisspellings({ teh: ['the', 'tea'] })
    const id = await ask(running.page, 'open', '/edit.html')
    const page = await running.app.page((url) => url.endsWith('/edit.html'))
    await page.locator('#text').click({ button: 'right', position: { x: 8, y: 8 } })
    const found = {
      misspelledWord: 'teh',
      dictionarySuggestions: ['the', 'tea'],
      isEditable: true,
      canPaste: true,
    }
    await expect.poll(() => ask(running.page, 'contextMenus')).toEqual([found])
    await ask(running.page, 'correct', id, 'the')
    await expect.poll(() => page.locator('#text').innerText()).toBe('the')
  })

  test('a handler can be called as from a frame that has no right to', async () => {
    const id = Number(await ask(running.page, 'self'))
    const frame = (from: SendingFrame) => running.app.control.invokeAs(id, from, 'frame', [])
    expect(await frame('top')).toMatchObject({ origin: 'app://leadup', isTop: true, isMain: true })
    expect(await frame('inside')).toMatchObject({ origin: 'app://leadup', isTop: false })
    expect(await frame('foreign')).toMatchObject({ origin: 'https://example.com', isTop: true })
    expect(await frame('gone')).toBeNull()
  })

  test('what leaves the app is recorded and not done', async () => {
    await ask(running.page, 'openExternal', 'https://example.com/help')
    expect(await running.app.control.shellRequests()).toContainEqual({
      action: 'openExternal',
      target: 'https://example.com/help',
    })
  })

  test('what the stand-in does not do, it refuses by name', async ({ skip }) => {
    skip(running.app.engine === 'electron', 'Electron does all of it')
    expect(await ask(running.page, 'unknown', 'app', 'setJumpList')).toBe(
      'electron stand-in: app.setJumpList is not implemented',
    )
    expect(await ask(running.page, 'unknownOfWindow', 'setKiosk')).toBe(
      'electron stand-in: BrowserWindow.setKiosk is not implemented',
    )
    expect(await ask(running.page, 'unknown', 'utilityProcess', 'fork')).toContain('utilityProcess.fork')
    expect(await ask(running.page, 'listenFor', 'swipe')).toBe(
      'electron stand-in: the event "swipe" of BrowserWindow is not implemented',
    )
  })
})
