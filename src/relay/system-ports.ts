import { randomBytes } from 'node:crypto'
import type { RelayPorts } from './ports'

/** The clock, timers, randomness and output of this process. */
export const systemPorts: RelayPorts = {
  nowMs: () => performance.timeOrigin + performance.now(),
  randomBytes,
  every: (intervalMs, run) => {
    const timer = setInterval(run, intervalMs).unref()
    return () => clearInterval(timer)
  },
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs).unref()
    return () => clearTimeout(timer)
  },
  writeLog: (line) => {
    process.stdout.write(`${line}\n`)
  },
}
