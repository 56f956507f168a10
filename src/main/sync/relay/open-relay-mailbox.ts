import { relayProtocol } from '@shared/sync/relay/relay-limits'
import type { DeviceRequest, RelayFrame } from '@shared/sync/relay/frame-codec'
import type { Mailbox, TransportError } from '@shared/sync/transport'
import { MailboxMessages } from './mailbox-messages'
import { parseRelayAddress } from './relay-address'
import { errorOfRefusal, errorOfRefused, relayError } from './relay-errors'
import { RelayLink, type LinkPorts } from './relay-link'

interface Post {
  resolve: () => void
  reject: (error: TransportError) => void
}

/**
 * The mailbox of a pairing, for a newcomer that knows the relay's address and the mailbox's id, and can do nothing
 * else there. Rejects with `bad-address`, `offline`, or `no-mailbox` where there is none by that id (any more).
 */
export async function openRelayMailbox(
  address: string,
  mailboxId: string,
  ports: LinkPorts,
): Promise<Mailbox> {
  const { url } = parseRelayAddress(address)
  if (!/^[0-9a-f]{32}$/.test(mailboxId)) throw errorOfRefusal('no-mailbox')
  const messages = new MailboxMessages()
  const posts = new Map<number, Post>()
  const opened = Promise.withResolvers<void>()
  let lastId = 0
  let ended: TransportError | undefined

  const take = (frame: RelayFrame) => {
    switch (frame.type) {
      case 'welcome':
        link.expectHeartbeat(frame.heartbeatMs)
        return opened.resolve()
      case 'refused':
        return link.end(errorOfRefused(frame))
      case 'mailboxMessage':
        return messages.take(frame.message)
      case 'mailboxClosed':
        return link.end(relayError('closed'))
      case 'done':
        posts.get(frame.id)?.resolve()
        return void posts.delete(frame.id)
      case 'failed':
        posts.get(frame.id)?.reject(errorOfRefusal(frame.code))
        return void posts.delete(frame.id)
      default:
        return link.end(relayError('failed'))
    }
  }
  const link: RelayLink = new RelayLink(url, ports, {
    onOpen: () => link.send({ type: 'helloMailbox', ...relayProtocol, mailboxId }),
    onFrame: take,
    onClosed: (error) => {
      ended = error
      opened.reject(error)
      for (const { reject } of posts.values()) reject(error)
      posts.clear()
      messages.end(error)
    },
  })
  await opened.promise
  return {
    post: (message) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        lastId += 1
        posts.set(lastId, { resolve, reject })
        link.send({ type: 'postMailbox', id: lastId, mailboxId, message } satisfies DeviceRequest)
      }),
    watch: (listener, onEnded) => messages.watch(listener, onEnded),
    close: async () => link.end(relayError('closed')),
  }
}
