import { TransportError, type Mailbox } from '@shared/sync/transport'

type Listener = (message: Uint8Array) => void
type EndListener = (error: TransportError) => void

/**
 * A mailbox in memory, and whoever runs it. It keeps to the contract unless told otherwise: `carry` says what of each
 * posted message arrives.
 */
export class MemoryMailbox {
  /** Everything it ever passed on. */
  readonly passed: Uint8Array[] = []
  openCount = 0
  isCut = false
  carry: (message: Uint8Array) => Uint8Array[] = (message) => [message]
  private readonly listeners = new Set<Listener>()
  private readonly endListeners = new Set<EndListener>()

  get listenerCount(): number {
    return this.listeners.size
  }

  open = (): Promise<Mailbox> => {
    if (this.isCut) return Promise.reject(new TransportError('offline'))
    this.openCount += 1
    let isOpen = true
    return Promise.resolve({
      post: (message) => {
        if (this.isCut || !isOpen) return Promise.reject(new TransportError('closed'))
        for (const carried of this.carry(message)) this.inject(carried)
        return Promise.resolve()
      },
      watch: (listener, onEnded = () => undefined) => {
        for (const message of this.passed) listener(message)
        this.listeners.add(listener)
        this.endListeners.add(onEnded)
        return () => {
          this.listeners.delete(listener)
          this.endListeners.delete(onEnded)
        }
      },
      close: () => {
        if (isOpen) this.openCount -= 1
        isOpen = false
        return Promise.resolve()
      },
    })
  }

  /** The line of everybody breaks, and they notice. */
  end(): void {
    this.isCut = true
    for (const listener of this.endListeners) listener(new TransportError('offline'))
  }

  /** What anybody else puts in. */
  inject(message: Uint8Array): void {
    this.passed.push(message)
    for (const listener of this.listeners) listener(message)
  }
}
