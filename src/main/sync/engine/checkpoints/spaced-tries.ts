interface Tried {
  /** What it was tried with. */
  state: string
  atMs: number
  /** Doubled each time. */
  waitMs: number
  nextAtMs: number
}

/**
 * When something costly that was done in vain is tried again: with anything new at once, with what is the same ever more
 * rarely. `name` is what is tried.
 */
export class SpacedTries {
  private readonly tried = new Map<string, Tried>()

  constructor(
    private readonly steadyMs: () => number,
    private readonly spacing: { leastWaitMs: number; mostWaitMs: number },
  ) {}

  isDue(name: string, state: string): boolean {
    const last = this.tried.get(name)
    return last?.state !== state || last.nextAtMs <= this.steadyMs()
  }

  noteInVain(name: string, state: string): void {
    const last = this.tried.get(name)
    const { leastWaitMs, mostWaitMs } = this.spacing
    const waitMs = last?.state === state ? Math.min(last.waitMs * 2, mostWaitMs) : leastWaitMs
    const atMs = this.steadyMs()
    this.tried.set(name, { state, atMs, waitMs, nextAtMs: atMs + waitMs })
  }

  /** Something came that may help: the least wait is enough. */
  noteArrival(name: string): void {
    const last = this.tried.get(name)
    if (last) last.nextAtMs = Math.min(last.nextAtMs, last.atMs + this.spacing.leastWaitMs)
  }

  /** Until the next try; 0 where none was made. */
  waitMs(name: string): number {
    return Math.max(0, (this.tried.get(name)?.nextAtMs ?? 0) - this.steadyMs())
  }
}
