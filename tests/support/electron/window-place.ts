import type Electron from 'electron'
import { app, requireReady } from './app.ts'
import { nextId } from './registry.ts'
import { screen } from './screen.ts'
import { CancelableEvent, StrictEmitter, type Surface } from './strict.ts'
import { WebContents } from './web-contents.ts'
import { checkOptions } from './window-options.ts'

type Rectangle = Electron.Rectangle
type Options = Electron.BrowserWindowConstructorOptions
type ContentsOptions = ConstructorParameters<typeof WebContents>[0]

const events = (
  'always-on-top-changed blur close closed enter-full-screen focus hide leave-full-screen maximize minimize move moved ' +
  'page-title-updated query-session-end ready-to-show resize resized responsive restore session-end show unmaximize ' +
  'unresponsive'
).split(' ')

/** Where a window is and how it looks. The windows here have no frame, so their content is all of them. */
export class WindowPlace extends StrictEmitter implements Surface<Electron.BrowserWindow, 'webContents'> {
  readonly id = nextId()
  readonly webContents: WebContents
  #bounds: Rectangle
  #normalBounds: Rectangle
  #minimumSize: [number, number]
  #isMaximized = false
  #isFullScreen: boolean
  #title: string
  #backgroundColor: string
  #opacity: number
  #isAlwaysOnTop: boolean
  #isOnAllWorkspaces = false
  resizable: boolean
  skipsTaskbar: boolean

  constructor(options: Options, contents: Omit<ContentsOptions, 'preferences' | 'size'>) {
    super('BrowserWindow', events)
    requireReady('Cannot create BrowserWindow before app is ready')
    checkOptions(options)
    this.#minimumSize = [options.minWidth ?? 0, options.minHeight ?? 0]
    this.#bounds = firstBounds(options)
    this.#normalBounds = this.#bounds
    this.#title = options.title ?? app.name
    this.#backgroundColor = options.backgroundColor ?? '#FFFFFF'
    this.#opacity = options.opacity ?? 1
    this.#isFullScreen = options.fullscreen ?? false
    this.#isAlwaysOnTop = options.alwaysOnTop ?? false
    this.resizable = options.resizable ?? true
    this.skipsTaskbar = options.skipTaskbar ?? false
    this.webContents = new WebContents({
      ...contents,
      preferences: options.webPreferences ?? {},
      size: this.#bounds,
    })
  }

  maximize(): void {
    if (this.#isMaximized) return
    this.#normalBounds = this.getNormalBounds()
    this.#isMaximized = true
    this.#place(screen.getDisplayMatching(this.#bounds).workArea)
    this.emit('maximize')
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
