import type { Page } from 'playwright-core'
import { recordTrace } from './trace'

/** What a key brings: an element that is there, or the first one that says something else than before. */
export type Awaited = { there: string } | { changed: string }

/** What a key took in the page. */
export interface Took {
  /**
   * Milliseconds the page's thread had to work from the key until it handed over the frame that shows it: without the
   * wait for that frame to begin, which is as long as the screen's own pace makes it.
   */
  repaintMs: number
  /** Component functions that React called meanwhile. */
  rendered: number
}

declare global {
  interface Window {
    benchClock: {
      begin: (awaited: Awaited) => void
      /** `queuedMs`: from the key until the page heard of it. */
      took: Promise<{ queuedMs: number; rendered: number }>
      idle: () => Promise<void>
    }
  }
}

/** What the clock notes in the page's timeline: that the key was heard, and that what it brings is in the page. */
const keyMark = 'bench-key'
const shownMark = 'bench-shown'

/** Puts the clock into a page and loads it again, since React looks for it when it begins. */
export async function installClock(page: Page): Promise<void> {
  await page.addInitScript(startClock, { keyMark, shownMark })
  await page.reload()
}

/** Presses keys and waits until what they bring is drawn. */
export async function timeKeys(page: Page, keys: string, awaited: Awaited): Promise<Took> {
  await page.evaluate((wanted) => window.benchClock.begin(wanted), awaited)
  const { result, busyMs } = await recordTrace(page, { from: keyMark, shown: shownMark }, async () => {
    await page.keyboard.press(keys)
    return page.evaluate(() => window.benchClock.took)
  })
  return { repaintMs: result.queuedMs + busyMs, rendered: result.rendered }
}

/** Until the page has had nothing to do for a while: what it puts off is behind it. */
export async function waitUntilIdle(page: Page): Promise<void> {
  await page.evaluate(() => window.benchClock.idle())
}

/** Runs in the page, before its own scripts. Nothing from outside may be used in it. */
function startClock({ keyMark, shownMark }: { keyMark: string; shownMark: string }): void {
  interface Fiber {
    tag: number
    flags: number
    child: Fiber | null
    sibling: Fiber | null
    alternate: Fiber | null
  }
  // The tags of functions, classes, `forwardRef` and `memo`, and the flag of what ran, as React's developer tools read
  // them (`didFiberRender`).
  const componentTags = new Set([0, 1, 11, 14, 15])
  const performedWork = 1
  let rendered = 0
  const count = (fiber: Fiber) => {
    if (componentTags.has(fiber.tag) && (fiber.flags & performedWork) !== 0) rendered += 1
    // What was passed over has the very same children as before.
    if (fiber.child === fiber.alternate?.child) return
    for (let child = fiber.child; child; child = child.sibling) count(child)
  }
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => count(root.current),
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberUnmount: () => undefined,
    },
  })

  /** A task of its own, behind what the page has to do now. */
  const nextTask = () =>
    new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()), { once: true })
      port1.start()
      port2.postMessage(undefined)
    })
  const nextFrame = () =>
    new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())))
  const textOf = (selector: string) => document.querySelector(selector)?.textContent
  const isMet = (awaited: Awaited, before: string | null | undefined) =>
    'there' in awaited ? document.querySelector(awaited.there) !== null : textOf(awaited.changed) !== before

  const measure = (awaited: Awaited, before: string | null | undefined, queuedMs: number) =>
    new Promise<{ queuedMs: number; rendered: number }>((resolve) => {
      rendered = 0
      const finish = async () => {
        await nextFrame()
        await nextTask()
        resolve({ queuedMs, rendered })
      }
      const observer = new MutationObserver(() => {
        if (!isMet(awaited, before)) return
        observer.disconnect()
        performance.mark(shownMark)
        void finish()
      })
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    })

  // NOTE: heard before the app's own listener, after which React has drawn already.
  let onKey: ((queuedMs: number) => void) | undefined
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Control' || key === 'Meta') return
      if (!onKey) return
      performance.mark(keyMark)
      onKey(performance.now() - timeStamp)
      onKey = undefined
    },
    true,
  )

  window.benchClock = {
    begin: (awaited) => {
      const { promise, resolve } = Promise.withResolvers<{ queuedMs: number; rendered: number }>()
      window.benchClock.took = promise
      const before = 'changed' in awaited ? textOf(awaited.changed) : undefined
      onKey = (queuedMs) => resolve(measure(awaited, before, queuedMs))
    },
    took: new Promise(() => undefined),
    idle: async () => {
      for (let turn = 0; turn < 2; turn += 1) {
        await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }))
        await nextFrame()
      }
    },
  }
}
