import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp } from '../../support/launch-app.ts'
import type { RunningApp } from '../../support/running-app.ts'
import { callFrom, rowsOf } from '../../support/page-calls.ts'
import { percentile, type Figure } from '../figure'
import { fillActions } from './fill-lists'
import { installClock, timeKeys, waitUntilIdle, type Took } from './page-clock'

const sizes = { many: 10_000, few: 100 }
/** Ticks in a row before the other workspace has its turn. */
const ticksAtOnce = 10
const rounds = 5
const firstTitle = '[data-line="row"] .record-title'

interface Desk {
  app: RunningApp
  page: Page
}

/**
 * From the key that ticks an action until the list without it is drawn, among 10,000 and, in turn, among 100. What is
 * measured includes the way to the disk and back, since the list shows what is saved.
 */
export async function benchTickToRepaint(): Promise<Figure[]> {
  const root = await mkdtemp(join(tmpdir(), 'leadup-bench-'))
  const desks: Desk[] = []
  try {
    for (const [name, count] of Object.entries(sizes)) {
      await fillActions(join(root, name, 'workspace'), count, Date.now())
      desks.push(await openActions(join(root, name)))
    }
    const [many, few] = desks.map(({ page }) => page) as [Page, Page]
    const samples = { many: [] as Took[], few: [] as Took[], again: [] as Took[] }
    // Once beforehand: what is compiled at the first tick is not what is measured.
    await tick(many)
    await tick(few)
    for (let round = 0; round < rounds; round += 1) {
      samples.many.push(...(await tick(many)))
      samples.few.push(...(await tick(few)))
      samples.again.push(...(await tick(few)))
    }
    return figuresOf(samples)
  } finally {
    for (const { app } of desks) await app.dispose()
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function openActions(profileDir: string): Promise<Desk> {
  const app = await launchApp({ profileDir })
  const page = await app.window('main')
  await installClock(page)
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  await page.keyboard.press('ControlOrMeta+5')
  await page.locator(firstTitle).first().waitFor()
  return { app, page }
}

/** Ticks the action at the top so many times, and takes each tick back behind the measuring. */
async function tick(page: Page): Promise<Took[]> {
  await page.locator('[data-line="row"]').first().focus()
  await waitUntilIdle(page)
  const took: Took[] = []
  for (let ticks = 0; ticks < ticksAtOnce; ticks += 1) {
    took.push(await timeKeys(page, ' ', { changed: firstTitle }))
  }
  const done = (await rowsOf(page, 'action')).filter(({ fields }) => fields['status'] === 'done')
  const writes = done.map(({ id }) => ({ id, fields: { status: 'open', doneAt: null } }))
  await callFrom(page, 'documents.write', { commandId: randomUUID(), writes })
  await waitUntilIdle(page)
  return took
}

function figuresOf(samples: { many: Took[]; few: Took[]; again: Took[] }): Figure[] {
  const { many, few, again } = samples
  const whole = (all: readonly Took[], share: number) =>
    percentile(
      all.map(({ repaintMs }) => repaintMs),
      share,
    )
  const rendered = percentile(
    many.map((took) => took.rendered),
    0.5,
  )
  const shared = { unit: 'ms', peer: 'among 100', better: 'lower' } as const
  return [
    {
      id: 'B6 tick',
      what: `tick to repaint among 10,000 actions, disk included, p95 (median ${whole(many, 0.5).toFixed(1)}; ${rendered} components rendered)`,
      value: whole(many, 0.95),
      peerValue: whole(few, 0.95),
      ratio: whole(many, 0.95) / whole(few, 0.95),
      goal: 16,
      of: 'value',
      spread: whole(again, 0.95) / whole(few, 0.95),
      ...shared,
    },
    {
      id: 'B6 tick ratio',
      what: 'tick to repaint among 10,000 actions, disk included, median',
      value: whole(many, 0.5),
      peerValue: whole(few, 0.5),
      ratio: whole(many, 0.5) / whole(few, 0.5),
      goal: 1.5,
      of: 'ratio',
      spread: whole(again, 0.5) / whole(few, 0.5),
      ...shared,
    },
  ]
}
