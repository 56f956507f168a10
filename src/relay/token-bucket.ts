export interface Rate {
  perSecond: number
  /** What may be taken at once after a rest. */
  burst: number
}

/** Tokens that come back at a steady rate. */
export class TokenBucket {
  private tokens: number
  private filledAtMs: number

  constructor(
    private readonly rate: Rate,
    private readonly nowMs: () => number,
  ) {
    this.tokens = rate.burst
    this.filledAtMs = nowMs()
  }

  /** Takes tokens where there are enough. */
  tryTake(count: number): boolean {
    this.fill()
    if (this.tokens < count) return false
    this.tokens -= count
    return true
  }

  /** Takes tokens, on credit if need be; gives the milliseconds until the debt is paid. */
  take(count: number): number {
    this.fill()
    this.tokens -= count
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens / this.rate.perSecond) * 1000)
  }

  isFull(): boolean {
    this.fill()
    return this.tokens >= this.rate.burst
  }

  private fill(): void {
    const now = this.nowMs()
    const gained = (Math.max(0, now - this.filledAtMs) / 1000) * this.rate.perSecond
    this.tokens = Math.min(this.rate.burst, this.tokens + gained)
    this.filledAtMs = now
  }
}
