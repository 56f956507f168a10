import type Electron from 'electron'
import { matchesAccelerator } from './accelerator.ts'
import { app } from './app.ts'
import type { BrowserWindow } from './browser-window.ts'
import { nextId, registry } from './registry.ts'
import type { KeyPress } from './renderer/preload-world.ts'
import { Strict, StrictEmitter, notImplemented } from './strict.ts'

type Options = Electron.MenuItemConstructorOptions
type Role = NonNullable<Options['role']>

interface RoleDefinition {
  label: string
  accelerator?: string
  /** Chromium does this for the key by itself, wherever the caret is. */
  isEditing?: boolean
  act?: (window: BrowserWindow | undefined) => void
  submenu?: Options[]
}

const edit = (label: string, accelerator: string, act: (window: BrowserWindow) => void): RoleDefinition => ({
  label,
  accelerator,
  isEditing: true,
  act: (window) => window && act(window),
})
const zoom = (change: (level: number) => number) => (window: BrowserWindow | undefined) => {
  if (window) window.webContents.zoomLevel = change(window.webContents.zoomLevel)
}

const editMenu = (): Options[] =>
  (['undo', 'redo', 'separator', 'cut', 'copy', 'paste', 'delete', 'selectAll'] as const).map((role) =>
    role === 'separator' ? { type: role } : { role },
  )
const roles: Partial<Record<Role, RoleDefinition>> = {
  undo: edit('Undo', 'CmdOrCtrl+Z', (window) => window.webContents.undo()),
  redo: edit('Redo', 'Shift+CmdOrCtrl+Z', (window) => window.webContents.redo()),
  cut: edit('Cut', 'CmdOrCtrl+X', (window) => window.webContents.cut()),
  copy: edit('Copy', 'CmdOrCtrl+C', (window) => window.webContents.copy()),
  paste: edit('Paste', 'CmdOrCtrl+V', (window) => window.webContents.paste()),
  pasteAndMatchStyle: edit('Paste and Match Style', 'Shift+CmdOrCtrl+V', (window) =>
    window.webContents.pasteAndMatchStyle(),
  ),
  delete: { label: 'Delete', act: (window) => window?.webContents.delete() },
  selectAll: edit('Select All', 'CmdOrCtrl+A', (window) => window.webContents.selectAll()),
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', act: (window) => window?.webContents.reload() },
  forceReload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    act: (window) => window?.webContents.reload(),
  },
  toggleDevTools: {
    label: 'Toggle Developer Tools',
    accelerator: process.platform === 'darwin' ? 'Alt+Command+I' : 'Ctrl+Shift+I',
    act: (window) => window?.webContents.openDevTools(),
  },
  resetZoom: { label: 'Actual Size', accelerator: 'CommandOrControl+0', act: zoom(() => 0) },
  zoomIn: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', act: zoom((level) => level + 0.5) },
  zoomOut: { label: 'Zoom Out', accelerator: 'CommandOrControl+-', act: zoom((level) => level - 0.5) },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: process.platform === 'darwin' ? 'Control+Command+F' : 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  minimize: { label: 'Minimize', accelerator: 'CmdOrCtrl+M', act: (window) => window?.minimize() },
  close: { label: 'Close Window', accelerator: 'CmdOrCtrl+W', act: (window) => window?.close() },
  quit: { label: 'Quit', accelerator: 'CmdOrCtrl+Q', act: () => app.quit() },
  about: { label: 'About', act: () => app.showAboutPanel() },
  services: { label: 'Services' },
  hide: { label: 'Hide', accelerator: 'Command+H' },
  hideOthers: { label: 'Hide Others', accelerator: 'Command+Alt+H' },
  unhide: { label: 'Show All' },
  front: { label: 'Bring All to Front' },
  zoom: { label: 'Zoom' },
  window: { label: 'Window' },
  help: { label: 'Help' },
  appMenu: { label: app.name, submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'quit' }] },
  fileMenu: { label: 'File', submenu: [{ role: process.platform === 'darwin' ? 'close' : 'quit' }] },
  editMenu: { label: 'Edit', submenu: editMenu() },
  viewMenu: {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  },
  windowMenu: { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
}

const itemOptions = new Set(
  (
    'accelerator checked click enabled icon id label registerAccelerator role sublabel submenu toolTip type visible ' +
    'acceleratorWorksWhenHidden'
  ).split(' '),
)

export class MenuItem extends Strict {
  readonly commandId = nextId()
  readonly id: string
  readonly type: NonNullable<Options['type']>
  readonly role: Role | undefined
  readonly accelerator: string | null
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  readonly icon: Options['icon']
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  menu: Menu | undefined = undefined
  readonly #click: Options['click']

  constructor(options: Options) {
    super('MenuItem')
    for (const name of Object.keys(options))
      if (!itemOptions.has(name)) notImplemented(`the menu item option ${name}`)
    const role = options.role
      ? (roles[options.role] ?? notImplemented(`the menu role ${options.role}`))
      : undefined
    const submenu = options.submenu ?? role?.submenu
    this.submenu =
      submenu && (Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as unknown as Menu))
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal')
    this.id = options.id ?? ''
    this.role = options.role
    this.label = options.label ?? role?.label ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.icon = options.icon
    this.accelerator = options.accelerator ?? role?.accelerator ?? null
    this.registerAccelerator = options.registerAccelerator ?? true
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.#click = options.click
  }

  /** As a user who chooses it. */
  click(
    event: Electron.KeyboardEvent = {},
    window: BrowserWindow | undefined = registry.focusedWindow,
  ): void {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') this.menu?.checkOnly(this)
    const act = this.role && roles[this.role]?.act
    if (act) act(window)
    else this.#click?.(this as unknown as Electron.MenuItem, window as unknown as Electron.BaseWindow, event)
  }

  /** Whether this key chooses it. */
  answersTo(press: KeyPress): boolean {
    const editing = this.role && roles[this.role]?.isEditing
    if (!this.accelerator || !this.registerAccelerator || !this.enabled || editing || press.editable)
      return false
    return matchesAccelerator(press, this.accelerator)
  }
}

let applicationMenu: Menu | null = null
let openPopup: { menu: Menu } | undefined

export class Menu extends StrictEmitter {
  readonly items: MenuItem[] = []

  constructor() {
    super('Menu', ['menu-will-close', 'menu-will-show'])
  }

  static buildFromTemplate(template: (Options | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  static sendActionToFirstResponder(): void {}

  /** The menu that is open, for a test to choose from. */
  static openPopup(): Menu | undefined {
    return openPopup?.menu
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item)
  }

  insert(at: number, item: MenuItem): void {
    item.menu = this
    this.items.splice(at, 0, item)
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.allItems().find((item) => item.id === id) ?? null
  }

  /** This menu's items and those of menus inside it. */
  allItems(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.allItems() ?? [])])
  }

  checkOnly(chosen: MenuItem): void {
    for (const item of this.items) if (item.type === 'radio') item.checked = item === chosen
  }

  popup(options: Electron.PopupOptions = {}): void {
    openPopup = { menu: this }
    this.emit('menu-will-show', {})
    const close = () => options.callback?.()
    this.once('menu-will-close', close)
  }

  closePopup(): void {
    if (openPopup?.menu !== this) return
    openPopup = undefined
    this.emit('menu-will-close', {})
  }
}

/** Chooses the item of the application menu that this key is the accelerator of. */
export function pressMenuAccelerator(press: KeyPress, window: BrowserWindow): void {
  const item = applicationMenu?.allItems().find((candidate) => candidate.answersTo(press))
  const { ctrl: ctrlKey, shift: shiftKey, alt: altKey, meta: metaKey } = press
  item?.click({ ctrlKey, shiftKey, altKey, metaKey, triggeredByAccelerator: true }, window)
}
