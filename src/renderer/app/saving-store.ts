import type { Result } from '@shared/ipc/contract'
import { call, onEvent } from '../documents/bridge'
import type { PendingWrites } from '../documents/pending-writes'
import { messageOf } from './message-of'

export interface Saving {
  /** Something is not on disk yet, in this window or in the main process. */
  isUnderWay: boolean
  /** What went wrong, in the user's words; `null` while writing works. */
  failure: string | null
}

/** How saving stands, of this window and the main process together. */
export class SavingStore {
  private current: Saving = { isUnderWay: false, failure: null }
  private there: Result<'saving.state'> = { pending: 0, failure: null }
  private isTold = false
  private readonly listeners = new Set<() => void>()

  /** @param pending the writes of this window */
  constructor(private readonly pending: PendingWrites) {
    pending.subscribe(() => this.look())
    onEvent('saving.changed', (state) => {
      this.isTold = true
      this.take(state)
    })
    void this.load()
  }

  /** The same object until it changes. */
  get state(): Saving {
    return this.current
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private async load(): Promise<void> {
    let state: Result<'saving.state'>
    try {
      state = await call('saving.state', {})
    } catch (error) {
      state = { pending: 0, failure: messageOf(error) }
    }
    // An answer that comes after an event is older than it.
    if (!this.isTold) this.take(state)
  }

  private take(state: Result<'saving.state'>): void {
    this.there = state
    this.look()
  }

  private look(): void {
    const here = this.pending.state
    const isUnderWay = here.pending + this.there.pending > 0
    const failure = here.failure ?? this.there.failure
    // NOTE: one key comes here four times: begun, taken, on disk, acknowledged. Of these the user sees two.
    if (isUnderWay === this.current.isUnderWay && failure === this.current.failure) return
    this.current = { isUnderWay, failure }
    for (const listener of this.listeners) listener()
  }
}
