import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, writeFrom } from '../support/page-calls.ts'
import type { RunningApp } from '../support/running-app.ts'
import { percentile, type Figure } from './figure'

const sizes = { few: 100, many: 10_000 }
/** Ticks in a row before the other workspace has its turn. */
const ticksAtOnce = 10
const rounds = 12
/** As many as one command takes. */
const writesAtOnce = 5000

/** From the key that ticks an action until the list without it is on the screen, among 10,000 and among 100. */
export async function benchTickToRepaint(): Promise<Figure[]> {
  const few = await openList(sizes.few)
  const many = await openList(sizes.many)
  try {
    const samples = { few: [] as number[], many: [] as number[] }
    // Once beforehand: what is compiled at the first tick is not what is measured.
    await tickFirst(few.page)
    await tickFirst(many.page)
    for (let round = 0; round < rounds; round += 1) {
      samples.few.push(...(await tickFirst(few.page)))
      samples.many.push(...(await tickFirst(many.page)))
    }
    const fewMs = percentile(samples.few, 0.95)
    const manyMs = percentile(samples.many, 0.95)
    const shared = {
      what: 'tick of an action to repaint, among 10,000 actions, p95',
      value: manyMs,
      unit: 'ms',
      peer: 'among 100',
      peerValue: fewMs,
      ratio: manyMs / fewMs,
      better: 'lower',
    } as const
    return [
      { id: 'B6 tick', ...shared, goal: 16, of: 'value' },
      { id: 'B6 tick ratio', ...shared, goal: 1.5, of: 'ratio' },
    ]
  } finally {
    await few.app.dispose()
    await many.app.dispose()
  }
}

async function openList(count: number): Promise<{ app: RunningApp; page: Page }> {
  const app = await launchApp()
  const page = await openMainWindow(app)
  for (let start = 0; start < count; start += writesAtOnce) {
    const length = Math.min(writesAtOnce, count - start)
    await writeFrom(
      page,
      Array.from({ length }, (_, index) => action(start + index)),
    )
  }
  await page.keyboard.press('ControlOrMeta+5')
  await page.getByRole('grid', { name: 'Actions' }).waitFor()
  return { app, page }
}

function action(index: number) {
  const dueDate = `2030-01-${String((index % 28) + 1).padStart(2, '0')}`
  return { id: `action-${index}`, kind: 'action', fields: { text: `Action ${index}`, dueDate } }
}

/** Ticks the action at the top so many times, and takes each tick back behind the measuring. Returns milliseconds each. */
async function tickFirst(page: Page): Promise<number[]> {
  const { times, ids } = await page.evaluate(async (ticks) => {
    const grid = document.querySelector('[role="grid"]')
    if (!grid) throw new Error('the list is not there')
    const ticked: string[] = []
    const taken: number[] = []
    for (let tick = 0; tick < ticks; tick += 1) {
      const row = grid.querySelector<HTMLElement>('[data-line="row"]')
      const words = row?.querySelector('.record-title')?.textContent ?? ''
      row?.focus()
      const gone = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (grid.querySelector('[data-line="row"] .record-title')?.textContent === words) return
          observer.disconnect()
          resolve()
        })
        observer.observe(grid, { subtree: true, childList: true, characterData: true })
      })
      const begun = performance.now()
      row?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }))
      await gone
      // A task behind the frame in which it was drawn.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      taken.push(performance.now() - begun)
      ticked.push(words.replace('Action ', 'action-'))
    }
    return { times: taken, ids: ticked }
  }, ticksAtOnce)
  const writes = ids.map((id) => ({ id, fields: { status: 'open', doneAt: null } }))
  await callFrom(page, 'documents.write', { commandId: randomUUID(), writes })
  return times
}
