import type { DialogKind, ShownDialog } from './electron/dialog.ts'
import type { ShellRequest } from './electron/shell.ts'

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export interface WindowState {
  id: number
  url: string
  title: string
  isVisible: boolean
  isFocused: boolean
  isMinimized: boolean
  isAlwaysOnTop: boolean
  bounds: Rectangle
}

export interface MenuEntry {
  id: string
  label: string
  type: string
  enabled: boolean
  checked: boolean
  accelerator: string | null
  role: string | null
  submenu: MenuEntry[]
}

/** Who sends: the window's own frame, one inside it, the window gone to another site, or a frame that is no more. */
export type SendingFrame = 'top' | 'inside' | 'foreign' | 'gone'

/** What a test does to the app, and learns of it, beside its pages. Menu items are chosen by id or by label. */
export interface Control {
  windows(): Promise<WindowState[]>
  closeWindow(id: number): Promise<void>
  focusWindow(id: number): Promise<void>
  hideWindow(id: number): Promise<void>
  setWindowBounds(id: number, bounds: Partial<Rectangle>): Promise<void>
  crashRenderer(id: number): Promise<void>
  /** Calls a handler of `ipcMain` past any preload, as what has broken into a page could; rejects as it does. */
  invokeAs(windowId: number, from: SendingFrame, channel: string, args: unknown[]): Promise<unknown>
  /** The user goes to another application. */
  focusAnotherApp(): Promise<void>
  /** The user clicks the app's icon in the dock. */
  activate(): Promise<void>
  /** The system shuts down or the user logs out. */
  endSession(): Promise<void>
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Promise<void>
  quit(): Promise<void>
  /** False when nothing is registered for these keys. */
  pressShortcut(accelerator: string): Promise<boolean>
  shortcuts(): Promise<string[]>
  /** Another application holds these keys, so registering them fails. */
  setShortcutTaken(accelerator: string, taken: boolean): Promise<void>
  tray(): Promise<{ toolTip: string; title: string; menu: MenuEntry[] } | null>
  clickTray(): Promise<void>
  chooseTrayItem(which: string): Promise<void>
  menu(): Promise<MenuEntry[]>
  chooseMenuItem(which: string): Promise<void>
  /** The context menu that is open. */
  popupMenu(): Promise<MenuEntry[] | null>
  choosePopupItem(which: string): Promise<void>
  dialogs(): Promise<ShownDialog[]>
  /** Answers the dialog of this kind that waits, else the next one. */
  answerDialog(kind: DialogKind, result: unknown): Promise<void>
  /** The text of each type, `text/plain` and `text/html`. */
  readClipboard(): Promise<Record<string, string>>
  writeClipboard(texts: Record<string, string>): Promise<void>
  /** What the app asked the system to open or show; none of it is done. */
  shellRequests(): Promise<ShellRequest[]>
  /** The user presses the notification that was shown last. */
  clickNotification(): Promise<void>
  /** What the spelling check finds, and suggests; Electron has dictionaries of its own and refuses. */
  setMisspellings(suggestions: Record<string, string[]>): Promise<void>
  setDisplays(displays: { bounds: Rectangle; scaleFactor?: number }[]): Promise<void>
  setCursor(point: { x: number; y: number }): Promise<void>
  setSystemTheme(theme: { dark?: boolean; highContrast?: boolean }): Promise<void>
  processIds(): Promise<{ main: number; browser: number; renderers: number[] }>
}
