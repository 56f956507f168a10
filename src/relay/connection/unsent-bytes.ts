/** One of those that are written to. */
export interface SlowReader {
  /** Cuts it, and lets go of what was written to it. */
  cut: () => void
}

/**
 * Bounds what was written to all devices together and not taken. One alone may hold a few megabytes (`unsentBytes`); ten
 * thousand that each hold a little less would fill memory. Who has taken nothing for the longest goes first; a row
 * of frames that are written at once counts as taken once the last of them is. [L11]
 */
export class UnsentBytes {
  /** In the order in which they last took something. */
  private readonly held = new Map<SlowReader, number>()
  private total = 0

  constructor(private readonly limits: { unsentBytesOfAll: number }) {}

  get size(): number {
    return this.total
  }

  /** What this one holds now, behind a write to it or after it took something. */
  note(reader: SlowReader, bytes: number, { hasTaken = false } = {}): void {
    this.total += bytes - (this.held.get(reader) ?? 0)
    if (hasTaken || bytes === 0) this.held.delete(reader)
    // Who is cut says so here while others are still to be: nothing grew by it.
    if (bytes === 0) return
    this.held.set(reader, bytes)
    while (this.total > this.limits.unsentBytesOfAll) {
      const [longest] = this.held
      if (!longest) return
      const [slowest, unsent] = longest
      this.held.delete(slowest)
      this.total -= unsent
      slowest.cut()
    }
  }
}
