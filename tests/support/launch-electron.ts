import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron as electron } from 'playwright-core'
import type { Control } from './control.ts'
import { isWindowOf, waitForPage } from './find-page.ts'
import { processEnd } from './process-end.ts'
import type { ProfiledOptions, RunningApp } from './running-app.ts'

const projectDir = resolve(import.meta.dirname, '../..')
const electronDir = join(projectDir, 'node_modules/electron')
const tap = join(import.meta.dirname, 'electron-tap.cjs')

/** Where the main process of the app keeps what the tap offers. */
type Tapped = typeof globalThis & { leadupTap: Record<string, (...args: unknown[]) => unknown> }

/** Runs the app in real Electron, tapped for what only a user can press. */
export async function launchElectron(options: ProfiledOptions): Promise<RunningApp> {
  const { profileDir } = options
  const executablePath = join(electronDir, 'dist', readFileSync(join(electronDir, 'path.txt'), 'utf8'))
  const env = Object.fromEntries(
    Object.entries({ ...process.env, NODE_OPTIONS: '', ...options.env }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  )
  const running = await electron.launch({
    executablePath,
    args: ['-r', tap, ...appArguments(options)],
    cwd: projectDir,
    env,
  })
  const child = running.process()
  let logs = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (logs += chunk.toString()))
  }
  const exited = processEnd(child)
  const control = new Proxy({} as Control, {
    get: (_target, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...args: unknown[]) =>
            running.evaluate(
              (_electron, [name, values]) => (globalThis as Tapped).leadupTap[name]?.(...values),
              [method, args] as const,
            )
        : undefined,
  })
  const page = (matches: (url: string) => boolean) =>
    waitForPage(running.context(), (candidate) => matches(candidate.url()), exited)

  let successor: RunningApp | undefined
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  return {
    engine: 'electron',
    profileDir,
    indexedDbDir: join(profileDir, 'IndexedDB'),
    control,
    exited,
    page,
    window: (role) => page(isWindowOf(role)),
    logs: () => logs,
    startAgain: (args = []) =>
      processEnd(
        spawn(executablePath, appArguments({ ...options, args }), { cwd: projectDir, stdio: 'ignore', env }),
      ),
    kill,
    quit: async () => {
      await control.quit().catch(() => undefined)
      return exited
    },
    relaunch: async (next = {}) => {
      await exited
      successor = await launchElectron({ ...options, ...next })
      return successor
    },
    dispose: async () => {
      await kill()
      await successor?.dispose()
    },
  }
}

function appArguments({ main = projectDir, profileDir, args = [] }: ProfiledOptions): string[] {
  // Chromium refuses its sandbox as root, and public CI machines on Linux have none for it.
  const withoutSandbox = process.platform === 'linux' && (process.getuid?.() === 0 || process.env['CI'])
  return [main, `--user-data-dir=${profileDir}`, ...(withoutSandbox ? ['--no-sandbox'] : []), ...args]
}
