import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const projectDir = resolve(import.meta.dirname, '../..')
const packageDir = join(projectDir, 'node_modules/@sparticuz/chromium')

/** A browser that can be started as it is. */
export interface FoundChromium {
  path: string
  env: Record<string, string>
  /** The headless shell has no windows of its own to show. */
  isShell: boolean
}

const usualPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'].flatMap(
    (name) => (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, name)),
  ),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((path) =>
      join(process.env[name] ?? '', path),
    ),
  ),
}

/** A Chrome or Chromium that the machine has, which can show real windows. `CHROME_PATH` names one. */
export function findInstalledChromium(): FoundChromium | undefined {
  const named = process.env['CHROME_PATH']
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH names no file: ${named}`)
  const path = named || usualPlaces[process.platform]?.find((place) => existsSync(place))
  return path ? { path, env: {}, isShell: false } : undefined
}

/** The installed browser, else the headless shell that the npm registry carries, unpacked once into the project's cache. */
export async function findChromium(): Promise<FoundChromium> {
  return findInstalledChromium() ?? (await unpackShell())
}

async function unpackShell(): Promise<FoundChromium> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(projectDir, 'node_modules/.cache/leadup', `chromium-${version}`)
  if (!existsSync(join(folder, 'ready.json'))) await unpackInto(folder)
  const { needsLibraries } = JSON.parse(await readFile(join(folder, 'ready.json'), 'utf8')) as Ready
  return {
    path: join(folder, 'chromium'),
    env: {
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      ...(needsLibraries && { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }),
    },
    isShell: true,
  }
}

interface Ready {
  needsLibraries: boolean
}

/** Unpacks beside the folder and moves it there whole: two test runs may do this at once. */
async function unpackInto(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true })
  try {
    // The package unpacks into the system's temporary folder, which a child process can be told.
    const script = `
      const { default: chromium, inflate } = await import('@sparticuz/chromium')
      await chromium.executablePath()
      await inflate(process.argv[1])`
    const libraries = join(packageDir, 'bin/al2023.tar.br')
    await run(process.execPath, ['--input-type=module', '-e', script, libraries], {
      cwd: projectDir,
      env: { ...process.env, TMPDIR: draft },
    })
    await writeFile(join(draft, 'fonts.conf'), fontsConfiguration(folder))
    const ready: Ready = { needsLibraries: !(await starts(join(draft, 'chromium'))) }
    await writeFile(join(draft, 'ready.json'), JSON.stringify(ready))
    await mkdir(dirname(folder), { recursive: true })
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(join(folder, 'ready.json'))) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

const starts = (path: string) =>
  run(path, ['--version']).then(
    () => true,
    () => false,
  )

/** The system's fonts, and the package's for a system without any. Without a usable configuration the shell crashes. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`
}
