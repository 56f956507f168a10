import { TransportError, type Mailbox } from '@shared/sync/transport'
import { MailboxMessages } from './mailbox-messages'
import { relayError } from './relay-errors'
import type { RelayPush, RelaySession } from './relay-session'

/** The mailboxes a device has open at a relay; they outlive a connection that breaks. */
export class OwnMailboxes {
  private readonly byId = new Map<string, MailboxMessages>()

  constructor(private readonly session: () => Promise<RelaySession>) {}

  async open(mailboxId: string): Promise<Mailbox> {
    const messages = new MailboxMessages()
    this.byId.set(mailboxId, messages)
    try {
      await (await this.session()).ask({ type: 'openMailbox', mailboxId }, 'done')
    } catch (error) {
      this.byId.delete(mailboxId)
      throw error
    }
    const requireOpen = async () => {
      if (this.byId.get(mailboxId) !== messages) throw relayError('closed')
      return this.session()
    }
    return {
      post: async (message) => {
        await (await requireOpen()).ask({ type: 'postMailbox', mailboxId, message }, 'done')
      },
      watch: (listener, onEnded) => messages.watch(listener, onEnded),
      close: async () => {
        if (this.byId.get(mailboxId) !== messages) return
        const session = requireOpen()
        this.byId.delete(mailboxId)
        // Where the relay cannot be told, it ends the mailbox by itself.
        await session.then((it) => it.ask({ type: 'closeMailbox', mailboxId }, 'done')).catch(ignoreOffline)
      },
    }
  }

  /** Comes back to every mailbox over a new connection. */
  reopen(): void {
    for (const [mailboxId, messages] of this.byId) {
      messages.startAnew()
      this.session()
        .then((session) => session.ask({ type: 'openMailbox', mailboxId }, 'done'))
        // A relay that was started anew has lost what was said, and whoever it was said to.
        .then(() => (messages.areIncomplete ? this.end(mailboxId) : undefined))
        .catch(ignoreOffline)
    }
  }

  hear(push: RelayPush): void {
    if (push.type === 'mailboxMessage') this.byId.get(push.mailboxId)?.take(push.message)
    if (push.type === 'mailboxClosed') this.end(push.mailboxId)
  }

  private end(mailboxId: string): void {
    const messages = this.byId.get(mailboxId)
    this.byId.delete(mailboxId)
    messages?.end(relayError('closed'))
  }
}

function ignoreOffline(error: unknown): void {
  if (!(error instanceof TransportError)) throw error
}
