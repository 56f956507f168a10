/** What a clock on screen goes by. */
export interface Ticking {
  nowMs: () => number
  /** Calls the listener about once a second, and at once when the window is seen again; returns its unsubscribe. */
  subscribe: (listener: () => void) => () => void
}

const secondMs = 1000

export const wallTicking: Ticking = {
  nowMs: () => Date.now(),
  subscribe: (listener) => {
    const timer = setInterval(listener, secondMs)
    // NOTE: a machine that slept fires no timer on waking until the second is over.
    document.addEventListener('visibilitychange', listener)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', listener)
    }
  },
}
