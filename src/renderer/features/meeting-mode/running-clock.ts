import { readItemClock, turnTo, type ItemClock } from '@shared/domain/meeting-mode/item-clock'

interface Ports {
  nowMs: () => number
  /** What this device remembers of the last 1:1 that was held on it; nothing where it cannot be read. */
  read: () => Promise<unknown>
  remember: (clock: ItemClock) => void
}

/**
 * The clock of a 1:1 under way. This device remembers it at each turn, so an app that ended in the middle goes on with
 * the true time.
 */
export class RunningClock {
  private clock: ItemClock | undefined
  private itemId: string | null = null
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly meetingId: string,
    private readonly ports: Ports,
  ) {}

  /** `undefined` until it was read. */
  get current(): ItemClock | undefined {
    return this.clock
  }

  async open(): Promise<void> {
    // Without what was counted before, it counts from now.
    const remembered = await this.ports.read()
    this.clock = readItemClock(remembered, this.meetingId, this.ports.nowMs())
    this.turn(this.itemId)
    this.tell()
  }

  /** Runs on this item from now on; with `null` on none. */
  turn(itemId: string | null): void {
    this.itemId = itemId
    if (!this.clock) return
    const next = turnTo(this.clock, itemId, this.ports.nowMs())
    if (next === this.clock) return
    this.clock = next
    this.ports.remember(next)
    this.tell()
  }

  /** Calls the listener after each turn; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
