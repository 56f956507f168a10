/** What arrives at a place may be what was missing; a keystroke does not bring it. */
const leastWaitMs = 2_000
const mostWaitMs = 300_000

interface Tried {
  /** What was tried for. */
  held: string
  atMs: number
  /** Doubled each time. */
  waitMs: number
  nextAtMs: number
}

/**
 * When checkpoints that chains wait for are looked for again at a place that did not have them: each try reads every
 * chain there.
 */
export class HeldTries {
  private readonly tried = new Map<string, Tried>()

  constructor(private readonly steadyMs: () => number) {}

  isDue(transportId: string, held: string): boolean {
    const last = this.tried.get(transportId)
    return last?.held !== held || last.nextAtMs <= this.steadyMs()
  }

  noteInVain(transportId: string, held: string): void {
    const last = this.tried.get(transportId)
    const waitMs = last?.held === held ? Math.min(last.waitMs * 2, mostWaitMs) : leastWaitMs
    const atMs = this.steadyMs()
    this.tried.set(transportId, { held, atMs, waitMs, nextAtMs: atMs + waitMs })
  }

  /** Something came from there. */
  noteArrival(transportId: string): void {
    const last = this.tried.get(transportId)
    if (last) last.nextAtMs = Math.min(last.nextAtMs, last.atMs + leastWaitMs)
  }

  /** Until the next try; 0 where none was made. */
  waitMs(transportId: string): number {
    return Math.max(0, (this.tried.get(transportId)?.nextAtMs ?? 0) - this.steadyMs())
  }
}
