import type { Page } from 'playwright-core'

/**
 * How many key presses it takes, as the page hears them: a shortcut is one, and the letters of a text that is written
 * are none, since they are what the user wants to say.
 */
export async function countKeys(page: Page, run: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const counted = { presses: 0 }
    Object.assign(window, { counted })
    window.addEventListener(
      'keydown',
      ({ key, ctrlKey, metaKey, altKey, target }) => {
        const isModifier = ['Control', 'Meta', 'Shift', 'Alt'].includes(key)
        const isWritten =
          key.length === 1 &&
          !(ctrlKey || metaKey || altKey) &&
          target instanceof HTMLElement &&
          (target.isContentEditable || target.matches('input, textarea'))
        if (!isModifier && !isWritten) counted.presses += 1
      },
      true,
    )
  })
  await run()
  return page.evaluate(() => (window as unknown as { counted: { presses: number } }).counted.presses)
}
