import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp } from '../support/launch-app.ts'
import type { RunningApp } from '../support/running-app.ts'
import { percentile, type Figure } from './figure'
import { fillWorkspace } from './fill-workspace'

const launches = 9
const full = { bodies: 3000, records: 10_000 }

/** Start to a Today that can be used, and memory at rest, with a large workspace and with an empty one. */
export async function benchStartAndMemory(): Promise<Figure[]> {
  const root = await mkdtemp(join(tmpdir(), 'leadup-bench-'))
  const [large, empty] = [join(root, 'large'), join(root, 'empty')]
  try {
    await fillWorkspace(join(large, 'workspace'), full, Date.now())
    // Once each beforehand: what is made at the very first start is not what is measured.
    const memoryMb = await memoryAtRest(large)
    await startMs(empty)
    const samples = { large: [] as number[], emptyA: [] as number[], emptyB: [] as number[] }
    for (let launch = 0; launch < launches; launch += 1) {
      samples.large.push(await startMs(large))
      samples.emptyA.push(await startMs(empty))
      samples.emptyB.push(await startMs(empty))
    }
    const [largeMs, emptyMs, againMs] = [samples.large, samples.emptyA, samples.emptyB].map((all) =>
      percentile(all, 0.5),
    ) as [number, number, number]
    return [
      {
        id: 'A9 start',
        what: 'start to usable Today, 3,000 bodies and 10,000 records, minus the same when empty, p50',
        value: largeMs - emptyMs,
        unit: 'ms',
        peer: `empty starts in ${Math.round(emptyMs)} ms`,
        peerValue: null,
        ratio: largeMs / emptyMs,
        goal: 250,
        of: 'value',
        better: 'lower',
        spread: againMs / emptyMs,
      },
      {
        id: 'A9 memory',
        what: 'main process and main window at rest with that workspace (PSS)',
        value: memoryMb,
        unit: 'MB',
        peer: '',
        peerValue: null,
        ratio: null,
        goal: 300,
        of: 'value',
        better: 'lower',
      },
    ]
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function startMs(profileDir: string): Promise<number> {
  const begun = performance.now()
  const app = await launchApp({ profileDir })
  try {
    await usableToday(app)
    return performance.now() - begun
  } finally {
    await app.quit()
    await app.dispose()
  }
}

/** Today can be used once its rows are there: the primary button, or the first run's first question. */
async function usableToday(app: RunningApp): Promise<void> {
  const page = await app.window('main')
  await page
    .getByRole('button', { name: /^(Prepare|Open)/ })
    .or(page.getByRole('textbox'))
    .first()
    .waitFor()
}

async function memoryAtRest(profileDir: string): Promise<number> {
  const app = await launchApp({ profileDir })
  try {
    await usableToday(app)
    const page = await app.window('main')
    await page.evaluate(
      () =>
        new Promise((resolve) =>
          requestIdleCallback(() => requestAnimationFrame(resolve), { timeout: 5000 }),
        ),
    )
    const { main, renderers } = await app.control.processIds()
    const sizes = await Promise.all([main, ...renderers].map(residentMb))
    const [mainMb = Number.NaN, ...rendererMb] = sizes
    // The capture window has a process of its own; the main window's is the larger one.
    return mainMb + Math.max(...rendererMb)
  } finally {
    await app.quit()
    await app.dispose()
  }
}

/** Proportional set size, from Linux; not a number elsewhere. */
async function residentMb(processId: number): Promise<number> {
  const rollup = await readFile(`/proc/${processId}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN) / 1024
}
