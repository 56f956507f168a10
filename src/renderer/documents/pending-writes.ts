/**
 * What this window has sent and not yet seen acknowledged, for the saving indicator: an id is pending from the moment
 * the user made the change until the vault said it has it on disk.
 */
export class PendingWrites {
  private readonly ids = new Set<string>()
  private readonly failures = new Map<string, string>()
  private readonly listeners = new Set<() => void>()
  private current: PendingState = { pending: 0, failure: null }

  get state(): PendingState {
    return this.current
  }

  begin(id: string): void {
    this.ids.add(id)
    this.tell()
  }

  acknowledge(id: string): void {
    this.ids.delete(id)
    this.failures.delete(id)
    this.tell()
  }

  /** The change is kept in this window; `message` says what to do. */
  fail(id: string, message: string): void {
    this.failures.set(id, message)
    this.tell()
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(): void {
    const [failure = null] = this.failures.values()
    this.current = { pending: this.ids.size, failure }
    for (const listener of this.listeners) listener()
  }
}

export interface PendingState {
  pending: number
  failure: string | null
}
