import type { RunningApp } from './running-app.ts'

export interface CountToFocus {
  /** Names of the events that reached the page. */
  messages: string[]
  /** What the page loaded. */
  requests: string[]
}

/**
 * What it takes from the press of the hotkey until the caret is in the warm capture window's line. Counted from outside
 * of the product: by a second listener on the page's own bridge, and by the browser.
 */
export async function countToFocus(app: RunningApp): Promise<CountToFocus> {
  const page = await app.window('capture')
  const line = page.getByRole('textbox')
  await line.waitFor({ state: 'attached' })
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.evaluate(() => {
    const heard: string[] = []
    const { leadup } = window as unknown as { leadup: { listen: (hear: (name: string) => void) => void } }
    leadup.listen((name) => heard.push(name))
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    Object.assign(window, { heard })
  })
  await app.control.pressShortcut('CommandOrControl+Shift+Space')
  await page.waitForFunction(() => document.activeElement?.matches('textarea'))
  const messages = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  return { messages, requests }
}
