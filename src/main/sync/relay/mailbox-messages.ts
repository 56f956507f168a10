import { maxMailboxMessages } from '@shared/sync/relay/relay-limits'

/**
 * The messages of a mailbox in their order; a relay says all of them again to who comes back. More than a mailbox takes
 * are an invention, and are not heard. [L10]
 */
export class MailboxMessages {
  private readonly messages: Uint8Array[] = []
  private readonly listeners = new Set<(message: Uint8Array) => void>()
  private heard = 0

  take(message: Uint8Array): void {
    this.heard += 1
    if (this.heard <= this.messages.length || this.messages.length >= maxMailboxMessages) return
    this.messages.push(message)
    for (const listener of this.listeners) listener(message)
  }

  /** What is taken from now on begins at the first message again. */
  startAnew(): void {
    this.heard = 0
  }

  watch(listener: (message: Uint8Array) => void): () => void {
    const own = (message: Uint8Array) => listener(message)
    this.listeners.add(own)
    for (const message of this.messages) own(message)
    return () => this.listeners.delete(own)
  }
}
