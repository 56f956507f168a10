import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chooseEngine } from '../support/choose-engine.ts'
import { findChromium } from '../support/find-chromium.ts'
import { processEnd } from '../support/process-end.ts'

const projectDir = resolve(import.meta.dirname, '../..')
/** Alone it takes half a minute: it builds the app where that is stale, and takes forty pictures. */
const tourLimitMs = 300_000
let profileDir = ''
let running: ChildProcess | undefined

beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'leadup-start-'))
})
afterEach(async () => {
  running?.kill()
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
})

function start(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, [join(projectDir, 'scripts/start.mjs'), ...args], {
    cwd: projectDir,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += String(chunk)))
  running = child
  return { child, exited: processEnd(child), said: () => said }
}

// Windows has no signal that asks a process to quit.
test.skipIf(process.platform === 'win32')(
  '[A1] the first command opens the app where there is a display, and passes arguments on',
  async () => {
    const engine = chooseEngine()
    // The headless shell serves as the installed browser; what it opens is a window all the same.
    const browser =
      engine === 'stand-in' ? { ...(await findChromium()).env, CHROME_PATH: (await findChromium()).path } : {}
    const display = process.env['DISPLAY'] ?? ':99'
    const { child, exited, said } = start({ ...browser, DISPLAY: display, LEADUP_ENGINE: engine }, [
      `--user-data-dir=${profileDir}`,
    ])
    // The workspace is there once the app has opened.
    await expect.poll(() => existsSync(join(profileDir, 'workspace')), { timeout: 60_000 }).toBe(true)
    expect(said()).toContain(engine === 'stand-in' ? 'in the installed browser' : '')
    child.kill('SIGTERM')
    expect(await exited).toBe(0)
  },
)

// Elsewhere there is always a display.
test.skipIf(process.platform !== 'linux')(
  '[A1] [A2] without a display the first command does the main job on the sample, and says where it left what',
  async () => {
    const { exited, said } = start({ DISPLAY: '', WAYLAND_DISPLAY: '' })
    expect(await exited, said()).toBe(0)
    expect(said()).toContain('There is no display here')
    expect(said()).toContain('The pictures and the brief are in out/tour/.')
    const left = await readdir(join(projectDir, 'out/tour'))
    for (const picture of [
      '04-capture.png',
      '07-ready.png',
      '20-full-today-dark.png',
      '40-prep-narrow.png',
      '49-close-light.png',
      '50-next-dark.png',
      '50-next-shelf-narrow.png',
    ]) {
      expect(left).toContain(picture)
    }
    const brief = await readFile(join(projectDir, 'out/tour/brief.md'), 'utf8')
    expect(brief).toContain('# Weekly with Maria')
    expect(brief).toContain('Acme opened a payroll beta in Ireland.')
    expect(brief).toContain('Your yes to A: Move billing after the first report')
    // A worry of Maria's in the sample: private by kind.
    expect(brief).not.toContain('surprised in the board meeting')
  },
  tourLimitMs,
)
