import type Electron from 'electron'
import { app } from './app.ts'
import { isHeaded } from './browser.ts'
import { giveFocusBack, moveFocus } from './focus.ts'
import { pressMenuAccelerator } from './menu.ts'
import { registry } from './registry.ts'
import { CancelableEvent, markDestroyed, notImplemented, type Surface } from './strict.ts'
import type { WebContents } from './web-contents.ts'
import { WindowPlace } from './window-place.ts'

type Options = Electron.BrowserWindowConstructorOptions

export class BrowserWindow extends WindowPlace implements Surface<Electron.BrowserWindow, 'webContents'> {
  #isVisible = false
  #isMinimized = false
  #isClosing = false
  #isDestroyed = false
  readonly #isFocusable: boolean

  constructor(options: Options = {}) {
    super(options, {
      // As Electron documents it: at first a page believes to be visible, even in a window that is not shown.
      state: { focused: false, visible: !isHeaded || options.show !== false },
      onAccelerator: (press) => pressMenuAccelerator(press, this),
      onPointer: () => this.focus(),
    })
    this.#isFocusable = options.focusable ?? true
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
      if (!event.defaultPrevented) this.setTitle(title)
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

  override maximize(): void {
    super.maximize()
    this.show()
  }

  isNormal(): boolean {
    return !this.isMaximized() && !this.#isMinimized && !this.isFullScreen()
  }

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
    if (!this.webContents.isDestroyed()) this.webContents.destroy()
    markDestroyed(this)
    this.emit('closed')
    app.windowClosed()
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }
}
