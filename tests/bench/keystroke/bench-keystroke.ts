import { readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { findChromium } from '../../support/find-chromium.ts'
import { percentile, type Figure } from '../figure'
import { addedTimePerKey, type Profile } from './added-time'
import type { ArmName } from './arms'

const keys = 120
const warmUpKeys = 20
const origin = 'https://bench.localhost'
const outDir = resolve('out/bench/keystroke')

/** What typing one character costs in a 2,000-paragraph agenda, and how much of it is ours. */
export async function benchKeystroke(): Promise<Figure[]> {
  await buildPage()
  const { path, env } = await findChromium()
  const browser = await chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env } as Record<string, string>,
  })
  try {
    const bare = await measure(browser, 'tiptap')
    const shared = await measure(browser, 'collaboration')
    const ours = await measure(browser, 'leadup')
    const bareAgain = await measure(browser, 'tiptap')
    const [p95, sharedP95] = [percentile(ours.totals, 0.95), percentile(shared.totals, 0.95)]
    const bareP95 = percentile(bare.totals, 0.95)
    const what = 'a character typed in a 2,000-paragraph agenda, p95'
    return [
      {
        id: 'A9 keystroke',
        what: 'our own main-thread time per key in a 2,000-paragraph agenda, p95',
        value: percentile(ours.added, 0.95),
        unit: 'ms',
        peer: `of ${p95.toFixed(1)} in all`,
        peerValue: null,
        ratio: null,
        goal: 0.3,
        of: 'value',
        better: 'lower',
      },
      ...(
        [
          ['bare Tiptap', bareP95],
          ['Tiptap + Collaboration + y-indexeddb', sharedP95],
        ] as const
      ).map(([peer, peerValue]): Figure => ({
        id: `A9 keystroke total beside ${peer}`,
        what,
        value: p95,
        unit: 'ms',
        peer,
        peerValue,
        ratio: p95 / peerValue,
        goal: 2,
        of: 'ratio',
        better: 'lower',
        spread: percentile(bareAgain.totals, 0.95) / bareP95,
      })),
    ]
  } finally {
    await browser.close()
  }
}

async function measure(browser: Browser, arm: ArmName): Promise<{ totals: number[]; added: number[] }> {
  const page = await browser.newPage()
  await page.route(`${origin}/**`, async (route) => {
    const path = join(outDir, new URL(route.request().url()).pathname)
    const contentType =
      extname(path) === '.html' ? 'text/html' : extname(path) === '.js' ? 'text/javascript' : 'text/css'
    await route.fulfill({ body: await readFile(path), contentType })
  })
  await page.goto(`${origin}/tests/bench/keystroke/page.html`)
  await page.evaluate((name) => window.mountArm(name), arm)
  await page.evaluate((count) => window.typeKeys(count), warmUpKeys)
  const totals = await page.evaluate((count) => window.typeKeys(count), keys)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: 50 })
  await cdp.send('Profiler.start')
  await page.evaluate((count) => window.typeKeys(count), keys)
  const { profile } = (await cdp.send('Profiler.stop')) as { profile: Profile }
  await page.close()
  return { totals, added: addedTimePerKey(profile, 'benchOneKey', (url) => url.includes('/ours-')) }
}

/** Our code in a chunk of its own, so that a profile tells it from the libraries'. */
async function buildPage(): Promise<void> {
  await build({
    configFile: false,
    root: resolve('.'),
    logLevel: 'warn',
    plugins: [react()],
    resolve: { alias: { '@shared': resolve('src/shared') } },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: resolve('tests/bench/keystroke/page.html'),
        output: {
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: {
            groups: [
              { name: 'ours', test: /\/src\/(renderer|shared)\//, priority: 1 },
              { name: 'libraries', test: /node_modules/, priority: 2 },
            ],
          },
        },
      },
    },
  })
}
