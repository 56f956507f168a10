import { setTimeout as delay } from 'node:timers/promises'
import type Electron from 'electron'
import { app } from './app.ts'
import { theBrowser } from './browser.ts'
import type { Protocol } from './cdp.ts'
import { ipcMain, type IpcEvent } from './ipc-main.ts'
import { Page, packDownward, type PageState } from './page.ts'
import { PageCommands } from './page-commands.ts'
import { PageRequests } from './page-requests.ts'
import { nextId, registry } from './registry.ts'
import type { KeyPress, Upward } from './renderer/preload-world.ts'
import { toAppUrl, toBrowserUrl } from './scheme.ts'
import { defaultSession } from './session.ts'
import { CancelableEvent, markDestroyed, notImplemented, strict, type Surface } from './strict.ts'
import { FrameTree, type WebFrameMain } from './web-frame.ts'

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** `unresponsive`, `responsive` and `will-attach-webview` do not happen here; apps guard against them. */
const events = [
  'blur',
  'console-message',
  'context-menu',
  'destroyed',
  'devtools-opened',
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
]

/** Electron calls a page unresponsive when it has not answered for this long. */
const unloadLimitMs = 5000

export class WebContents
  extends PageCommands
  implements Surface<Electron.WebContents, 'mainFrame' | 'session' | 'capturePage'>
{
  readonly id = nextId()
  readonly session: typeof defaultSession = defaultSession
  readonly #frames: FrameTree
  readonly #onAccelerator: (key: KeyPress) => void
  readonly #onPointer: () => void
  #requests: PageRequests | undefined
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
    super(events, options.size, options.preferences.zoomFactor ?? 1)
    this.#frames = new FrameTree(this)
    this.#onAccelerator = options.onAccelerator
    this.#onPointer = options.onPointer
    registry.webContents.set(this.id, this)
    const opening = this.#open(options.preferences, options.state)
    this.setPage(opening)
    opening.catch((error: unknown) => {
      if (!this.#isDestroyed) console.error('electron stand-in: a window could not be opened', error)
    })
    app.emit('web-contents-created', new CancelableEvent(), this)
  }

  async #open(preferences: Electron.WebPreferences, state: PageState): Promise<Page> {
    const page = await Page.open(preferences, state, this.size(), (frameId, message, world) =>
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
    await Promise.all([this.#requests.start(), this.dress(page), session.send('Inspector.enable')])
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
    // What was on its way while the page was closed reaches nobody, as in Electron.
    if (this.#isDestroyed) return
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
    void page.postToWorld(world, answer)
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
    this.whenOpen(({ session }) => session.events.removeAllListeners())
    markDestroyed(this)
    this.emit('destroyed')
  }

  get mainFrame(): WebFrameMain {
    return this.#frames.main
  }

  frameOf(frameId: string): WebFrameMain | undefined {
    return this.#frames.get(frameId)
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.openedPage()
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
    this.whenOpen(({ session }) => {
      this.#requests?.expectNavigation(true)
      return session.send('Page.reload')
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
    this.whenOpen((page) => void page.post(frameToken, text))
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }

  /** Whether the page's `beforeunload` wants to keep it open. */
  async objectsToUnload(): Promise<boolean> {
    if (this.#isCrashed || this.#isDestroyed) return false
    const code = `!dispatchEvent(new Event('beforeunload', { cancelable: true }))`
    const answer = this.executeJavaScript(code).catch(() => false)
    // A page that hangs is closed all the same, as a user would insist.
    const objects = await Promise.race([answer, delay(unloadLimitMs, false, { ref: false })])
    if (objects !== true || this.#isDestroyed) return false
    const event = new CancelableEvent()
    this.emit('will-prevent-unload', event)
    return !event.defaultPrevented
  }

  close(): void {
    this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    // The browser may be gone before its page.
    this.whenOpen(async ({ targetId }) => {
      const { connection } = await theBrowser()
      await connection.browser.send('Target.closeTarget', { targetId })
    })
    this.#gone()
  }
}

export const allWebContents = strict('webContents (static)', {
  getAllWebContents: () => [...registry.webContents.values()],
  fromId: (id: number) => registry.webContents.get(id),
  getFocusedWebContents: () => registry.focusedWindow?.webContents ?? null,
})
