export interface SimulatedEvent {
  atMs: number
  /** `undefined` once it was cancelled. */
  run: (() => void) | undefined
}

type Numbered = SimulatedEvent & { number: number }

/** Events by their time, those of one time in the order they were added: a binary heap. */
export class EventQueue {
  private readonly heap: Numbered[] = []
  private count = 0

  add(event: SimulatedEvent): void {
    this.count += 1
    const numbered = Object.assign(event, { number: this.count })
    let at = this.heap.push(numbered) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.isBefore(at, above)) return
      this.swap(at, above)
      at = above
    }
  }

  /** Takes the first event out, where it is due by then. */
  takeUntil(atMs: number): SimulatedEvent | undefined {
    const [first] = this.heap
    if (!first || first.atMs > atMs) return undefined
    const last = this.heap.pop()
    if (last && last !== first) {
      this.heap[0] = last
      this.sink()
    }
    return first
  }

  private sink(): void {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      let least = at
      for (const child of [left, left + 1]) {
        if (child < this.heap.length && this.isBefore(child, least)) least = child
      }
      if (least === at) return
      this.swap(at, least)
      at = least
    }
  }

  private isBefore(first: number, second: number): boolean {
    const [one, other] = [this.heap[first], this.heap[second]]
    if (!one || !other) return false
    return one.atMs < other.atMs || (one.atMs === other.atMs && one.number < other.number)
  }

  private swap(first: number, second: number): void {
    const [one, other] = [this.heap[first], this.heap[second]]
    if (!one || !other) return
    this.heap[first] = other
    this.heap[second] = one
  }
}
