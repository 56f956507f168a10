import { setTimeout as passing } from 'node:timers/promises'

/**
 * How much later, at most, messages and frames come than they would: a busy machine, made at will. What a test takes for
 * done that is not done yet fails then, and not only now and then.
 */
const longestMs = Number(process.env['LEADUP_STANDIN_DELAY_MS'] ?? 0)

/** Messages that may be late, each by another time, and never overtake one another. */
export class DelayedLine {
  #last: Promise<unknown> = Promise.resolve()

  /** Settles when the next message may go. */
  async turn(): Promise<void> {
    this.#last = Promise.all([this.#last, passing(Math.random() * longestMs)])
    await this.#last
  }
}

export const isDelayed = longestMs > 0

/** Run in each page ahead of its scripts. */
export const lateFrames = isDelayed ? `(${delayFrames.toString()})(${longestMs});` : ''

/** Runs in a page. It holds no reference to anything outside it. */
function delayFrames(byMs: number): void {
  const request = window.requestAnimationFrame.bind(window)
  const timers = new Map<number, number>()
  let lastId = 0
  window.requestAnimationFrame = (run) => {
    const id = ++lastId
    const timer = window.setTimeout(() => {
      // Past this it is not called off any more, as if its frame had come.
      timers.delete(id)
      request(run)
    }, byMs)
    timers.set(id, timer)
    return id
  }
  window.cancelAnimationFrame = (id) => {
    window.clearTimeout(timers.get(id))
    timers.delete(id)
  }
}
