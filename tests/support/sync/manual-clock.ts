/** A clock that goes only when told, and rings what was set on the way. */
export class ManualClock {
  private at = Date.UTC(2026, 10, 25, 9)
  private readonly timers = new Set<{ ring: () => void; atMs: number }>()

  nowMs = (): number => this.at

  setTimer = (ring: () => void, afterMs: number): (() => void) => {
    const timer = { ring, atMs: this.at + afterMs }
    this.timers.add(timer)
    return () => this.timers.delete(timer)
  }

  get timerCount(): number {
    return this.timers.size
  }

  /** Once everything that waits for nothing but promises has run. */
  settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  advance(ms: number): void {
    const untilMs = this.at + ms
    for (;;) {
      const next = [...this.timers].sort((first, second) => first.atMs - second.atMs)[0]
      if (!next || next.atMs > untilMs) break
      this.timers.delete(next)
      this.at = next.atMs
      next.ring()
    }
    this.at = untilMs
  }

  /** The computer slept: time has passed and no timer rang. */
  sleep(ms: number): void {
    this.at += ms
  }
}
