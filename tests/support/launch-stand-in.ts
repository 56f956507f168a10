import { spawn, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { remoteControl } from './remote-control.ts'
import type { Started } from './electron/control.ts'
import { registerSchemes, toAppUrl } from './electron/scheme.ts'
import { clearInstanceLock } from './electron/single-instance.ts'
import { isWindowOf, waitForPage } from './find-page.ts'
import { killIfAlive, processEnd, untilGone } from './process-end.ts'
import type { ProfiledOptions, RunningApp } from './running-app.ts'

const projectDir = resolve(import.meta.dirname, '../..')
const register = pathToFileURL(join(import.meta.dirname, 'electron/register.ts')).href

/** As long as a Chromium takes that has much to put away. */
const browserEndMs = 8_000

registerSchemes([{ scheme: 'app', privileges: { standard: true, secure: true } }])

/** Runs the main process in Node on the stand-in, and connects to the pages of its Chromium. */
export async function launchStandIn(options: ProfiledOptions): Promise<RunningApp> {
  const { profileDir } = options
  const child = start(options, 'controlled')
  let logs = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (logs += chunk.toString()))
  }
  const exited = processEnd(child)
  const { control, call } = remoteControl(child)
  const started = await Promise.race([call('started') as Promise<Started>, exited]).catch((error: unknown) =>
    String(error),
  )
  if (typeof started !== 'object') {
    child.kill('SIGKILL')
    await exited
    throw new Error(`The app did not start (${started}).\n${logs}`)
  }
  const { endpoint, browserPid } = started
  // Electron's browser ends with its main process; one that does not notice would hold the app's output open for ever.
  child.once('exit', () => void setTimeout(() => killIfAlive(browserPid), browserEndMs).unref())
  // Playwright's own defaults would focus every page and override the theme.
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true })
  const context = browser.contexts()[0]
  if (!context) throw new Error('The browser has no context.')
  const page = (matches: (url: string) => boolean) =>
    waitForPage(context, (candidate) => matches(toAppUrl(candidate.url())), exited)

  const end = async (): Promise<void> => {
    await exited
    await untilGone(browserPid)
    await browser.close()
    // A killed process leaves its socket behind.
    clearInstanceLock(profileDir)
  }
  let successor: RunningApp | undefined
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      // Electron's browser is its main process, so it does not outlive it even by the moment that a pipe takes.
      killIfAlive(browserPid)
    }
    await end()
  }
  return {
    engine: 'stand-in',
    profileDir,
    indexedDbDir: join(profileDir, 'chromium/Default/IndexedDB'),
    control,
    exited,
    page,
    window: (role) => page(isWindowOf(role)),
    logs: () => logs,
    startAgain: (args = []) => processEnd(start({ ...options, args }, 'alone')),
    kill,
    quit: async () => {
      // The answer may be lost when the process ends first.
      await control.quit().catch(() => undefined)
      await end()
      return exited
    },
    relaunch: async (next = {}) => {
      await exited
      successor = await launchStandIn({ ...options, ...next })
      return successor
    },
    dispose: async () => {
      await kill()
      await successor?.dispose()
    },
  }
}

function start(options: ProfiledOptions, how: 'controlled' | 'alone'): ChildProcess {
  const { main = join(projectDir, 'out/main/index.js'), profileDir, args = [], env = {} } = options
  const child = spawn(
    process.execPath,
    ['--import', register, main, `--user-data-dir=${profileDir}`, ...args],
    {
      cwd: projectDir,
      stdio: how === 'controlled' ? ['ignore', 'pipe', 'pipe', 'ipc'] : 'ignore',
      serialization: 'advanced',
      env: { ...process.env, NODE_OPTIONS: '', LEADUP_STANDIN_PORT: '0', ...env },
    },
  )
  return child
}
