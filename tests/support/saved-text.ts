import type { Page } from 'playwright-core'

/** What an editor held and the saving indicator said, at one moment. */
interface Moment {
  isSaved: boolean
  text: string
}

/**
 * Watches an editor and the saving indicator. The text counts as called saved where the indicator said so and nothing
 * was typed between two looks: the indicator is drawn a frame after the key, and a kill may fall between.
 */
export function watchSaved(
  page: Page,
  editorName: RegExp,
): { text: () => string; stop: () => Promise<void> } {
  let savedText = ''
  const state = { isStopped: false }
  const watch = async () => {
    let last: Moment | undefined
    while (!state.isStopped) {
      const now = await look(page, editorName)
      if (!now) return
      if (last?.isSaved && now.isSaved && last.text === now.text) savedText = now.text
      last = now
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
  const watching = watch()
  return {
    text: () => savedText,
    stop: async () => {
      state.isStopped = true
      await watching
    },
  }
}

/** `undefined` once the page is gone. */
async function look(page: Page, editorName: RegExp): Promise<Moment | undefined> {
  try {
    return await page.evaluate((source) => {
      const isEditor = new RegExp(source)
      const editor = [...document.querySelectorAll('[role=textbox]')].find((element) =>
        isEditor.test(element.getAttribute('aria-label') ?? ''),
      )
      return {
        isSaved: document.querySelector('[data-state=saved]') !== null,
        text: editor?.textContent ?? '',
      }
    }, editorName.source)
  } catch {
    return undefined
  }
}
