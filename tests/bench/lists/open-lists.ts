import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp } from '../../support/launch-app.ts'
import { rowsOf } from '../../support/page-calls.ts'
import type { RunningApp } from '../../support/running-app.ts'
import { percentile, type Figure } from '../figure'
import { fillLists } from './fill-lists'
import { installClock, timeKeys, waitUntilIdle, type Took } from './page-clock'

const lists = [
  { label: '1:1s', keys: 'ControlOrMeta+2' },
  { label: 'People', keys: 'ControlOrMeta+3' },
  { label: 'Follow-through', keys: 'ControlOrMeta+5', grid: 'Actions' },
  { label: 'Signals', keys: 'ControlOrMeta+4' },
]
const sizes = { many: 10_000, few: 100 }
/** As often as fits half a minute. */
const rounds = 5
const firstOpenings = 3
const goalMs = 100

interface Desk {
  app: RunningApp
  page: Page
}

/** From the key that opens a list until its rows are drawn, with 10,000 of each kind and, in turn, with 100. */
export async function benchOpenLists(): Promise<Figure[]> {
  const root = await mkdtemp(join(tmpdir(), 'leadup-bench-'))
  const desks: Desk[] = []
  try {
    for (const [name, count] of Object.entries(sizes)) {
      await fillLists(join(root, name, 'workspace'), count, Date.now())
      const app = await launchApp({ profileDir: join(root, name) })
      desks.push({ app, page: await app.window('main') })
    }
    const [many, few] = desks as [Desk, Desk]
    await installClock(few.page)
    await readRows(few.page)
    const first = lists.map((): number[] => [])
    for (let load = 0; load < firstOpenings; load += 1) {
      if (load === 0) await installClock(many.page)
      else await many.page.reload()
      await readRows(many.page)
      for (const [index, list] of lists.entries()) first[index]?.push((await open(many.page, list)).repaintMs)
    }
    const figures: Figure[] = []
    for (const [index, list] of lists.entries()) {
      // Once more beforehand: the few were not opened yet.
      await open(few.page, list)
      const samples = { many: [] as number[], few: [] as number[], again: [] as number[] }
      for (let round = 0; round < rounds; round += 1) {
        samples.many.push((await open(many.page, list)).repaintMs)
        samples.few.push((await open(few.page, list)).repaintMs)
        samples.again.push((await open(few.page, list)).repaintMs)
      }
      figures.push(...figuresOf(list.label, first[index] ?? [], samples))
    }
    return figures
  } finally {
    for (const { app } of desks) await app.dispose()
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Today, with all that it reads behind it. */
async function readRows(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  await page.keyboard.press('ControlOrMeta+1')
  await waitUntilIdle(page)
  // The app asks for signals last; this question is answered behind its own.
  await rowsOf(page, 'signal')
  await waitUntilIdle(page)
}

/** Opens a list, and Today again behind the measuring. */
async function open(page: Page, { label, grid = label, keys }: (typeof lists)[number]): Promise<Took> {
  const took = await timeKeys(page, keys, { there: `[role="grid"][aria-label="${grid}"] [role="row"]` })
  await page.keyboard.press('ControlOrMeta+1')
  await waitUntilIdle(page)
  return took
}

function figuresOf(
  label: string,
  first: readonly number[],
  samples: { many: number[]; few: number[]; again: number[] },
): Figure[] {
  const [many, few, again] = [samples.many, samples.few, samples.again].map((all) =>
    percentile(all, 0.5),
  ) as [number, number, number]
  const manyP95 = percentile(samples.many, 0.95)
  const shared = { unit: 'ms', goal: goalMs, of: 'value', better: 'lower' } as const
  return [
    {
      id: `B6 open ${label}`,
      what: `${label} opened again, 10,000 of each kind, p95 (median ${many.toFixed(0)})`,
      value: manyP95,
      peer: 'with 100, p50',
      peerValue: few,
      ratio: many / few,
      spread: again / few,
      ...shared,
    },
    {
      id: `B6 first ${label}`,
      what: `${label} opened first once its rows are read, the slowest of ${first.length} loads (median ${percentile(first, 0.5).toFixed(0)})`,
      value: Math.max(...first),
      peer: '',
      peerValue: null,
      ratio: null,
      ...shared,
    },
  ]
}
