import { readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { findChromium } from '../../support/find-chromium.ts'
import { percentile, type Figure } from '../figure'
import type { ArmName } from './arms'
import { timeOwnCode } from './time-own-code'

const keys = 120
const warmUpKeys = 20
/**
 * The keys are pressed so many times, each time in a new page: what a key costs it costs each time, what other programs
 * take of the processor meanwhile hits another key. Of each key counts the middle one of its times.
 */
const rounds = 3
/** Between keys: longer than all the app puts off, so that what comes of a key is that key's (totals follow after 120 ms). */
const pauseMs = 160
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
      ownFigure(
        'A9 keystroke',
        'our own main-thread time per key in a 2,000-paragraph agenda, p95',
        await ownInRounds(browser, 'leadup'),
      ),
      ownFigure(
        'C8 keystroke, desk',
        'the same with the desk open, for a person with 2,000 records, p95',
        await ownInRounds(browser, 'desk'),
      ),
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

/** For each key the middle one of its times, and the p95 of each round. */
interface OwnTimes {
  keys: number[]
  roundP95s: number[]
}

async function ownInRounds(browser: Browser, arm: ArmName): Promise<OwnTimes> {
  const ownRounds: number[][] = []
  while (ownRounds.length < rounds) ownRounds.push((await measure(browser, arm)).own)
  return {
    keys: Array.from({ length: keys }, (_, key) =>
      percentile(
        ownRounds.map((round) => round[key] ?? Infinity),
        0.5,
      ),
    ),
    roundP95s: ownRounds.map((round) => percentile(round, 0.95)),
  }
}

function ownFigure(id: string, what: string, own: OwnTimes): Figure {
  const eachRound = own.roundP95s.map((p95) => p95.toFixed(2)).join(' ')
  return {
    id,
    what,
    value: percentile(own.keys, 0.95),
    unit: 'ms',
    peer: `median ${percentile(own.keys, 0.5).toFixed(2)}, p95 of each round ${eachRound}`,
    peerValue: null,
    ratio: null,
    goal: 0.3,
    of: 'value',
    better: 'lower',
    spread: Math.max(...own.roundP95s) / Math.min(...own.roundP95s),
  }
}

interface Measured {
  totals: number[]
  own: number[]
}

async function measure(browser: Browser, arm: ArmName): Promise<Measured> {
  const page = await browser.newPage()
  // A page that fails would never say that its editor is open.
  const failed = new Promise<never>((_, reject) => page.on('pageerror', reject))
  return Promise.race([failed, measureOn(page, arm)])
}

async function measureOn(page: Page, arm: ArmName): Promise<Measured> {
  await page.route(`${origin}/**`, async (route) => {
    const path = join(outDir, new URL(route.request().url()).pathname)
    const contentType =
      extname(path) === '.html' ? 'text/html' : extname(path) === '.js' ? 'text/javascript' : 'text/css'
    // Isolated, so that its clock is fine.
    const headers = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    }
    await route.fulfill({ body: await readFile(path), contentType, headers })
  })
  await page.goto(`${origin}/tests/bench/keystroke/page.html`)
  await page.evaluate((name) => window.mountArm(name), arm)
  const typeKeys = (count: number) =>
    page.evaluate(([count, pauseMs]) => window.typeKeys(count, pauseMs), [count, pauseMs] as const)
  await typeKeys(warmUpKeys)
  const totals = await typeKeys(keys)
  const own = arm === 'leadup' || arm === 'desk' ? await ownTimes(page) : []
  await page.close()
  return { totals, own }
}

/** The time of our own code for each of so many keys, pressed as a person presses them. */
async function ownTimes(page: Page): Promise<number[]> {
  await page.evaluate(() => window.placeCaret())
  const own: number[] = []
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('x')
    await page.waitForTimeout(pauseMs)
    own.push(await page.evaluate(() => window.takeOwnTime()))
  }
  return own
}

/** Our code in a chunk of its own, which counts its time. */
async function buildPage(): Promise<void> {
  await build({
    configFile: false,
    root: resolve('.'),
    logLevel: 'warn',
    plugins: [react(), ownTime],
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

const ownTime: Plugin = {
  name: 'own-time',
  renderChunk: (code, { name }) => (name === 'ours' ? timeOwnCode(code) : null),
}
