import type { Page } from 'playwright-core'

export interface CountedKeys {
  /** Keys pressed since, those that only hold another (Shift, Mod) and typed text left out. */
  pressed(): Promise<number>
}

/** Counts the keys that reach the page from now on, by a listener of its own ahead of the app's. */
export async function countingKeys(page: Page): Promise<CountedKeys> {
  await page.evaluate(() => {
    const counter = window as unknown as { pressedKeys: number; countsKeys?: boolean }
    counter.pressedKeys = 0
    if (counter.countsKeys) return
    counter.countsKeys = true
    const modifiers = new Set(['Shift', 'Control', 'Meta', 'Alt'])
    window.addEventListener('keydown', ({ key }) => (counter.pressedKeys += modifiers.has(key) ? 0 : 1), true)
  })
  return {
    pressed: () => page.evaluate(() => (window as unknown as { pressedKeys: number }).pressedKeys),
  }
}
