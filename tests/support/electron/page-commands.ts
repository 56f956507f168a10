import type Electron from 'electron'
import { theBrowser } from './browser.ts'
import { NativeImage } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { packDownward, type Page, type PageState } from './page.ts'
import { pdfParameters } from './pdf.ts'
import { recordShellRequest } from './shell.ts'
import { StrictEmitter, type Surface } from './strict.ts'

interface Size {
  width: number
  height: number
}

/** What `webContents` does to its page, once that is open: size, zoom, theme, editing, printing, code. */
export class PageCommands extends StrictEmitter implements Surface<Electron.WebContents, 'capturePage'> {
  #opening: Promise<Page> | undefined
  #size: Size
  #zoomFactor: number

  constructor(events: readonly string[], size: Size, zoomFactor: number) {
    super('webContents', events)
    this.#size = size
    this.#zoomFactor = zoomFactor
  }

  protected setPage(opening: Promise<Page>): void {
    this.#opening = opening
  }

  protected openedPage(): Promise<Page> {
    return this.#opening ?? Promise.reject(new Error('electron stand-in: the page is not being opened'))
  }

  /** Does something to the page when it is open, and nothing where it is gone before that. */
  protected whenOpen(act: (page: Page) => unknown): void {
    this.openedPage()
      .then(act)
      .catch(() => undefined)
  }

  protected size(): Size {
    return this.#size
  }

  protected async dress(page: Page): Promise<void> {
    await Promise.all([this.#applyLayout(page), this.#applyTheme(page)])
  }

  /** Whether the window is shown and focused. */
  setState(state: PageState): void {
    this.whenOpen((page) => page.setState(state))
  }

  setSize(width: number, height: number): void {
    this.#size = { width, height }
    this.whenOpen((page) => this.#applyLayout(page))
  }

  async #applyLayout(page: Page): Promise<void> {
    const { width, height } = this.#size
    const { headed } = await theBrowser()
    if (headed) return page.resizeRealWindow(width, height)
    await page.session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.max(1, Math.round(width / this.#zoomFactor)),
      height: Math.max(1, Math.round(height / this.#zoomFactor)),
      deviceScaleFactor: this.#zoomFactor,
      mobile: false,
    })
  }

  applyTheme(): void {
    this.whenOpen((page) => this.#applyTheme(page))
  }

  async #applyTheme({ session }: Page): Promise<void> {
    await session.send('Emulation.setEmulatedMedia', { features: nativeTheme.mediaFeatures() })
  }

  get zoomFactor(): number {
    return this.#zoomFactor
  }

  set zoomFactor(factor: number) {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoomFactor = factor
    this.whenOpen((page) => this.#applyLayout(page))
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

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.openedPage()
    return page.evaluate(page.mainFrameId, code, userGesture)
  }

  async executeInFrame(frameToken: string, code: string, userGesture: boolean): Promise<unknown> {
    return (await this.openedPage()).evaluate(frameToken, code, userGesture)
  }

  async capturePage(): Promise<NativeImage> {
    const { session } = await this.openedPage()
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
    return new NativeImage(Buffer.from(data, 'base64'))
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    const { session } = await this.openedPage()
    const { data } = await session.send('Page.printToPDF', pdfParameters(options))
    return Buffer.from(data, 'base64')
  }

  /** The print dialog is recorded, and the user prints. */
  print(
    _options?: Electron.WebContentsPrintOptions,
    callback?: (wasPrinted: boolean, failureReason: string) => void,
  ): void {
    this.whenOpen(() => {
      recordShellRequest('print', '')
      callback?.(true, '')
    })
  }

  #edit(command: string): void {
    this.whenOpen(({ session }) =>
      session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }),
    )
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
    await (await this.openedPage()).session.send('Input.insertText', { text })
  }

  replace(text: string): void {
    this.whenOpen(() => this.insertText(text))
  }

  /** Replaces the word that the context menu was opened on. */
  replaceMisspelling(text: string): void {
    this.whenOpen(async (page) => {
      // The text takes another way into the page, and would come before the word is selected.
      await page.post(page.mainFrameId, packDownward(['select-word']))
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
    this.whenOpen(({ session }) => session.send('Page.crash'))
  }
}
