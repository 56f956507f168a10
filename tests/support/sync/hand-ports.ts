import type { RelayPorts } from '../../../src/relay/ports.ts'

interface Timer {
  atMs: number
  everyMs: number | undefined
  run: () => void
}

/** A clock and timers that move only when `pass` is called. */
export function handPorts(): Pick<RelayPorts, 'nowMs' | 'every' | 'after'> & { pass: (ms: number) => void } {
  let now = 1_700_000_000_000
  const timers = new Set<Timer>()
  const add = (delayMs: number, everyMs: number | undefined, run: () => void) => {
    const timer = { atMs: now + delayMs, everyMs, run }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  return {
    nowMs: () => now,
    every: (intervalMs, run) => add(intervalMs, intervalMs, run),
    after: (delayMs, run) => add(delayMs, undefined, run),
    pass: (ms) => {
      const untilMs = now + ms
      for (;;) {
        const [next] = [...timers].toSorted((one, other) => one.atMs - other.atMs)
        if (!next || next.atMs > untilMs) break
        now = next.atMs
        if (next.everyMs === undefined) timers.delete(next)
        else next.atMs += next.everyMs
        next.run()
      }
      now = untilMs
    },
  }
}
