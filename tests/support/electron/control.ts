import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.ts'
import { theBrowser } from './browser.ts'
import { readClipboard, writeClipboard } from './clipboard.ts'
import type { Control, MenuEntry, SendingFrame, WindowState } from '../control.ts'
import { answerDialog, shownDialogs } from './dialog.ts'
import { moveFocus } from './focus.ts'
import { globalShortcut } from './global-shortcut.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, type MenuItem } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { registry } from './registry.ts'
import { screen } from './screen.ts'
import { defaultSession } from './session.ts'
import { shellRequests } from './shell.ts'
import { CancelableEvent, strict } from './strict.ts'
import { clickNotification, powerMonitor } from './system.ts'
import { allTrays, type Tray } from './tray.ts'
import type { WebFrameMain } from './web-frame.ts'

/* What a test does to the app from outside: the keys, clicks and answers of a user, and the moods of a system. */

function windowOf(id: number) {
  const window = registry.windows.get(id)
  if (!window) throw new Error(`no window ${id}`)
  return window
}

function describe(items: readonly MenuItem[]): MenuEntry[] {
  return items
    .filter((item) => item.visible)
    .map(({ id, label, type, enabled, checked, accelerator, role, submenu }) => ({
      id,
      label,
      type,
      enabled,
      checked,
      accelerator,
      role: role ?? null,
      submenu: submenu ? describe(submenu.items) : [],
    }))
}

/** @param which the item's id or its label */
function choose(menu: Menu | null | undefined, which: string): void {
  const item = menu
    ?.allItems()
    .find((entry) => entry.visible && (entry.id === which || entry.label === which))
  if (!item) throw new Error(`no menu item ${which}`)
  if (!item.enabled) throw new Error(`the menu item ${which} is disabled`)
  item.click()
}

function theTray(): Tray {
  const [tray] = allTrays()
  if (!tray) throw new Error('no tray icon')
  return tray
}

function frameLike(main: WebFrameMain, from: SendingFrame): WebFrameMain | null {
  if (from === 'top' || from === 'gone') return from === 'top' ? main : null
  const { url, origin } = main
  const inside = { routingId: 99, url, origin, parent: main, top: main }
  const foreign = {
    routingId: 1,
    url: 'https://example.com/',
    origin: 'https://example.com',
    parent: null,
    top: null,
  }
  return strict('WebFrameMain', from === 'inside' ? inside : foreign) as unknown as WebFrameMain
}

const methods: Control = {
  async windows() {
    const all = [...registry.windows.values()]
    return Promise.all(
      all.map(async (window): Promise<WindowState> => ({
        id: window.id,
        url: window.webContents.getURL(),
        title: window.getTitle(),
        isVisible: window.isVisible(),
        isFocused: window.isFocused(),
        isMinimized: window.isMinimized(),
        isAlwaysOnTop: window.isAlwaysOnTop(),
        bounds: window.getBounds(),
      })),
    )
  },
  closeWindow: async (id) => windowOf(id).close(),
  focusWindow: async (id) => windowOf(id).focus(),
  hideWindow: async (id) => windowOf(id).hide(),
  setWindowBounds: async (id, bounds) => windowOf(id).setBounds(bounds),
  crashRenderer: async (id) => windowOf(id).webContents.forcefullyCrashRenderer(),
  invokeAs: async (id, from, channel, args) => {
    const sender = windowOf(id).webContents
    return ipcMain.call(sender.ipcEvent(frameLike(sender.mainFrame, from)), channel, args)
  },
  focusAnotherApp: async () => moveFocus(undefined),
  activate: async () => void app.emit('activate', new CancelableEvent(), registry.windows.size > 0),
  endSession: async () => {
    for (const window of registry.windows.values()) window.emit('session-end', { reasons: ['shutdown'] })
    powerMonitor.emit('shutdown', new CancelableEvent())
  },
  clickNotification: async () => clickNotification(),
  power: async (event) => void powerMonitor.emit(event),
  quit: async () => app.quit(),
  pressShortcut: async (accelerator) => globalShortcut.press(accelerator),
  shortcuts: async () => globalShortcut.list(),
  setShortcutTaken: async (accelerator, taken) => globalShortcut.setTaken(accelerator, taken),
  tray: async () => {
    const [tray] = allTrays()
    if (!tray) return null
    const menu = tray.contextMenu()
    return { toolTip: tray.toolTip(), title: tray.getTitle(), menu: describe(menu?.items ?? []) }
  },
  clickTray: async () => void theTray().emit('click', {}, theTray().getBounds(), { x: 0, y: 0 }),
  chooseTrayItem: async (which) => choose(theTray().contextMenu(), which),
  menu: async () => describe(Menu.getApplicationMenu()?.items ?? []),
  chooseMenuItem: async (which) => choose(Menu.getApplicationMenu(), which),
  popupMenu: async () => {
    const popup = Menu.openPopup()
    return popup ? describe(popup.items) : null
  },
  choosePopupItem: async (which) => {
    const popup = Menu.openPopup()
    choose(popup, which)
    popup?.closePopup()
  },
  dialogs: async () => shownDialogs(),
  answerDialog: async (kind, result) => answerDialog(kind, result),
  readClipboard: async () => readClipboard(),
  writeClipboard: async (texts) => writeClipboard(texts),
  shellRequests: async () => shellRequests(),
  setMisspellings: async (suggestions) => defaultSession.setMisspellings(suggestions),
  setDisplays: async (displays) => screen.setDisplays(displays),
  setCursor: async (point) => screen.setCursor(point),
  setSystemTheme: async (theme) => nativeTheme.setSystem(theme),
  processIds: async () => {
    const { connection, process: chromium } = await theBrowser()
    const { processInfo } = await connection.browser.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
    return { main: process.pid, browser: chromium.pid ?? 0, renderers }
  },
}

/** Where a test's own client connects, once Chromium has said so, and what dies with this process. */
export interface Started {
  endpoint: string
  browserPid: number
}

async function started(): Promise<Started> {
  await app.whenReady()
  const { userDataDir, process: chromium } = await theBrowser()
  const file = join(userDataDir, 'chromium/DevToolsActivePort')
  while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const port = readFileSync(file, 'utf8').split('\n')[0]
  return { endpoint: `http://127.0.0.1:${port}`, browserPid: chromium.pid ?? 0 }
}

type Call = { id: number; method: string; args: unknown[] }

async function answer({ id, method, args }: Call): Promise<void> {
  const all: Record<string, (...args: never[]) => Promise<unknown>> = { ...methods, started }
  try {
    const run = all[method]
    if (!run) throw new Error(`no control ${method}`)
    process.send?.({ id, result: await run(...(args as never[])) })
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) })
  }
}

if (process.channel) {
  process.on('message', (call) => void answer(call as Call))
  // Whoever started this process is gone, and nobody else will end it.
  process.on('disconnect', () => process.exit(1))
}
