import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type Electron from 'electron'
import { app, requireReady } from './app.ts'
import { theBrowser } from './browser.ts'
import { registerSchemes, toAppUrl, toBrowserUrl } from './scheme.ts'
import { CancelableEvent, Strict, StrictEmitter, notImplemented, strict, type Surface } from './strict.ts'
import type { WebContents } from './web-contents.ts'
import { WebRequest } from './web-request.ts'

type ProtocolHandler = (request: Request) => Response | Promise<Response>

class Protocol extends Strict {
  readonly handlers = new Map<string, ProtocolHandler>()

  constructor() {
    super('session.protocol')
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    requireReady('protocol cannot be used before the app is ready')
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.handlers.set(scheme, handler)
  }

  unhandle(scheme: string): void {
    if (!this.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme)
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    registerSchemes(schemes)
  }
}

type PermissionRequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type PermissionCheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type Permission = Parameters<NonNullable<PermissionCheckHandler>>[1]

/** What a page may ask for: Electron's name and the browser's. */
const permissions: [Permission, string][] = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['geolocation', 'geolocation'],
  ['idle-detection', 'idle-detection'],
  ['local-fonts', 'local-fonts'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['notifications', 'notifications'],
  ['persistent-storage', 'persistent-storage'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['window-management', 'window-management'],
]

const storageTypes: Record<string, string> = {
  cookies: 'cookies',
  filesystem: 'file_systems',
  indexdb: 'indexeddb',
  localstorage: 'local_storage',
  shadercache: 'shader_cache',
  serviceworkers: 'service_workers',
  cachestorage: 'cache_storage',
  websql: 'websql',
}

class Session extends StrictEmitter implements Surface<Electron.Session, 'protocol' | 'webRequest'> {
  readonly protocol = new Protocol()
  readonly webRequest = new WebRequest()
  readonly availableSpellCheckerLanguages = ['de', 'en-GB', 'en-US', 'es', 'fr', 'it']
  spellCheckerEnabled = true
  #spellCheckerLanguages: string[] = ['en-US']
  readonly #dictionary = new Set<string>()
  #misspellings = new Map<string, string[]>()
  #onPermissionRequest: PermissionRequestHandler = null
  #onPermissionCheck: PermissionCheckHandler = null

  constructor() {
    super('session', [
      'spellcheck-dictionary-download-begin',
      'spellcheck-dictionary-download-failure',
      'spellcheck-dictionary-download-success',
      'spellcheck-dictionary-initialized',
      'will-download',
    ])
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.#onPermissionRequest = handler
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.#onPermissionCheck = handler
  }

  /** Neither device nor screen capture exists in a headless browser, so what is refused here never comes. */
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setUSBProtectedClassesHandler(): void {}
  setCertificateVerifyProc(): void {}

  /** Every download is refused; the app is told, as it would be before one starts. */
  async watchDownloads(): Promise<void> {
    const { browser } = (await theBrowser()).connection
    await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
    browser.on('Browser.downloadWillBegin', ({ url, suggestedFilename }) => {
      const item = strict('DownloadItem', {
        getURL: () => toAppUrl(url),
        getFilename: () => suggestedFilename,
        cancel: () => undefined,
      })
      this.emit('will-download', new CancelableEvent(), item)
    })
  }

  /**
   * Asks the handlers about everything a page could ask for, before it loads: the browser takes fixed answers only.
   * Electron asks when the page does. Without handlers, both grant all.
   */
  async applyPermissions(contents: WebContents, url: string): Promise<void> {
    const origin = originOf(url)
    if (!origin) return
    const { connection } = await theBrowser()
    for (const [permission, name] of permissions) {
      const setting = (await this.#grants(contents, permission, url)) ? 'granted' : 'denied'
      // A name that this version of the browser does not know cannot be asked for either.
      await connection.browser
        .send('Browser.setPermission', { permission: { name }, setting, origin })
        .catch(() => undefined)
    }
  }

  async #grants(contents: WebContents, permission: Permission, url: string): Promise<boolean> {
    const details = {
      isMainFrame: true,
      requestingUrl: url,
      securityOrigin: url,
      mediaType: 'unknown' as const,
    }
    const target = contents as unknown as Electron.WebContents
    if (this.#onPermissionCheck && !this.#onPermissionCheck(target, permission, url, details)) return false
    const onRequest = this.#onPermissionRequest
    return onRequest ? new Promise((resolve) => onRequest(target, permission, resolve, details)) : true
  }

  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const { connection, userDataDir } = await theBrowser()
    const types = options.storages?.map((name) => storageTypes[name] ?? notImplemented(`clearing ${name}`))
    const origins = options.origin ? [toBrowserUrl(options.origin)] : storedOrigins(userDataDir)
    // Storage belongs to pages in DevTools, and the app may clear before it has one.
    const { targetId } = await connection.browser.send('Target.createTarget', { url: 'about:blank' })
    const page = await connection.attach(targetId)
    for (const origin of origins) {
      await page.send('Storage.clearDataForOrigin', { origin, storageTypes: types?.join(',') ?? 'all' })
    }
    await connection.browser.send('Target.closeTarget', { targetId })
  }

  clearCache(): Promise<void> {
    return Promise.resolve()
  }

  clearCodeCaches(): Promise<void> {
    return Promise.resolve()
  }

  /** The browser writes on its own; nothing in DevTools hurries it. */
  flushStorageData(): void {}

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellCheckerEnabled = enable
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellCheckerEnabled
  }

  setSpellCheckerLanguages(languages: string[]): void {
    const unknown = languages.find((language) => !this.availableSpellCheckerLanguages.includes(language))
    if (unknown) throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`)
    this.#spellCheckerLanguages = languages
  }

  getSpellCheckerLanguages(): string[] {
    return this.#spellCheckerLanguages
  }

  setSpellCheckerDictionaryDownloadURL(): void {}

  addWordToSpellCheckerDictionary(word: string): boolean {
    this.#dictionary.add(word)
    return true
  }

  /** The browser here checks no spelling; a test says what is misspelled, and what to suggest for it. */
  setMisspellings(suggestions: Record<string, string[]>): void {
    this.#misspellings = new Map(Object.entries(suggestions))
  }

  checkSpelling(word: string): { misspelledWord: string; dictionarySuggestions: string[] } {
    const isChecked = this.spellCheckerEnabled && !this.#dictionary.has(word)
    const suggestions = isChecked ? this.#misspellings.get(word) : undefined
    return { misspelledWord: suggestions ? word : '', dictionarySuggestions: suggestions ?? [] }
  }

  removeWordFromSpellCheckerDictionary(word: string): boolean {
    return this.#dictionary.delete(word)
  }

  listWordsInSpellCheckerDictionary(): Promise<string[]> {
    return Promise.resolve([...this.#dictionary])
  }

  isPersistent(): boolean {
    return true
  }

  setProxy(): Promise<void> {
    return Promise.resolve()
  }
}

function originOf(url: string): string | undefined {
  const mapped = toBrowserUrl(url)
  return mapped === url ? undefined : new URL(mapped).origin
}

/** The origins that have an IndexedDB on disk, which is where pages here keep everything. */
function storedOrigins(userDataDir: string): string[] {
  const folder = join(userDataDir, 'chromium/Default/IndexedDB')
  const names = existsSync(folder) ? readdirSync(folder) : []
  const hosts = names.flatMap((name) => /^https_(.+)_0\.indexeddb\.leveldb$/.exec(name)?.[1] ?? [])
  return [...new Set(hosts.map((host) => `https://${host}`))].filter((origin) => toAppUrl(origin) !== origin)
}

/** The only session there is: a window with a partition of its own would need a second browser profile. */
export const defaultSession = new Session()

const tooEarly = 'Session can only be received when app is ready'

export const session = strict('session', {
  get defaultSession(): Session {
    requireReady(tooEarly)
    return defaultSession
  },
  fromPartition: (partition: string): Session => {
    requireReady(tooEarly)
    return partition === ''
      ? defaultSession
      : notImplemented(`session.fromPartition(${JSON.stringify(partition)})`)
  },
})

export const protocol = defaultSession.protocol

// As `ready` does for the app, before any page of it.
app.once('will-finish-launching', () => void defaultSession.watchDownloads())
