import type Electron from 'electron'
import { app } from './app.ts'
import { theBrowser } from './browser.ts'
import type { Protocol } from './cdp.ts'
import { ipcMain, type IpcEvent } from './ipc-main.ts'
import { NativeImage } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { Page, packDownward, type PageState } from './page.ts'
import { PageRequests } from './page-requests.ts'
import { pdfParameters } from './pdf.ts'
import { nextId, registry } from './registry.ts'
import type { KeyPress, Upward } from './renderer/preload-world.ts'
import { toAppUrl, toBrowserUrl } from './scheme.ts'
import { defaultSession } from './session.ts'
import { CancelableEvent, StrictEmitter, notImplemented, strict, type Surface } from './strict.ts'
import { FrameTree, type WebFrameMain } from './web-frame.ts'

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

const events = [
  'before-input-event',
  'blur',
  'console-message',
  'context-menu',
  'destroyed',
  'devtools-opened',
  'did-create-window',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-start-navigation',
  'did-stop-loading',
  'dom-ready',
  'focus',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'responsive',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-prevent-unload',
  'will-redirect',
  'zoom-changed',
]

/** How a window's page is laid out. */
interface Layout {
  width: number
  height: number
  zoomFactor: number
}

export class WebContents
  extends StrictEmitter
  implements Surface<Electron.WebContents, 'mainFrame' | 'session' | 'capturePage'>
{
  readonly id = nextId()
  readonly session = defaultSession
  readonly #frames: FrameTree
  readonly #page: Promise<Page>
  readonly #onAccelerator: (key: KeyPress) => void
  readonly #onPointer: () => void
  #requests: PageRequests | undefined
  #layout: Layout
  #title = ''
  #isLoading = false
  #isCrashed = false
  #isDestroyed = false
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' })
  #load: { resolve(): void; reject(error: Error): void } | undefined

  constructor(options: {
    preferences: Electron.WebPreferences
    size: { width: number; height: number }
    state: PageState
    onAccelerator: (key: KeyPress) => void
    onPointer: () => void
  }) {
    super('webContents', events)
    this.#frames = new FrameTree(this)
    this.#layout = { ...options.size, zoomFactor: options.preferences.zoomFactor ?? 1 }
    this.#onAccelerator = options.onAccelerator
    this.#onPointer = options.onPointer
    registry.webContents.set(this.id, this)
    this.#page = this.#open(options.preferences, options.state)
    this.#page.catch((error: unknown) => {
      if (!this.#isDestroyed) console.error('electron stand-in: a window could not be opened', error)
    })
    app.emit('web-contents-created', new CancelableEvent(), this)
  }

  async #open(preferences: Electron.WebPreferences, state: PageState): Promise<Page> {
    const page = await Page.open(preferences, state, this.#layout, (frameId, message, world) =>
      this.#receive(page, frameId, message, world),
    )
    const { session } = page
    this.#frames.follow(session, page.mainFrameId)
    this.#requests = new PageRequests(session, this)
    this.#followLoading(page)
    session.on('Page.windowOpen', (details) => this.#openWindow(details))
    session.on('Inspector.targetCrashed', () => this.#crashed())
    session.on('Runtime.consoleAPICalled', (call) => this.#consoleMessage(call))
    const { connection } = await theBrowser()
    connection.browser.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === page.targetId) this.#gone()
    })
    await Promise.all([
      this.#requests.start(),
      this.#applyLayout(page),
      this.#applyTheme(page),
      session.send('Inspector.enable'),
    ])
    return page
  }

  #followLoading({ session, mainFrameId }: Page): void {
    session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      const isMainFrame = frameId === mainFrameId
      const isSameDocument = navigationType === 'sameDocument'
      const details = {
        url: toAppUrl(url),
        isMainFrame,
        isSameDocument,
        frame: this.#frames.get(frameId) ?? null,
      }
      this.emit('did-start-navigation', Object.assign(new CancelableEvent(), details))
    })
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== mainFrameId || this.#isLoading) return
      this.#isLoading = true
      this.emit('did-start-loading')
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== mainFrameId) return
      this.#title = ''
      this.emit('did-navigate', new CancelableEvent(), this.getURL(), 200, 'OK')
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const isMainFrame = frameId === mainFrameId
      this.emit('did-navigate-in-page', new CancelableEvent(), toAppUrl(url), isMainFrame)
    })
    session.on('Page.domContentEventFired', () => this.emit('dom-ready', new CancelableEvent()))
    session.on('Page.loadEventFired', () => {
      // The blank page that a target starts with is nobody's load.
      if (this.getURL() === '' || this.getURL() === 'about:blank') return
      this.emit('did-finish-load')
      this.#load?.resolve()
    })
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId !== mainFrameId || !this.#isLoading) return
      this.#isLoading = false
      this.emit('did-stop-loading')
    })
  }

  #setTitle(title: string): void {
    if (title === this.#title) return
    this.#title = title
    this.emit('page-title-updated', new CancelableEvent(), title, true)
  }

  #receive(page: Page, frameId: string, message: Upward, world: number): void {
    switch (message[0]) {
      case 'invoke':
        return void this.#answer(page, frameId, message, world)
      case 'send':
        ipcMain.emit(message[1], this.ipcEvent(this.frameOf(frameId) ?? null), ...message[2])
        return
      case 'key':
        return this.#onAccelerator(message[1])
      case 'pointer':
        return this.#onPointer()
      case 'title':
        if (frameId === page.mainFrameId) this.#setTitle(message[1])
        return
      case 'context-menu': {
        const { word, ...params } = message[1]
        const spelling = defaultSession.checkSpelling(params['spellcheckEnabled'] ? String(word) : '')
        const frame = this.#frames.get(frameId) ?? null
        this.emit('context-menu', new CancelableEvent(), {
          ...params,
          ...spelling,
          frame,
          pageURL: this.getURL(),
        })
        return
      }
      case 'preload-error':
        this.emit('preload-error', new CancelableEvent(), '', new Error(message[1]))
    }
  }

  async #answer(
    page: Page,
    frameId: string,
    [, id, channel, args]: Extract<Upward, ['invoke', ...unknown[]]>,
    world: number,
  ): Promise<void> {
    let answer: string
    try {
      answer = packDownward([
        'reply',
        id,
        true,
        await ipcMain.call(this.ipcEvent(this.frameOf(frameId) ?? null), channel, args),
      ])
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      answer = packDownward(['reply', id, false, String(error)])
    }
    page.postToWorld(world, answer)
  }

  /** What a handler is told about a frame of this page. */
  ipcEvent(frame: WebFrameMain | null): IpcEvent {
    return {
      type: 'frame',
      sender: this,
      senderFrame: frame,
      frameId: frame?.routingId ?? 0,
      processId: this.id,
      reply: (channel, ...args) => frame?.send(channel, ...args),
    }
  }

  #openWindow({ url, windowName, windowFeatures }: Protocol.Page.windowOpenPayload): void {
    const answer = this.#windowOpenHandler({
      url: toAppUrl(url),
      frameName: windowName === '_blank' ? '' : windowName,
      features: windowFeatures.join(','),
      disposition: 'foreground-tab',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    })
    if (answer.action === 'allow') notImplemented('a window opened by a page (setWindowOpenHandler: allow)')
  }

  #consoleMessage({ type, args, stackTrace }: Protocol.Runtime.consoleAPICalledPayload): void {
    const at = stackTrace?.callFrames[0]
    const details = {
      message: args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' '),
      level: type === 'error' || type === 'warning' ? type : type === 'debug' ? 'debug' : 'info',
      lineNumber: at?.lineNumber ?? 0,
      sourceId: toAppUrl(at?.url ?? ''),
      frame: this.mainFrame,
    }
    this.emit('console-message', Object.assign(new CancelableEvent(), details))
  }

  #crashed(): void {
    this.#isCrashed = true
    const details = { reason: 'crashed', exitCode: 133 }
    this.emit('render-process-gone', new CancelableEvent(), details)
    app.emit('render-process-gone', new CancelableEvent(), this, details)
  }

  #gone(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    registry.webContents.delete(this.id)
    this.#load?.reject(new Error(`ERR_FAILED (-2) loading '${this.getURL()}'`))
    this.emit('destroyed')
  }

  /** The target of DevTools, by which a test's own client finds this page. */
  async targetId(): Promise<string> {
    return (await this.#page).targetId
  }

  get mainFrame(): WebFrameMain {
    return this.#frames.main
  }

  frameOf(frameId: string): WebFrameMain | undefined {
    return this.#frames.get(frameId)
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page
    await defaultSession.applyPermissions(this, url)
    const loaded = new Promise<void>((resolve, reject) => (this.#load = { resolve, reject }))
    // Whoever awaits hears of it; `#gone` may reject after nobody does any more.
    loaded.catch(() => undefined)
    this.#requests?.expectNavigation(true)
    const { errorText } = await page.session.send('Page.navigate', { url: toBrowserUrl(url) })
    this.#requests?.expectNavigation(false)
    if (errorText) {
      const name = errorText.replace('net::', '')
      this.emit('did-fail-load', new CancelableEvent(), -2, name, url, true)
      throw Object.assign(new Error(`${name} (-2) loading '${url}'`), { code: name, errno: -2, url })
    }
    await loaded
  }

  loadFile(): Promise<void> {
    return notImplemented('webContents.loadFile')
  }

  reload(): void {
    this.#isCrashed = false
    void this.#page.then(async ({ session }) => {
      this.#requests?.expectNavigation(true)
      await session.send('Page.reload').catch(() => undefined)
    })
  }

  getURL(): string {
    return this.mainFrame.url
  }

  getTitle(): string {
    return this.#title
  }

  isLoading(): boolean {
    return this.#isLoading
  }

  isLoadingMainFrame(): boolean {
    return this.#isLoading
  }

  isCrashed(): boolean {
    return this.#isCrashed
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  isFocused(): boolean {
    return registry.focusedWindow?.webContents === this
  }

  getType(): 'window' {
    return 'window'
  }

  send(channel: string, ...args: unknown[]): void {
    this.sendToFrameToken(this.mainFrame.frameToken, channel, args)
  }

  sendToFrameToken(frameToken: string, channel: string, args: unknown[]): void {
    let text: string
    try {
      text = packDownward(['event', channel, args])
    } catch (error) {
      throw new Error('Failed to serialize arguments', { cause: error })
    }
    void this.#page.then((page) => page.post(frameToken, text))
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.executeInFrame((await this.#page).mainFrameId, code, userGesture)
  }

  async executeInFrame(frameToken: string, code: string, userGesture: boolean): Promise<unknown> {
    return (await this.#page).evaluate(frameToken, code, userGesture)
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }

  /** The page is told at once; what it draws follows. */
  setState(state: PageState): void {
    void this.#page.then((page) => page.setState(state)).catch(() => undefined)
  }

  setSize(width: number, height: number): void {
    this.#layout = { ...this.#layout, width, height }
    void this.#page.then((page) => this.#applyLayout(page)).catch(() => undefined)
  }

  async #applyLayout(page: Page): Promise<void> {
    const { width, height, zoomFactor } = this.#layout
    const { headed } = await theBrowser()
    if (headed) return page.resizeRealWindow(width, height).catch(() => undefined)
    await page.session
      .send('Emulation.setDeviceMetricsOverride', {
        width: Math.max(1, Math.round(width / zoomFactor)),
        height: Math.max(1, Math.round(height / zoomFactor)),
        deviceScaleFactor: zoomFactor,
        mobile: false,
      })
      .catch(() => undefined)
  }

  applyTheme(): void {
    void this.#page.then((page) => this.#applyTheme(page)).catch(() => undefined)
  }

  async #applyTheme({ session }: Page): Promise<void> {
    await session
      .send('Emulation.setEmulatedMedia', { features: nativeTheme.mediaFeatures() })
      .catch(() => undefined)
  }

  get zoomFactor(): number {
    return this.#layout.zoomFactor
  }

  set zoomFactor(factor: number) {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#layout = { ...this.#layout, zoomFactor: factor }
    this.setSize(this.#layout.width, this.#layout.height)
  }

  getZoomFactor(): number {
    return this.zoomFactor
  }

  setZoomFactor(factor: number): void {
    this.zoomFactor = factor
  }

  /** Chromium's scale: each level is a fifth more. */
  get zoomLevel(): number {
    return Math.log(this.zoomFactor) / Math.log(1.2)
  }

  set zoomLevel(level: number) {
    this.zoomFactor = 1.2 ** level
  }

  getZoomLevel(): number {
    return this.zoomLevel
  }

  setZoomLevel(level: number): void {
    this.zoomLevel = level
  }

  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }

  setBackgroundThrottling(): void {}

  async capturePage(): Promise<NativeImage> {
    const { data } = await (await this.#page).session.send('Page.captureScreenshot', { format: 'png' })
    return new NativeImage(Buffer.from(data, 'base64'))
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    const { session } = await this.#page
    const { data } = await session.send('Page.printToPDF', pdfParameters(options))
    return Buffer.from(data, 'base64')
  }

  #edit(command: string): void {
    void this.#page
      .then(({ session }) =>
        session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }),
      )
      .catch(() => undefined)
  }

  undo = () => this.#edit('Undo')
  redo = () => this.#edit('Redo')
  cut = () => this.#edit('Cut')
  copy = () => this.#edit('Copy')
  paste = () => this.#edit('Paste')
  pasteAndMatchStyle = () => this.#edit('PasteAndMatchStyle')
  delete = () => this.#edit('Delete')
  selectAll = () => this.#edit('SelectAll')
  unselect = () => this.#edit('Unselect')

  async insertText(text: string): Promise<void> {
    await (await this.#page).session.send('Input.insertText', { text })
  }

  replace(text: string): void {
    void this.insertText(text)
  }

  /** Replaces the word that the context menu was opened on. */
  replaceMisspelling(text: string): void {
    void this.#page.then(async (page) => {
      page.post(page.mainFrameId, packDownward(['select-word']))
      await this.insertText(text)
    })
  }

  focus(): void {}

  openDevTools(): void {
    this.emit('devtools-opened')
  }

  closeDevTools(): void {}

  isDevToolsOpened(): boolean {
    return false
  }

  forcefullyCrashRenderer(): void {
    void this.#page.then(({ session }) => session.send('Page.crash')).catch(() => undefined)
  }

  /** Whether the page's `beforeunload` wants to keep it open. */
  async objectsToUnload(): Promise<boolean> {
    if (this.#isCrashed || this.#isDestroyed) return false
    const code = `!dispatchEvent(new Event('beforeunload', { cancelable: true }))`
    const objects = await this.executeJavaScript(code).catch(() => false)
    if (objects !== true) return false
    const event = new CancelableEvent()
    this.emit('will-prevent-unload', event)
    return !event.defaultPrevented
  }

  close(): void {
    this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#gone()
    void this.#page
      .then(async ({ targetId }) => {
        const { connection } = await theBrowser()
        await connection.browser.send('Target.closeTarget', { targetId })
      })
      // The browser may be gone before its page.
      .catch(() => undefined)
  }
}

export const allWebContents = strict('webContents (static)', {
  getAllWebContents: () => [...registry.webContents.values()],
  fromId: (id: number) => registry.webContents.get(id),
  getFocusedWebContents: () => registry.focusedWindow?.webContents ?? null,
})
