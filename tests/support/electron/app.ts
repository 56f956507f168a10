import { readFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type Electron from 'electron'
import { startBrowser, stopBrowser } from './browser.ts'
import { registry } from './registry.ts'
import { takeInstanceLock } from './single-instance.ts'
import { CancelableEvent, Strict, StrictEmitter, type Surface } from './strict.ts'

const events = [
  'activate',
  'before-quit',
  'browser-window-blur',
  'browser-window-created',
  'browser-window-focus',
  'child-process-gone',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'web-contents-created',
  'will-finish-launching',
  'will-quit',
  'window-all-closed',
]

/** Switches are kept and can be read back; the Chromium here has its own. */
class CommandLine extends Strict {
  readonly #switches = new Map<string, string>()

  constructor() {
    super('app.commandLine')
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name.toLowerCase(), value)
  }

  appendArgument(): void {}

  removeSwitch(name: string): void {
    this.#switches.delete(name.toLowerCase())
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name.toLowerCase()) || this.#given(name) !== undefined
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name.toLowerCase()) ?? this.#given(name) ?? ''
  }

  #given(name: string): string | undefined {
    const given = process.argv.find((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
    return given?.slice(name.length + 3)
  }
}

/** Quitting closes every window first, and each may refuse. */
type Phase = 'running' | 'closing' | 'leaving'

class App extends StrictEmitter implements Surface<Electron.App> {
  readonly commandLine = new CommandLine() as unknown as Electron.CommandLine
  readonly dock = undefined
  readonly isPackaged = false
  name: string
  readonly #manifest: { name: string; productName?: string; version: string }
  readonly #appPath: string
  readonly #paths: Record<string, string>
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false
  #phase: Phase = 'running'
  #releaseLock: (() => void) | undefined

  constructor() {
    super('app', events)
    this.#appPath = findAppPath()
    this.#manifest = JSON.parse(readFileSync(join(this.#appPath, 'package.json'), 'utf8')) as never
    this.name = this.#manifest.productName ?? this.#manifest.name
    this.#paths = usualPaths()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit())
    // As in Electron, what the main script does before its first await comes before the app is ready.
    setImmediate(() => {
      if (this.#phase === 'running') this.#launch().catch((error: unknown) => this.#failToLaunch(error))
    })
  }

  async #launch(): Promise<void> {
    const browser = await startBrowser(this.getPath('sessionData'))
    browser.process.once('exit', () => {
      if (this.#phase === 'leaving') return
      console.error('electron stand-in: the browser ended on its own')
      process.exit(1)
    })
    this.emit('will-finish-launching')
    this.#isReady = true
    this.#ready.resolve()
    this.emit('ready', new CancelableEvent(), {})
  }

  #failToLaunch(error: unknown): void {
    console.error(error)
    process.exit(1)
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getVersion(): string {
    return this.#manifest.version
  }

  getAppPath(): string {
    return this.#appPath
  }

  getPath(name: string): string {
    const given = this.#paths[name]
    if (given !== undefined) return given
    switch (name) {
      case 'userData':
        return join(this.getPath('appData'), this.name)
      case 'sessionData':
        return this.getPath('userData')
      case 'logs':
        return join(this.getPath('userData'), 'logs')
      case 'crashDumps':
        return join(this.getPath('userData'), 'Crashpad')
      default:
        throw new Error(`Failed to get '${name}' path`)
    }
  }

  setPath(name: string, path: string): void {
    this.#paths[name] = path
  }

  getLocale(): string {
    return 'en-US'
  }

  getSystemLocale(): string {
    return 'en-US'
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-US']
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    if (this.#releaseLock) return true
    const message = { argv: process.argv, cwd: process.cwd(), additionalData }
    this.#releaseLock = takeInstanceLock(this.getPath('userData'), message, (second) => {
      const { argv, cwd, additionalData: data } = second
      // Electron too waits for the app to be ready.
      void this.#ready.promise.then(() =>
        this.emit('second-instance', new CancelableEvent(), argv, cwd, data),
      )
    })
    return this.#releaseLock !== undefined
  }

  hasSingleInstanceLock(): boolean {
    return this.#releaseLock !== undefined
  }

  releaseSingleInstanceLock(): void {
    this.#releaseLock?.()
    this.#releaseLock = undefined
  }

  quit(): void {
    if (this.#phase !== 'running') return
    const event = new CancelableEvent()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#phase = 'closing'
    for (const window of registry.windows.values()) window.close()
    this.#leaveWhenClosed()
  }

  /** A window refused to close, which calls the quitting off. */
  windowStays(): void {
    if (this.#phase === 'closing') this.#phase = 'running'
  }

  windowClosed(): void {
    if (registry.windows.size > 0) return
    if (this.#phase === 'closing') this.#leaveWhenClosed()
    else if (this.#phase === 'running') {
      if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
      else this.quit()
    }
  }

  #leaveWhenClosed(): void {
    if (this.#phase !== 'closing' || registry.windows.size > 0) return
    const event = new CancelableEvent()
    this.emit('will-quit', event)
    if (event.defaultPrevented) this.#phase = 'running'
    else void this.#leave(Number(process.exitCode ?? 0))
  }

  exit(exitCode = 0): void {
    if (this.#phase === 'leaving') return
    this.#phase = 'leaving'
    for (const window of registry.windows.values()) window.destroy()
    void this.#leave(exitCode)
  }

  async #leave(exitCode: number): Promise<void> {
    this.#phase = 'leaving'
    this.emit('quit', new CancelableEvent(), exitCode)
    this.releaseSingleInstanceLock()
    await stopBrowser()
    process.exit(exitCode)
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    const args = options.args ?? process.argv.slice(1)
    process.once('exit', () => {
      spawn(options.execPath ?? process.execPath, [...process.execArgv, ...args], {
        detached: true,
        stdio: 'ignore',
      }).unref()
    })
  }

  focus(): void {
    const first = [...registry.windows.values()].find((window) => window.isVisible())
    first?.focus()
  }

  /** Hardening that the page's own Chromium decides here. */
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(): void {}
  setDesktopName(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {}
  setAppLogsPath(path?: string): void {
    this.#paths['logs'] = path ?? join(this.getPath('userData'), 'logs')
  }

  #loginItem: Electron.Settings = {}
  setLoginItemSettings(settings: Electron.Settings): void {
    this.#loginItem = settings
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    const { openAtLogin = false } = this.#loginItem
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    }
  }
}

/** The folder of the package.json that the main script belongs to. */
function findAppPath(): string {
  for (let folder = dirname(resolve(process.argv[1] ?? '.')); ; folder = dirname(folder)) {
    try {
      readFileSync(join(folder, 'package.json'))
      return folder
    } catch (error) {
      if (folder === dirname(folder)) throw error
    }
  }
}

function usualPaths(): Record<string, string> {
  const home = homedir()
  const config: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library/Application Support'),
    win32: process.env['APPDATA'] ?? join(home, 'AppData/Roaming'),
  }
  const given = process.argv
    .find((arg) => arg.startsWith('--user-data-dir='))
    ?.slice('--user-data-dir='.length)
  return {
    home,
    appData: config[process.platform] ?? process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'),
    temp: tmpdir(),
    exe: process.execPath,
    module: process.execPath,
    desktop: join(home, 'Desktop'),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
    music: join(home, 'Music'),
    pictures: join(home, 'Pictures'),
    videos: join(home, 'Videos'),
    // Chromium's own switch, which Electron honours.
    ...(given && { userData: resolve(given) }),
  }
}

export const app = new App()

/** Many of Electron's modules throw when they are used too early. */
export function requireReady(message: string): void {
  if (!app.isReady()) throw new Error(message)
}
