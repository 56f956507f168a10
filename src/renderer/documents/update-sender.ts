import { mergeUpdates } from '@shared/body/merge-updates'
import { call, newId, onEvent } from './bridge'
import type { PendingWrites } from './pending-writes'

/**
 * A keystroke after a pause goes to the vault at the end of its own turn: measured, that takes half of what a timer after
 * the frame takes, for what it needs is still at hand. Keystrokes that follow within this time go as one.
 */
const flushDelayMs = 50
const firstRetryDelayMs = 500
const longestRetryDelayMs = 10_000
/** Updates the vault may still be about to tell back to the window that sent them. */
const rememberedEchoes = 64

/**
 * Sends one body's local updates to the vault, one at a time and in order, and again until it has each on disk. What
 * is unsent is pending from the moment the user made the change.
 */
export class UpdateSender {
  private unsent: Uint8Array[] = []
  private pendingId: string | undefined
  /** Its ids are its own and a number: one is wanted on most keys, and a random one takes its time. */
  private readonly ownId = newId()
  private idCount = 0
  private lastPushMs = -Infinity
  private timer: ReturnType<typeof setTimeout> | undefined
  private sending: Promise<void> | undefined
  private retryNow: (() => void) | undefined
  private readonly echoes: Uint8Array[] = []
  private isAbandoned = false
  private readonly unsubscribe: () => void

  constructor(
    private readonly documentId: string,
    private readonly pending: PendingWrites,
  ) {
    // Writing works again, or the user pressed "Try again": no reason to wait out the delay.
    this.unsubscribe = onEvent('saving.changed', ({ failure }) => {
      if (failure === null) this.retryNow?.()
    })
  }

  get hasUnsent(): boolean {
    return this.unsent.length > 0 || this.sending !== undefined
  }

  queue(update: Uint8Array): void {
    if (this.isAbandoned) return
    this.unsent.push(update)
    if (!this.pendingId) {
      this.pendingId = this.nextId()
      this.pending.begin(this.pendingId)
    }
    // What came before it in this turn, or waits for its time, takes it along.
    if (this.unsent.length > 1) return
    const dueInMs = this.lastPushMs + flushDelayMs - performance.now()
    if (dueInMs > 0) this.timer = setTimeout(this.onDue, dueInMs)
    else queueMicrotask(this.onDue)
  }

  /** Resolves once the vault has everything that was queued; while it cannot write, not before it can. */
  async flush(): Promise<void> {
    while (this.hasUnsent) await this.send()
  }

  /** Whether this is one of our own updates, told back. Each is recognised once. */
  takeEcho(update: Uint8Array): boolean {
    const index = this.echoes.findIndex((sent) => isEqual(sent, update))
    if (index < 0) return false
    this.echoes.splice(index, 1)
    return true
  }

  close(): void {
    clearTimeout(this.timer)
    this.unsubscribe()
  }

  /** Gives up what is unsent: it belongs to a workspace that is no longer behind this window. */
  abandon(): void {
    this.isAbandoned = true
    this.unsent = []
    if (this.pendingId) this.pending.acknowledge(this.pendingId)
    this.pendingId = undefined
    this.retryNow?.()
    this.close()
  }

  private nextId(): string {
    this.idCount += 1
    return `${this.ownId}-${this.idCount}`
  }

  private readonly onDue = () => void this.send()

  /** Sends what is unsent; while an update is on its way, right behind it. */
  private send(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.sending ??= this.sendDue().finally(() => (this.sending = undefined))
    return this.sending
  }

  private async sendDue(): Promise<void> {
    // Where there is a timer, what came since the last update is not due yet.
    while (this.unsent.length > 0 && this.timer === undefined) {
      const commandId = this.pendingId ?? this.nextId()
      const update = mergeUpdates(this.unsent)
      this.unsent = []
      this.pendingId = undefined
      await this.push(commandId, update)
    }
  }

  private async push(commandId: string, update: Uint8Array): Promise<void> {
    this.lastPushMs = performance.now()
    this.echoes.push(update)
    if (this.echoes.length > rememberedEchoes) this.echoes.shift()
    let retryDelayMs = firstRetryDelayMs
    while (!this.isAbandoned) {
      try {
        await call('bodies.push', { commandId, id: this.documentId, update })
        break
      } catch (error) {
        this.pending.fail(commandId, error instanceof Error ? error.message : String(error))
        await this.waitToRetry(retryDelayMs)
        retryDelayMs = Math.min(retryDelayMs * 2, longestRetryDelayMs)
      }
    }
    this.pending.acknowledge(commandId)
  }

  private async waitToRetry(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    this.retryNow = resolve
    await promise
    clearTimeout(timer)
    this.retryNow = undefined
  }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
