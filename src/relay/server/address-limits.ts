import type { RelayLimits } from '../options'
import { TokenBucket } from '../token-bucket'

interface Known {
  connections: number
  attempts: TokenBucket
}

/** Counts what each address does, and forgets those that have been quiet. */
export class AddressLimits {
  private readonly known = new Map<string, Known>()

  constructor(
    private readonly limits: RelayLimits,
    private readonly nowMs: () => number,
  ) {}

  /** Counts one connection more; false where there are too many, or too many in a short time. */
  enter(address: string): boolean {
    const { connectionsPerAddress, attemptsPerSecond, attemptsBurst } = this.limits
    const known = this.known.get(address) ?? {
      connections: 0,
      attempts: new TokenBucket({ perSecond: attemptsPerSecond, burst: attemptsBurst }, this.nowMs),
    }
    this.known.set(address, known)
    if (!known.attempts.tryTake(1) || known.connections >= connectionsPerAddress) return false
    known.connections += 1
    return true
  }

  leave(address: string): void {
    const known = this.known.get(address)
    if (known) known.connections -= 1
  }

  /** To be called now and then. */
  forgetQuiet(): void {
    for (const [address, { connections, attempts }] of this.known) {
      if (connections === 0 && attempts.isFull()) this.known.delete(address)
    }
  }
}
