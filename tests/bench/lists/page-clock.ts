import type { Page } from 'playwright-core'

/** What a key brings: an element that is there, or the first one that says something else than before. */
export type Awaited = { there: string } | { changed: string }

/** What a key took in the page. */
export interface Took {
  /** Milliseconds from the key to the task behind the frame that shows it, without the wait for that frame to begin. */
  repaintMs: number
  /** Component functions that React called meanwhile. */
  rendered: number
}

declare global {
  interface Window {
    benchClock: { begin: (awaited: Awaited) => void; took: Promise<Took>; idle: () => Promise<void> }
  }
}

/** Puts the clock into a page and loads it again, since React looks for it when it begins. */
export async function installClock(page: Page): Promise<void> {
  await page.addInitScript(startClock)
  await page.reload()
}

/** Presses keys and waits until what they bring is drawn. */
export async function timeKeys(page: Page, keys: string, awaited: Awaited): Promise<Took> {
  await page.evaluate((wanted) => window.benchClock.begin(wanted), awaited)
  await page.keyboard.press(keys)
  return page.evaluate(() => window.benchClock.took)
}

/** Until the page has had nothing to do for a while: what it puts off is behind it. */
export async function waitUntilIdle(page: Page): Promise<void> {
  await page.evaluate(() => window.benchClock.idle())
}

/** Runs in the page, before its own scripts. Nothing from outside may be used in it. */
function startClock(): void {
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

  const measure = (awaited: Awaited, before: string | null | undefined, begunMs: number) =>
    new Promise<Took>((resolve) => {
      rendered = 0
      const finish = async () => {
        const freeAt = nextTask()
        const frameMs = await nextFrame()
        const drawnMs = await nextTask()
        const waitedMs = Math.max(0, frameMs - (await freeAt))
        resolve({ repaintMs: drawnMs - begunMs - waitedMs, rendered })
      }
      const observer = new MutationObserver(() => {
        if (!isMet(awaited, before)) return
        observer.disconnect()
        void finish()
      })
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    })

  // NOTE: heard before the app's own listener, after which React has drawn already.
  let onKey: ((begunMs: number) => void) | undefined
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Control' || key === 'Meta') return
      onKey?.(timeStamp)
      onKey = undefined
    },
    true,
  )

  window.benchClock = {
    begin: (awaited) => {
      const { promise, resolve } = Promise.withResolvers<Took>()
      window.benchClock.took = promise
      const before = 'changed' in awaited ? textOf(awaited.changed) : undefined
      onKey = (begunMs) => resolve(measure(awaited, before, begunMs))
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
