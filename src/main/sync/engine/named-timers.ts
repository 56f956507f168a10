import type { ReplicaPorts } from './replica-ports'

/** Timers of which one of a name runs at a time; they end together. */
export class NamedTimers {
  private readonly cancels = new Map<string, () => void>()
  private isEnded = false

  constructor(private readonly ports: Pick<ReplicaPorts, 'setTimer'>) {}

  isSet(name: string): boolean {
    return this.cancels.has(name)
  }

  /** Instead of the one of that name that was set before. */
  set(name: string, delayMs: number, run: () => void): void {
    this.clear(name)
    if (this.isEnded) return
    const cancel = this.ports.setTimer(delayMs, () => {
      this.cancels.delete(name)
      run()
    })
    this.cancels.set(name, cancel)
  }

  clear(name: string): void {
    this.cancels.get(name)?.()
    this.cancels.delete(name)
  }

  /** None runs any more, nor is set. */
  end(): void {
    this.isEnded = true
    for (const cancel of this.cancels.values()) cancel()
    this.cancels.clear()
  }
}
