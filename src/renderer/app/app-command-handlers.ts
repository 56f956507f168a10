import type { AppCommandId } from './app-commands'

/**
 * Who carries out each command now. Screens add theirs while they are open; of several the latest counts, so that
 * what lies on top answers.
 */
export class AppCommandHandlers {
  private readonly handlers = new Map<AppCommandId, (() => void)[]>()
  private readonly listeners = new Set<() => void>()
  private readonly watchers = new Set<(id: AppCommandId) => void>()
  private ids: readonly AppCommandId[] = []

  /** Returns the function that takes the handler away. */
  add(id: AppCommandId, handler: () => void): () => void {
    this.handlers.set(id, [...(this.handlers.get(id) ?? []), handler])
    this.tell()
    return () => {
      const rest = (this.handlers.get(id) ?? []).filter((known) => known !== handler)
      if (rest.length > 0) this.handlers.set(id, rest)
      else this.handlers.delete(id)
      this.tell()
    }
  }

  /** False where nobody carries it out now. */
  run(id: AppCommandId): boolean {
    const handler = this.handlers.get(id)?.at(-1)
    if (!handler) return false
    handler()
    for (const tell of this.watchers) tell(id)
    return true
  }

  /** Calls the watcher after each command that was carried out; returns its unsubscribe. */
  onRun(watcher: (id: AppCommandId) => void): () => void {
    this.watchers.add(watcher)
    return () => {
      this.watchers.delete(watcher)
    }
  }

  /** What can be done now; the same array until that changes. */
  get available(): readonly AppCommandId[] {
    return this.ids
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(): void {
    this.ids = [...this.handlers.keys()]
    for (const listener of this.listeners) listener()
  }
}
