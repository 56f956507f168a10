import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../find-chromium.ts'
import { CdpConnection } from './cdp.ts'

/** The Chromium whose pages are the windows of this process. */
export interface Browser {
  connection: CdpConnection
  process: ChildProcess
  userDataDir: string
  headed: boolean
}

/** Real windows on a real display; otherwise pages that nobody sees. */
export const isHeaded = process.env['LEADUP_STANDIN_HEADED'] === '1'
/** The port on which a test's own client connects; 0 lets Chromium choose. Without it there is no port at all. */
const debuggingPort = process.env['LEADUP_STANDIN_PORT']

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,DialMediaRouteProvider',
]
/** Electron's hidden windows are throttled as configured; tests must not wait for timers of pages nobody sees. */
const unthrottled = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--disable-hang-monitor',
]

let starting: Promise<Browser> | undefined

/** Starts Chromium with its profile in `userDataDir`, where Electron keeps it too, so that storage survives a relaunch. */
export function startBrowser(userDataDir: string): Promise<Browser> {
  starting ??= launch(userDataDir)
  return starting
}

/** The browser that `startBrowser` started. */
export function theBrowser(): Promise<Browser> {
  if (!starting) throw new Error('electron stand-in: windows cannot be made before the app is ready')
  return starting
}

/** Closes Chromium as a user would, so that its storage is written; by force after five seconds. */
export async function stopBrowser(): Promise<void> {
  const browser = await starting?.catch(() => undefined)
  if (!browser || browser.process.exitCode !== null || browser.process.signalCode !== null) return
  const gone = once(browser.process, 'exit')
  const force = setTimeout(() => browser.process.kill('SIGKILL'), 5000)
  browser.connection.browser.send('Browser.close').catch(() => undefined)
  await gone
  clearTimeout(force)
}

async function launch(userDataDir: string): Promise<Browser> {
  const found = await findChromium()
  if (isHeaded && found.isShell)
    throw new Error('electron stand-in: no installed Chrome or Chromium to show windows')
  const profileDir = join(userDataDir, 'chromium')
  mkdirSync(profileDir, { recursive: true })
  // Left by an earlier run that was killed, it would name a port that is somebody else's by now.
  rmSync(join(profileDir, 'DevToolsActivePort'), { force: true })
  const asRoot = process.getuid?.() === 0
  const args = [
    ...quiet,
    ...unthrottled,
    `--user-data-dir=${profileDir}`,
    '--remote-debugging-pipe',
    ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
    // No name resolves: what a page asks of the network fails at once. Electron's own checks come before this.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    '--force-color-profile=srgb',
    '--disable-dev-shm-usage',
    ...(isHeaded
      ? ['--no-startup-window']
      : ['--headless', '--disable-gpu', '--block-new-web-contents', 'about:blank']),
    // The headless shell has no setuid sandbox, and Chromium refuses to sandbox as root.
    ...(found.isShell || asRoot ? ['--no-sandbox'] : []),
  ]
  const child = spawn(found.path, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...found.env },
  })
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-4000)))
  const connection = new CdpConnection(child.stdio[3] as Writable, child.stdio[4] as Readable)
  await connection.browser.send('Browser.getVersion').catch((error: unknown) => {
    throw new Error(`electron stand-in: ${found.path} did not start.\n${stderr}`, { cause: error })
  })
  await connection.browser.send('Target.setDiscoverTargets', { discover: true })
  return { connection, process: child, userDataDir, headed: isHeaded }
}
