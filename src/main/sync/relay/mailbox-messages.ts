import { maxMailboxMessages } from '@shared/sync/relay/relay-limits'
import type { TransportError } from '@shared/sync/transport'

interface Watcher {
  onMessage: (message: Uint8Array) => void
  onEnded: ((error: TransportError) => void) | undefined
}

/**
 * The messages of a mailbox in their order; a relay says all of them again to who comes back. More than a mailbox takes
 * are an invention, and are not heard. [L10]
 */
export class MailboxMessages {
  private readonly messages: Uint8Array[] = []
  private readonly watchers = new Set<Watcher>()
  private heard = 0
  private endedBy: TransportError | undefined

  /** Whether fewer were said again than there had been: then it is another mailbox, under the same name. */
  get areIncomplete(): boolean {
    return this.heard < this.messages.length
  }

  take(message: Uint8Array): void {
    this.heard += 1
    if (this.heard <= this.messages.length || this.messages.length >= maxMailboxMessages) return
    this.messages.push(message)
    for (const { onMessage } of this.watchers) onMessage(message)
  }

  /** What is taken from now on begins at the first message again. */
  startAnew(): void {
    this.heard = 0
  }

  /** Nothing more comes. */
  end(error: TransportError): void {
    this.endedBy = error
    for (const { onEnded } of this.watchers) onEnded?.(error)
    this.watchers.clear()
  }

  watch(onMessage: Watcher['onMessage'], onEnded?: Watcher['onEnded']): () => void {
    const watcher = { onMessage, onEnded }
    this.watchers.add(watcher)
    for (const message of this.messages) onMessage(message)
    if (this.endedBy) onEnded?.(this.endedBy)
    return () => this.watchers.delete(watcher)
  }
}
