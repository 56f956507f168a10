// `npm start`: opens Leadup. On Electron; where its binary cannot be fetched, in an installed Chrome or Chromium; and
// where there is neither a browser nor a display, `npm run tour` does the main job on the sample workspace and leaves
// pictures of it. Arguments go to the app: `npm start -- --profile NAME` runs beside other profiles.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const projectDir = dirname(dirname(fileURLToPath(import.meta.url)))
const inProject = (...parts) => join(projectDir, ...parts)
const bundle = inProject('out/main/index.js')
const electronDir = inProject('node_modules/electron')
/** A slow line takes minutes for Electron's hundred megabytes; one that is refused fails within seconds. */
const electronLimitMs = 5 * 60_000
/** A process that ends sooner than this, and badly, never opened a window. */
const startLimitMs = 10_000

const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(`Leadup needs Node 20 or newer to start from its source; this is ${process.versions.node}.`)
  process.exit(1)
}
if (!existsSync(electronDir)) {
  console.error('Leadup’s packages are not installed yet: run `npm ci` first.')
  process.exit(1)
}
process.env.PATH = [inProject('node_modules/.bin'), process.env.PATH].join(delimiter)
process.exitCode = major < 24 ? runInOwnNode() : await start(process.argv.slice(2))

/** The same script in the Node that the project brings, which is the one inside Electron. */
function runInOwnNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const node = inProject('node_modules/node/bin', name)
  if (!existsSync(node)) {
    console.error('The Node 24 that Leadup brings is missing from node_modules: run `npm ci` again.')
    return 1
  }
  return run(node, process.argv.slice(1))
}

async function start(args) {
  if (isBuildStale()) {
    console.log('Building Leadup …')
    const status = run('electron-vite', ['build', '--logLevel', 'warn'])
    if (status !== 0) return status
  }
  if (!hasDisplay()) return tour('There is no display here')
  const engine = process.env.LEADUP_ENGINE
  if (engine !== 'stand-in' && fetchElectron()) {
    const status = await open(electronPath(), [projectDir, ...args])
    if (status !== 'never opened') return status
    console.log('Electron could not open a window here.')
  } else if (engine !== 'stand-in') {
    console.log('Electron could not be fetched.')
  }
  const { findInstalledChromium } = await import('../tests/support/find-chromium.ts')
  const browser = findInstalledChromium()
  if (!browser) return tour('There is no Chrome or Chromium here either')
  console.log(
    'Opening Leadup in the installed browser instead: without tray and global hotkey. Ctrl+C quits.',
  )
  const register = new URL('../tests/support/electron/register.ts', import.meta.url).href
  const status = await open(process.execPath, ['--import', register, bundle, ...args], {
    LEADUP_STANDIN_HEADED: '1',
    CHROME_PATH: browser.path,
  })
  return status === 'never opened' ? tour('The browser could not open a window') : status
}

/** Whether a source file is newer than what was built of it. */
function isBuildStale() {
  if (!existsSync(bundle)) return true
  const builtMs = statSync(bundle).mtimeMs
  const sources = readdirSync(inProject('src'), { recursive: true }).map((path) => inProject('src', path))
  return [...sources, inProject('package-lock.json')].some((path) => statSync(path).mtimeMs > builtMs)
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function electronPath() {
  const pathFile = join(electronDir, 'path.txt')
  return existsSync(pathFile) ? join(electronDir, 'dist', readFileSync(pathFile, 'utf8')) : ''
}

/** Electron's own installer, which does nothing where it has run before. */
function fetchElectron() {
  if (existsSync(electronPath())) return true
  console.log(`Fetching Electron, once (some 100 MB, at most ${electronLimitMs / 60_000} minutes) …`)
  return (
    run(process.execPath, [join(electronDir, 'install.js')], electronLimitMs) === 0 &&
    existsSync(electronPath())
  )
}

function tour(why) {
  console.log(`${why}, so Leadup shows what it does without one, on its sample workspace …`)
  // Electron needs the display that is missing; the headless browser of the stand-in does not.
  process.env.LEADUP_ENGINE = 'stand-in'
  // What `npm run tour` does once it has built the app, which has just been done.
  const status = run(process.execPath, [inProject('scripts/run.mjs'), 'tests/tour/run-tour.ts'])
  if (status === 0) console.log('The pictures and the brief are in out/tour/.')
  return status
}

function run(command, args, timeout) {
  const shell = process.platform === 'win32' && !command.endsWith('.exe')
  const { status, error } = spawnSync(command, args, { cwd: projectDir, stdio: 'inherit', timeout, shell })
  if (error) console.error(String(error.message))
  return status ?? 1
}

/** Runs the app until it ends. */
function open(command, args, env = {}) {
  const startedMs = Date.now()
  const child = spawn(command, args, { cwd: projectDir, stdio: 'inherit', env: { ...process.env, ...env } })
  // The terminal sends Ctrl+C to both; the app decides what it does about it.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((settle) => {
    child.on('error', () => settle('never opened'))
    child.on('exit', (code) => {
      const failedAtOnce = code !== 0 && Date.now() - startedMs < startLimitMs
      settle(failedAtOnce ? 'never opened' : (code ?? 1))
    })
  })
}
