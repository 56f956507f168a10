/** What waits for the frame that shows it, in the order in which it was asked for. */
const waiting: (() => void)[] = []
/** A window that is out of sight draws no frames; one that is slow has drawn by then. */
const longestWaitMs = 100

/**
 * Runs once the page has drawn what was just changed in it: sent at once, a command has main and page compete for the
 * processor while the page draws. Runs earlier where something else is about to leave this window; see `runWaiting`.
 */
export function onceDrawn<Result>(run: () => Promise<Result>): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<Result>()
  waiting.push(() => resolve(run()))
  if (waiting.length === 1) {
    requestAnimationFrame(() => setTimeout(runWaiting))
    setTimeout(runWaiting, longestWaitMs)
  }
  return promise
}

/** Runs now what waits to be drawn: before any other call, so that calls begin in the order in which they were made. */
export function runWaiting(): void {
  for (const run of waiting.splice(0)) run()
}
