import type { BrowserContext, Page } from 'playwright-core'
import type { Exit, WindowRole } from './running-app.ts'

const waitMs = 30_000

/** The page that a role's window shows. */
export function isWindowOf(role: WindowRole): (url: string) => boolean {
  return (url) =>
    url.startsWith('app://leadup/') && url.startsWith('app://leadup/capture/') === (role === 'capture')
}

/** Waits until the context has such a page, and its document has loaded. */
export async function waitForPage(
  context: BrowserContext,
  matches: (page: Page) => boolean,
  exited: Promise<Exit>,
): Promise<Page> {
  const found = context.pages().find(matches) ?? (await nextPage(context, matches, exited))
  await found.waitForLoadState('load')
  return found
}

function nextPage(
  context: BrowserContext,
  matches: (page: Page) => boolean,
  exited: Promise<Exit>,
): Promise<Page> {
  return new Promise((resolve, reject) => {
    const watched: Page[] = []
    const check = () => {
      const page = context.pages().find(matches)
      if (page) finish(() => resolve(page))
    }
    const watch = (page: Page) => {
      watched.push(page)
      page.on('framenavigated', check)
      check()
    }
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      context.off('page', watch)
      for (const page of watched) page.off('framenavigated', check)
      settle()
    }
    const fail = (why: string) => finish(() => reject(new Error(why)))
    const seen = () => context.pages().map((page) => page.url())
    const timer = setTimeout(
      () => fail(`No such window after ${waitMs} ms. There are: ${seen().join(', ')}`),
      waitMs,
    )
    void exited.then((exit) => fail(`The app ended (${exit}) before it had such a window.`))
    context.on('page', watch)
    for (const page of context.pages()) watch(page)
  })
}
