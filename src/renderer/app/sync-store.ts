import type { SyncState } from '@shared/ipc/calls/sync'
import { call, onEvent } from '../documents/bridge'
import { messageOf } from './message-of'
import type { SavingStore } from './saving-store'

export interface KnownSync {
  /** `undefined` until it is known, and in the sample workspace, which never syncs. */
  state: SyncState | undefined
  /** Why it could not be read; in the user's words. */
  failure: string | undefined
  /**
   * Whether what it says of how far changes have come is about the last one. From the moment something is written
   * until the state is told again it is about the one before.
   */
  isCurrent: boolean
}

/** Long enough that a state which is on its way anyway need not be asked for, short enough not to be waited for. */
const askDelayMs = 250

/** How this workspace syncs, as this window was last told. */
export class SyncStore {
  private known: KnownSync = { state: undefined, failure: undefined, isCurrent: true }
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly saving: SavingStore) {}

  get current(): KnownSync {
    return this.known
  }

  /** Begins to listen, and asks. Returns the function that ends it. */
  follow(): () => void {
    const unsubscribes = [
      onEvent('sync.changed', (state) => this.take(state)),
      this.saving.subscribe(() => this.noticeWriting()),
    ]
    void this.load()
    return () => {
      clearTimeout(this.timer)
      unsubscribes.forEach((unsubscribe) => unsubscribe())
    }
  }

  async load(): Promise<void> {
    try {
      this.take(await call('sync.state', {}))
    } catch (error) {
      this.show({ ...this.known, failure: messageOf(error) })
    }
  }

  /** What a call about sync answered with, or an event told. */
  take(state: SyncState): void {
    // NOTE: answers and events come in the order in which the main process made them. One that comes after the last
    // write was called saved was made after it, and one that comes before may not know of it.
    const isCurrent = !this.isWriting
    if (isCurrent) clearTimeout(this.timer)
    this.show({ state, failure: undefined, isCurrent })
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private get isWriting(): boolean {
    return this.saving.state.isUnderWay
  }

  private noticeWriting(): void {
    clearTimeout(this.timer)
    const phase = this.known.state?.phase
    if (phase !== 'on' && phase !== 'paused') return
    const { isCurrent } = this.known
    if (this.isWriting && isCurrent) this.show({ ...this.known, isCurrent: false })
    if (!this.isWriting && !isCurrent) this.timer = setTimeout(() => void this.load(), askDelayMs)
  }

  private show(known: KnownSync): void {
    this.known = known
    for (const listener of this.listeners) listener()
  }
}
