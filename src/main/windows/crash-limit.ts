const limit = { count: 3, withinMs: 60_000 }

/** Counts the crashes of one window: after the third in a minute, opening it again unasked would go on for ever. */
export class CrashLimit {
  private crashes: number[] = []

  constructor(private readonly nowMs: () => number) {}

  /** Takes note of a crash. Whether the window may be opened again unasked. */
  allows(): boolean {
    const now = this.nowMs()
    this.crashes = [...this.crashes.filter((at) => now - at < limit.withinMs), now]
    return this.crashes.length < limit.count
  }
}
