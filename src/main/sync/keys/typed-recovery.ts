import { identityFrom, type Identity } from '@shared/sync/crypto/identity'

/** The recovery identity, whose phrase was just typed: it lets this device in, and is let go of once that is over. */
export class TypedRecovery {
  private known: Identity | undefined

  /** Takes the seed over. */
  constructor(private readonly seed: Uint8Array) {
    this.known = identityFrom(seed)
  }

  /** `undefined` once it was let go of. */
  get identity(): Identity | undefined {
    return this.known
  }

  /** Throws once it was let go of. */
  require(): Identity {
    if (!this.known) throw new Error('recovery-let-go')
    return this.known
  }

  letGo(): void {
    this.seed.fill(0)
    this.known = undefined
  }
}
