/*
 * Loaded into real Electron before the app (`electron -r`), so that a test can press what only a user can: shortcuts,
 * tray, menus and dialogs are recorded on their way to Electron. The same control as the stand-in's.
 */
const electron = require('electron')

const {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  Menu,
  nativeTheme,
  powerMonitor,
  shell,
  Tray,
} = electron

// Its own option would look like one of the app's.
const at = process.argv.indexOf(__filename)
if (at > 0) process.argv.splice(at - 1, 2)

const modifiers = {
  command: 'meta',
  cmd: 'meta',
  super: 'meta',
  control: 'ctrl',
  option: 'alt',
  altgr: 'alt',
}
const mod = process.platform === 'darwin' ? 'meta' : 'ctrl'

/** One spelling for accelerators that mean the same keys. */
function canonical(accelerator) {
  const parts = accelerator.toLowerCase().split('+')
  const named = parts.map((part) =>
    /^(commandorcontrol|cmdorctrl)$/.test(part) ? mod : (modifiers[part] ?? part),
  )
  const key = named.pop()
  return [...named.sort(), key].join('+')
}

/** Puts `make(original)` in the place of a method. */
function wrap(object, name, make) {
  const original = object[name].bind(object)
  object[name] = make(original)
}

const shortcuts = new Map()
const taken = new Set()
wrap(globalShortcut, 'register', (register) => (accelerator, callback) => {
  const isRegistered = !taken.has(canonical(accelerator)) && register(accelerator, callback)
  if (isRegistered) shortcuts.set(canonical(accelerator), { accelerator, callback })
  return isRegistered
})
wrap(globalShortcut, 'unregister', (unregister) => (accelerator) => {
  shortcuts.delete(canonical(accelerator))
  unregister(accelerator)
})
wrap(globalShortcut, 'unregisterAll', (unregisterAll) => () => {
  shortcuts.clear()
  unregisterAll()
})

const trayState = { tray: null, menu: null, toolTip: '' }
for (const [name, record] of [
  ['setContextMenu', (menu) => (trayState.menu = menu)],
  ['setToolTip', (toolTip) => (trayState.toolTip = toolTip)],
]) {
  const original = Tray.prototype[name]
  Tray.prototype[name] = function (value) {
    trayState.tray = this
    record(value)
    return original.call(this, value)
  }
}

let openPopup = null
Menu.prototype.popup = function () {
  openPopup = this
}

const shown = []
const queued = []
function show(kind, options) {
  return new Promise((resolve) => {
    const asked = { kind, options, isAnswered: false }
    asked.answer = (result) => {
      asked.isAnswered = true
      resolve(result)
    }
    shown.push(asked)
    const next = queued.findIndex((answer) => answer.kind === kind)
    if (next >= 0) asked.answer(queued.splice(next, 1)[0].result)
  })
}
dialog.showOpenDialog = (...args) => show('open', args.at(-1))
dialog.showSaveDialog = (...args) => show('save', args.at(-1))
dialog.showMessageBox = (...args) => show('message', args.at(-1))
dialog.showErrorBox = (title, content) =>
  shown.push({ kind: 'error', options: { title, content }, isAnswered: true })

const requests = []

// Shown by nobody: a test presses it.
let lastNotification
electron.Notification.prototype.show = function show() {
  lastNotification = this
  requests.push({ action: 'notification', target: `${this.title}\n${this.body}` })
}
for (const action of ['openExternal', 'openPath', 'showItemInFolder', 'trashItem']) {
  shell[action] = async (target) => {
    requests.push({ action, target })
    return ''
  }
}

app.on('web-contents-created', (_event, contents) => {
  contents.print = (_options, callback) => {
    requests.push({ action: 'print', target: '' })
    callback?.(true, '')
  }
})

const describe = (items) =>
  items
    .filter((item) => item.visible)
    .map(({ id, label, type, enabled, checked, accelerator, role, submenu }) => ({
      id: id ?? '',
      label,
      type,
      enabled,
      checked,
      accelerator: accelerator ?? null,
      role: role ?? null,
      submenu: submenu ? describe(submenu.items) : [],
    }))
const allItems = (menu) => (menu?.items ?? []).flatMap((item) => [item, ...allItems(item.submenu)])

function choose(menu, which) {
  const item = allItems(menu).find((entry) => entry.visible && (entry.id === which || entry.label === which))
  if (!item) throw new Error(`no menu item ${which}`)
  if (!item.enabled) throw new Error(`the menu item ${which} is disabled`)
  const window = BrowserWindow.getFocusedWindow()
  item.click({}, window ?? undefined, window?.webContents)
}

const handlers = new Map()
wrap(electron.ipcMain, 'handle', (handle) => (channel, handler) => {
  handlers.set(channel, handler)
  handle(channel, handler)
})

const event = () => ({ defaultPrevented: false, preventDefault() {} })
const windowOf = (id) => {
  const window = BrowserWindow.fromId(id)
  if (!window) throw new Error(`no window ${id}`)
  return window
}

globalThis.leadupTap = {
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      url: window.webContents.getURL(),
      title: window.getTitle(),
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
      isMinimized: window.isMinimized(),
      isAlwaysOnTop: window.isAlwaysOnTop(),
      bounds: window.getBounds(),
    })),
  closeWindow: (id) => windowOf(id).close(),
  focusWindow: (id) => windowOf(id).focus(),
  hideWindow: (id) => windowOf(id).hide(),
  setWindowBounds: (id, bounds) => windowOf(id).setBounds(bounds),
  crashRenderer: (id) => windowOf(id).webContents.forcefullyCrashRenderer(),
  invokeAs: async (id, from, channel, args) => {
    const sender = windowOf(id).webContents
    const { url, origin } = sender.mainFrame
    const frames = {
      top: sender.mainFrame,
      inside: { url, origin, parent: sender.mainFrame, top: sender.mainFrame },
      foreign: { url: 'https://example.com/', origin: 'https://example.com', parent: null, top: null },
      gone: null,
    }
    return handlers.get(channel)({ type: 'frame', sender, senderFrame: frames[from] }, ...args)
  },
  focusAnotherApp: () => BrowserWindow.getFocusedWindow()?.blur(),
  activate: () => void app.emit('activate', event(), BrowserWindow.getAllWindows().length > 0),
  endSession: () => {
    for (const window of BrowserWindow.getAllWindows()) window.emit('session-end', { reasons: ['shutdown'] })
    powerMonitor.emit('shutdown', event())
  },
  power: (name) => void powerMonitor.emit(name),
  // After the answer, which would be lost with the process.
  quit: () => void setImmediate(() => app.quit()),
  pressShortcut: (accelerator) => {
    const shortcut = shortcuts.get(canonical(accelerator))
    shortcut?.callback()
    return shortcut !== undefined
  },
  shortcuts: () => [...shortcuts.values()].map(({ accelerator }) => accelerator),
  setShortcutTaken: (accelerator, isTaken) => void taken[isTaken ? 'add' : 'delete'](canonical(accelerator)),
  tray: () =>
    trayState.tray && {
      toolTip: trayState.toolTip,
      title: process.platform === 'darwin' ? trayState.tray.getTitle() : '',
      menu: describe(trayState.menu?.items ?? []),
    },
  clickTray: () => void trayState.tray.emit('click', {}, trayState.tray.getBounds(), { x: 0, y: 0 }),
  chooseTrayItem: (which) => choose(trayState.menu, which),
  menu: () => describe(Menu.getApplicationMenu()?.items ?? []),
  chooseMenuItem: (which) => choose(Menu.getApplicationMenu(), which),
  popupMenu: () => openPopup && describe(openPopup.items),
  choosePopupItem: (which) => {
    const popup = openPopup
    openPopup = null
    choose(popup, which)
  },
  dialogs: () => shown.map(({ kind, options, isAnswered }) => ({ kind, options, isAnswered })),
  answerDialog: (kind, result) => {
    const waiting = shown.find((asked) => asked.kind === kind && !asked.isAnswered)
    if (waiting) waiting.answer(result)
    else queued.push({ kind, result })
  },
  readClipboard: async () => {
    const texts = {}
    for (const item of await clipboard.read()) {
      for (const type of item.types.filter((name) => name.startsWith('text/'))) {
        texts[type] = await (await item.getType(type)).text()
      }
    }
    return texts
  },
  writeClipboard: (texts) => clipboard.write([new electron.ClipboardItem(texts)]),
  shellRequests: () => requests,
  clickNotification: () => {
    if (!lastNotification) throw new Error('no notification was shown')
    lastNotification.emit('click', {})
  },
  setMisspellings: () => {
    throw new Error('Electron checks spelling by its own dictionaries')
  },
  setDisplays: (displays) => {
    const { screen } = electron
    const all = displays.map(({ bounds, scaleFactor = 1 }, index) => {
      const size = { width: bounds.width, height: bounds.height }
      return { id: index + 1, bounds, workArea: bounds, size, workAreaSize: size, scaleFactor }
    })
    const holds = ({ bounds: b }, { x, y }) => x >= b.x && y >= b.y && x < b.x + b.width && y < b.y + b.height
    screen.getAllDisplays = () => all
    screen.getPrimaryDisplay = () => all[0]
    screen.getDisplayNearestPoint = (point) => all.find((display) => holds(display, point)) ?? all[0]
    screen.getDisplayMatching = (rect) => screen.getDisplayNearestPoint(rect)
    screen.emit('display-metrics-changed', {}, all[0], ['bounds', 'workArea'])
  },
  setCursor: (point) => void (electron.screen.getCursorScreenPoint = () => point),
  // The system's own theme cannot be set from here; pages and the app see the same by this.
  setSystemTheme: ({ dark }) =>
    void (dark !== undefined && (nativeTheme.themeSource = dark ? 'dark' : 'light')),
  processIds: () => ({
    main: process.pid,
    browser: process.pid,
    renderers: app.getAppMetrics().flatMap(({ pid, type }) => (type === 'Tab' ? [pid] : [])),
  }),
}
