import type Electron from 'electron'
import { app } from './app.ts'
import { isHeaded } from './browser.ts'
import { giveFocusBack, moveFocus } from './focus.ts'
import { pressMenuAccelerator } from './menu.ts'
import { nextId, registry } from './registry.ts'
import { screen } from './screen.ts'
import { CancelableEvent, StrictEmitter, notImplemented, type Surface } from './strict.ts'
import { WebContents } from './web-contents.ts'
import { checkOptions } from './window-options.ts'

type Rectangle = Electron.Rectangle
type Options = Electron.BrowserWindowConstructorOptions

const events = (
  'always-on-top-changed blur close closed enter-full-screen focus hide leave-full-screen maximize minimize move moved ' +
  'page-title-updated query-session-end ready-to-show resize resized responsive restore session-end show unmaximize ' +
  'unresponsive'
).split(' ')

export class BrowserWindow extends StrictEmitter implements Surface<Electron.BrowserWindow, 'webContents'> {
  readonly id = nextId()
  readonly webContents: WebContents
  #bounds: Rectangle
  #normalBounds: Rectangle
  #minimumSize: [number, number]
  #title: string
  #backgroundColor: string
  #opacity: number
  #isVisible = false
  #isMinimized = false
  #isMaximized = false
  #isFullScreen: boolean
  #isAlwaysOnTop: boolean
  #isOnAllWorkspaces = false
  #isClosing = false
  #isDestroyed = false
  resizable: boolean
  skipsTaskbar: boolean
  readonly #isFocusable: boolean

  constructor(options: Options = {}) {
    super('BrowserWindow', events)
    checkOptions(options)
    this.#minimumSize = [options.minWidth ?? 0, options.minHeight ?? 0]
    this.#bounds = firstBounds(options)
    this.#normalBounds = this.#bounds
    this.#title = options.title ?? app.name
    this.#backgroundColor = options.backgroundColor ?? '#FFFFFF'
    this.#opacity = options.opacity ?? 1
    this.#isFullScreen = options.fullscreen ?? false
    this.#isAlwaysOnTop = options.alwaysOnTop ?? false
    this.#isFocusable = options.focusable ?? true
    this.resizable = options.resizable ?? true
    this.skipsTaskbar = options.skipTaskbar ?? false
    this.webContents = new WebContents({
      preferences: options.webPreferences ?? {},
      size: this.#bounds,
      // As Electron documents it: at first a page believes to be visible, even in a window that is not shown.
      state: { focused: false, visible: !isHeaded || options.show !== false },
      onAccelerator: (press) => pressMenuAccelerator(press, this),
      onPointer: () => this.focus(),
    })
    this.#followPage()
    registry.windows.set(this.id, this)
    app.emit('browser-window-created', new CancelableEvent(), this)
    if (options.show !== false) this.show()
  }

  static getAllWindows(): BrowserWindow[] {
    return [...registry.windows.values()]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return registry.focusedWindow ?? null
  }

  static fromId(id: number): BrowserWindow | null {
    return registry.windows.get(id) ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }

  #followPage(): void {
    const { webContents } = this
    webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    webContents.on('page-title-updated', (_event: unknown, title: string, explicit: boolean) => {
      const event = new CancelableEvent()
      this.emit('page-title-updated', event, title, explicit)
      if (!event.defaultPrevented) this.#title = title
    })
    for (const name of ['responsive', 'unresponsive']) webContents.on(name, () => this.emit(name))
    // A page that closed itself, or that the user closed in a real browser, takes its window with it. There is no tray
    // to come back from, so the last window that shows ends the app.
    webContents.once('destroyed', () => {
      if (this.#isDestroyed) return
      this.destroy()
      if (isHeaded && !BrowserWindow.getAllWindows().some((window) => window.isVisible())) app.quit()
    })
  }

  /** Tells the page whether its window is focused and shown. */
  tellPage(): void {
    this.webContents.setState({ focused: this.isFocused(), visible: this.isVisible() })
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  loadFile(): Promise<void> {
    return notImplemented('BrowserWindow.loadFile')
  }

  reload(): void {
    this.webContents.reload()
  }

  show(): void {
    this.showInactive()
    this.focus()
  }

  showInactive(): void {
    const wasVisible = this.isVisible()
    this.#isVisible = true
    this.#isMinimized = false
    if (wasVisible) return
    this.tellPage()
    this.emit('show')
  }

  hide(): void {
    if (!this.#isVisible) return
    this.#isVisible = false
    giveFocusBack(this)
    this.tellPage()
    this.emit('hide')
  }

  focus(): void {
    // Electron can focus visible windows only.
    if (this.isVisible() && this.#isFocusable) moveFocus(this)
  }

  blur(): void {
    if (this.isFocused()) moveFocus(undefined)
  }

  isVisible(): boolean {
    return this.#isVisible && !this.#isMinimized && !this.#isDestroyed
  }

  isFocused(): boolean {
    return registry.focusedWindow?.id === this.id
  }

  isFocusable(): boolean {
    return this.#isFocusable
  }

  minimize(): void {
    if (this.#isMinimized) return
    this.#isMinimized = true
    giveFocusBack(this)
    this.tellPage()
    this.emit('minimize')
  }

  restore(): void {
    if (!this.#isMinimized) return
    this.#isMinimized = false
    this.#isVisible = true
    this.tellPage()
    this.emit('restore')
    this.focus()
  }

  isMinimized(): boolean {
    return this.#isMinimized
  }

  maximize(): void {
    if (this.#isMaximized) return
    this.#normalBounds = this.getNormalBounds()
    this.#isMaximized = true
    this.#place(screen.getDisplayMatching(this.#bounds).workArea)
    this.emit('maximize')
    this.show()
  }

  unmaximize(): void {
    if (!this.#isMaximized) return
    this.#isMaximized = false
    this.#place(this.#normalBounds)
    this.emit('unmaximize')
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  setFullScreen(flag: boolean): void {
    if (flag === this.#isFullScreen) return
    if (flag) this.#normalBounds = this.getNormalBounds()
    this.#isFullScreen = flag
    this.#place(flag ? screen.getDisplayMatching(this.#bounds).bounds : this.#normalBounds)
    this.emit(flag ? 'enter-full-screen' : 'leave-full-screen')
  }

  isFullScreen(): boolean {
    return this.#isFullScreen
  }

  isNormal(): boolean {
    return !this.#isMaximized && !this.#isMinimized && !this.#isFullScreen
  }

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  getContentBounds(): Rectangle {
    return this.getBounds()
  }

  getNormalBounds(): Rectangle {
    return { ...(this.#isMaximized || this.#isFullScreen ? this.#normalBounds : this.#bounds) }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#place({ ...this.#bounds, ...bounds })
  }

  #place(bounds: Rectangle): void {
    const before = this.#bounds
    const [minWidth, minHeight] = this.#minimumSize
    const { x, y } = bounds
    const next = { x, y, width: Math.max(bounds.width, minWidth), height: Math.max(bounds.height, minHeight) }
    this.#bounds = next
    if (next.width !== before.width || next.height !== before.height) {
      this.webContents.setSize(next.width, next.height)
      this.emit('resize')
    }
    if (next.x !== before.x || next.y !== before.y) this.emit('move')
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }

  getContentSize(): number[] {
    return this.getSize()
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  /** The windows here have no frame, so their content is all of them. */
  setContentSize(width: number, height: number): void {
    this.setSize(width, height)
  }

  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y]
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  center(): void {
    this.setBounds(centred(this.#bounds))
  }

  setMinimumSize(width: number, height: number): void {
    this.#minimumSize = [width, height]
  }

  getMinimumSize(): number[] {
    return [...this.#minimumSize]
  }

  setResizable(resizable: boolean): void {
    this.resizable = resizable
  }

  isResizable(): boolean {
    return this.resizable
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  setBackgroundColor(color: string): void {
    this.#backgroundColor = color
  }

  getBackgroundColor(): string {
    return this.#backgroundColor
  }

  setOpacity(opacity: number): void {
    this.#opacity = Math.min(1, Math.max(0, opacity))
  }

  getOpacity(): number {
    return this.#opacity
  }

  setAlwaysOnTop(flag: boolean): void {
    if (flag === this.#isAlwaysOnTop) return
    this.#isAlwaysOnTop = flag
    this.emit('always-on-top-changed', new CancelableEvent(), flag)
  }

  isAlwaysOnTop(): boolean {
    return this.#isAlwaysOnTop
  }

  setVisibleOnAllWorkspaces(visible: boolean): void {
    this.#isOnAllWorkspaces = visible
  }

  isVisibleOnAllWorkspaces(): boolean {
    return this.#isOnAllWorkspaces
  }

  setSkipTaskbar(skip: boolean): void {
    this.skipsTaskbar = skip
  }

  /** Nobody sees these, and nothing answers them. */
  moveTop(): void {}
  flashFrame(): void {}
  setIcon(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setProgressBar(): void {}
  setOverlayIcon(): void {}
  setContentProtection(): void {}
  setTitleBarOverlay(): void {}
  setWindowButtonPosition(): void {}
  setWindowButtonVisibility(): void {}
  setHasShadow(): void {}
  setDocumentEdited(): void {}
  setHiddenInMissionControl(): void {}
  setFullScreenable(): void {}

  close(): void {
    if (this.#isDestroyed || this.#isClosing) return
    const event = new CancelableEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return app.windowStays()
    this.#isClosing = true
    void this.#closeUnlessPageObjects()
  }

  async #closeUnlessPageObjects(): Promise<void> {
    if (await this.webContents.objectsToUnload()) {
      this.#isClosing = false
      app.windowStays()
    } else this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    giveFocusBack(this)
    this.#isDestroyed = true
    registry.windows.delete(this.id)
    this.webContents.destroy()
    this.emit('closed')
    app.windowClosed()
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }
}

function centred({ width, height }: { width: number; height: number }): Rectangle {
  const area = screen.getPrimaryDisplay().workArea
  const x = Math.round(area.x + (area.width - width) / 2)
  const y = Math.round(area.y + (area.height - height) / 2)
  return { x, y, width, height }
}

function firstBounds({ x, y, width = 800, height = 600, minWidth = 0, minHeight = 0 }: Options): Rectangle {
  const bounds = centred({ width: Math.max(width, minWidth), height: Math.max(height, minHeight) })
  return x === undefined || y === undefined ? bounds : { ...bounds, x, y }
}
