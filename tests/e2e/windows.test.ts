import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchApp } from '../support/launch-app.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import type { RunningApp } from '../support/running-app.ts'
import { samplePage } from '../support/sample-page.ts'

let profileDir: string
let app: RunningApp

beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'leadup-windows-'))
  app = await launchApp({ profileDir })
})

afterEach(async () => {
  await app.dispose()
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
})

async function relaunch(): Promise<void> {
  expect(await app.quit()).toBe(0)
  app = await launchApp({ profileDir })
}

const mainWindows = async () =>
  (await app.control.windows()).filter(({ url }) => url.endsWith('/index.html') && !url.includes('/capture/'))

async function mainWindow() {
  await app.window('main')
  await expect.poll(async () => (await mainWindows()).some(({ isVisible }) => isVisible)).toBe(true)
  const [main] = await mainWindows()
  if (!main) throw new Error('no main window')
  return main
}

const messages = async () => (await app.control.dialogs()).map(({ options }) => String(options['message']))

describe('a window comes back where it was', () => {
  test('bounds are remembered', async () => {
    const { id } = await mainWindow()
    const bounds = { x: 60, y: 70, width: 900, height: 600 }
    await app.control.setWindowBounds(id, bounds)
    await relaunch()
    expect((await mainWindow()).bounds).toEqual(bounds)
  })

  test('a display that is gone does not hide it', async () => {
    const { id } = await mainWindow()
    await app.control.setDisplays([
      { bounds: { x: 0, y: 0, width: 1280, height: 800 } },
      { bounds: { x: 1280, y: 0, width: 1920, height: 1080 } },
    ])
    await app.control.setWindowBounds(id, { x: 1500, y: 100, width: 900, height: 600 })
    await relaunch()
    const { bounds } = await mainWindow()
    expect(bounds.x).toBeGreaterThanOrEqual(0)
    expect(bounds).toMatchObject({ width: 900, height: 600 })
  })
})

describe('closing', () => {
  test('keeps the app in the tray, says so once, and opening shows the window again', async () => {
    for (const round of [1, 2]) {
      const { id } = await mainWindow()
      await app.control.closeWindow(id)
      await expect.poll(async () => (await mainWindows()).length).toBe(0)
      await expect.poll(messages).toEqual(['Leadup keeps running'])
      if (round === 1) await app.control.answerDialog('message', { response: 0 })
      await app.control.chooseTrayItem('open')
    }
    expect((await mainWindow()).isVisible).toBe(true)
  })

  test('quits where the user chose that in settings', async () => {
    const page = await app.window('main')
    await writeFrom(page, [{ id: 'settings', kind: 'settings', fields: { closeKeepsRunning: false } }])
    const { id } = await mainWindow()
    await app.control.closeWindow(id)
    expect(await app.exited).toBe(0)
  })

  test('where the user would rather quit when told, it quits', async () => {
    const { id } = await mainWindow()
    await app.control.closeWindow(id)
    await expect.poll(messages).toEqual(['Leadup keeps running'])
    await app.control.answerDialog('message', { response: 1 })
    expect(await app.exited).toBe(0)
  })
})

describe('quitting waits for what is not on disk', () => {
  test('a window that does not answer is asked about; cancel stays, quitting anyway quits', async () => {
    const page = await app.window('main')
    await mainWindow()
    await stopAnswering(page)
    await app.control.answerDialog('message', { response: 2 })
    await app.control.quit()
    await expect.poll(messages, { timeout: 10_000 }).toEqual(['Your latest changes are not on disk yet'])
    expect((await mainWindow()).isVisible).toBe(true)
    await app.control.answerDialog('message', { response: 1 })
    await app.control.quit()
    expect(await app.exited).toBe(0)
  })

  test('the end of the session waits as well, and then quits', async () => {
    const page = await app.window('main')
    await mainWindow()
    await writeFrom(page, [{ id: 'person-1', kind: 'person', fields: { name: 'Maria Ortega' } }])
    await app.control.endSession()
    expect(await app.exited).toBe(0)
    app = await launchApp({ profileDir })
    expect(await rowsOf(await app.window('main'), 'person')).toHaveLength(1)
  })
})

/** Keeps the page's script from running, as a page that hangs. */
async function stopAnswering(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Debugger.enable')
  await client.send('Debugger.pause')
  // It stops at the next script it runs.
  void page.evaluate('0').catch(() => undefined)
}

test('a window whose page crashed is opened again, and says that it was', async () => {
  const { id } = await mainWindow()
  const page = await app.window('main')
  await app.control.crashRenderer(id)
  // Playwright gives a page that crashed up for good; DevTools does not.
  await expect
    .poll(
      async () => {
        const client = await page.context().newCDPSession(page)
        const { result } = await client.send('Runtime.evaluate', { expression: 'document.body.innerText' })
        return String(result.value)
      },
      { timeout: 10_000 },
    )
    .toContain('This window stopped and was opened again.')
})

describe('the tray', () => {
  test('says when the next 1:1 is, and not with whom', async () => {
    const page = await app.window('main')
    const start = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 11) + '14:00'
    await writeFrom(page, [
      { id: 'person-1', kind: 'person', fields: { name: 'Maria Ortega' } },
      { id: 'meeting-1', kind: 'meeting', fields: { personId: 'person-1', start, title: 'Secret plan' } },
    ])
    const labels = async () => (await app.control.tray())?.menu.map(({ label }) => label).join('\n') ?? ''
    await expect.poll(labels, { timeout: 5000 }).toContain('14:00')
    expect(await labels()).not.toMatch(/Maria|Secret/)
  })

  test('captures, and quits', async () => {
    await mainWindow()
    await app.control.chooseTrayItem('capture')
    await expect
      .poll(async () => (await app.control.windows()).find(({ url }) => url.includes('/capture/'))?.isVisible)
      .toBe(true)
    await app.control.chooseTrayItem('quit')
    expect(await app.exited).toBe(0)
  })
})

describe('the hotkey', () => {
  const usual = 'CommandOrControl+Shift+Space'

  test('can be changed; one that is taken leaves the one before, and others are offered', async () => {
    const page = await app.window('main')
    await app.control.setShortcutTaken('Alt+Shift+K', true)
    const refused = await callFrom(page, 'hotkey.set', { shortcut: 'Alt+Shift+K' })
    expect(refused).toMatchObject({ wasTaken: false, shortcut: usual, isRegistered: true })
    expect(refused.alternatives.length).toBeGreaterThan(0)
    expect(await callFrom(page, 'hotkey.set', { shortcut: 'Alt+Shift+J' })).toMatchObject({ wasTaken: true })
    expect(await app.control.pressShortcut(usual)).toBe(false)
    await relaunch()
    await mainWindow()
    expect(await callFrom(await app.window('main'), 'hotkey.state', {})).toMatchObject({
      shortcut: 'Alt+Shift+J',
      isRegistered: true,
    })
  })

  test('while it is tested, a press is told to the window and opens nothing', async () => {
    const page = await app.window('main')
    await page.evaluate(() => {
      const told: string[] = []
      const { leadup } = window as unknown as { leadup: { listen: (hear: (name: string) => void) => void } }
      leadup.listen((name) => told.push(name))
      Object.assign(window, { told })
    })
    await callFrom(page, 'hotkey.test', { isOn: true })
    expect(await app.control.pressShortcut(usual)).toBe(true)
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told))
      .toContain('hotkey.pressed')
    const capture = (await app.control.windows()).find(({ url }) => url.includes('/capture/'))
    expect(capture?.isVisible ?? false).toBe(false)
  })
})

describe('the sample workspace', () => {
  const sampleWindow = async () => (await mainWindows()).find(({ title }) => title.includes('sample'))

  /** Afresh `insteadOf` a window that has it open. */
  async function openSample(insteadOf?: Page): Promise<Page> {
    const own = await app.window('main')
    const isGone = insteadOf?.waitForEvent('close')
    await callFrom(own, 'sample.open', { afresh: insteadOf !== undefined })
    await isGone
    await expect.poll(async () => (await sampleWindow())?.isVisible).toBe(true)
    const page = await samplePage(app, own)
    expect(await callFrom(page, 'workspace.info', {})).toMatchObject({ isSample: true })
    return page
  }

  test('opens in a window of its own, and nothing of it is in the own one', async () => {
    await mainWindow()
    const sample = await openSample()
    expect((await rowsOf(sample, 'person')).length).toBeGreaterThan(3)
    const own = await app.window('main')
    expect(await rowsOf(own, 'person', 'meeting', 'capture', 'opener')).toEqual([])
    expect((await mainWindows()).map(({ title }) => title).sort()).toEqual([
      'Leadup',
      'Leadup (sample workspace)',
    ])
  })

  test('capture goes to the own workspace, also with the sample in front', async () => {
    await mainWindow()
    const sample = await openSample()
    const before = (await rowsOf(sample, 'capture')).length
    expect(await app.startAgain(['--capture', 'Mine'])).toBe(0)
    const own = await app.window('main')
    await expect.poll(async () => (await rowsOf(own, 'capture')).length).toBe(1)
    expect(await rowsOf(sample, 'capture')).toHaveLength(before)
  })

  test('is reopened as it was left, and begun afresh where that is wanted', async () => {
    await mainWindow()
    const sample = await openSample()
    await writeFrom(sample, [{ id: 'person-1', kind: 'person', fields: { name: 'Added by hand' } }])
    const names = async (page: Page) => (await rowsOf(page, 'person')).map(({ fields }) => fields['name'])
    const isClosed = sample.waitForEvent('close')
    await app.control.closeWindow((await sampleWindow())?.id ?? 0)
    await isClosed
    await expect.poll(sampleWindow).toBeUndefined()
    const again = await openSample()
    expect(await names(again)).toContain('Added by hand')
    expect(await names(await openSample(again))).not.toContain('Added by hand')
  })
})

describe('the menu', () => {
  test('asks the window in front, and opens one where there is none', async () => {
    const { id } = await mainWindow()
    await writeFrom(await app.window('main'), [{ id: 'person-1', kind: 'person', fields: { name: 'Maria' } }])
    await app.control.closeWindow(id)
    await expect.poll(async () => (await mainWindows()).length).toBe(0)
    await app.control.chooseMenuItem('open-settings')
    const headings = async () => (await app.window('main')).getByRole('heading', { name: 'Settings' }).count()
    // For a moment the page that was closed is still there.
    await expect.poll(() => headings().catch(() => 0), { timeout: 10_000 }).toBe(1)
  })

  test('undo in the capture window is of its own line', async () => {
    await mainWindow()
    await app.control.chooseMenuItem('capture')
    const page = await app.window('capture')
    const line = page.getByRole('textbox')
    await line.pressSequentially('A line')
    await app.control.chooseMenuItem('undo')
    await expect.poll(() => line.inputValue()).not.toBe('A line')
  })
})
