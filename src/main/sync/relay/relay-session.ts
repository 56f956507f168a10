import type { DeviceFrame, DeviceRequest, RelayFrame, RelayReply } from '@shared/sync/relay/frame-codec'
import type { AccessKey, Session } from '@shared/sync/relay/signed-texts'
import { TransportError, type Access } from '@shared/sync/transport'
import type { RelayCredentials } from './relay-credentials'
import { errorOfRefusal, errorOfRefused, relayError } from './relay-errors'
import { accessAuthorityOf, helloOf, proofOf, sessionOf } from './relay-handshake'
import { RelayLink, type LinkPorts } from './relay-link'

/** For an answer; a megabyte on a slow line takes most of it. */
const answerWithinMs = 120_000

export type RelayPush = Exclude<RelayFrame, RelayReply>
type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never
export type RequestBody = WithoutId<DeviceRequest>

export interface SessionListener {
  onReady: (quota: { usedBytes: number; limitBytes: number }) => void
  onPush: (push: RelayPush) => void
  onUsage: (usedBytes: number) => void
  /** Once; every request that waits was rejected before. */
  onEnded: (error: TransportError, retryAfterMs: number) => void
}

export interface SessionOptions {
  url: string
  host: string
  invite: string
  credentials: RelayCredentials
  ports: LinkPorts
}

interface Waiting {
  resolve: (reply: RelayReply) => void
  reject: (error: TransportError) => void
  cancelTimer: () => void
}

/** One connection as a device: proves who it is, asks and is told, until it breaks. */
export class RelaySession {
  private readonly link: RelayLink
  private readonly waiting = new Map<number, Waiting>()
  private readonly hello: Extract<DeviceFrame, { type: 'hello' }>
  private lastId = 0
  private session: Session | undefined
  private access: AccessKey | undefined
  private retryAfterMs = 0
  private hasEnded = false

  constructor(
    private readonly options: SessionOptions,
    private readonly listener: SessionListener,
  ) {
    this.hello = helloOf(options.credentials, options.host)
    this.link = new RelayLink(options.url, options.ports, {
      onOpen: () => this.link.send(this.hello),
      onFrame: (frame) => this.take(frame),
      onClosed: (error) => this.finish(error),
    })
  }

  /** Rejects with what the relay refused it with, or with why the connection broke. */
  ask<Type extends RelayReply['type']>(
    body: RequestBody,
    answer: Type,
  ): Promise<Extract<RelayReply, { type: Type }>> {
    this.lastId += 1
    const id = this.lastId
    return new Promise((resolve, reject) => {
      if (this.hasEnded) throw relayError('offline')
      const isAnswer = (reply: RelayReply): reply is Extract<RelayReply, { type: Type }> =>
        reply.type === answer
      this.link.send({ ...body, id } as DeviceRequest)
      this.waiting.set(id, {
        resolve: (reply) => (isAnswer(reply) ? resolve(reply) : reject(relayError('failed'))),
        reject,
        cancelTimer: this.options.ports.setTimer(() => this.end(relayError('offline')), answerWithinMs),
      })
    })
  }

  async setAccess(access: Access): Promise<void> {
    if (!this.session) throw relayError('offline')
    const authority = accessAuthorityOf(this.options.credentials, this.session, this.access, access)
    await this.ask({ type: 'setAccess', ...access, authority }, 'done')
    this.access = access
  }

  probe(): void {
    this.link.probe()
  }

  end(error: TransportError): void {
    this.link.end(error)
  }

  private take(frame: RelayFrame): void {
    if ('id' in frame) return this.settle(frame)
    switch (frame.type) {
      case 'challenge':
        return this.prove(frame)
      case 'welcome':
        this.link.expectHeartbeat(frame.heartbeatMs)
        return this.listener.onReady({ usedBytes: frame.usedBytes, limitBytes: frame.limitBytes })
      case 'refused':
        this.retryAfterMs = frame.retryAfterMs
        return this.end(errorOfRefused(frame))
      case 'removed':
        return this.end(relayError('removed'))
      case 'goingAway':
        this.retryAfterMs = frame.retryAfterMs
        return this.end(relayError('offline'))
      case 'newAccess':
        this.access = { epochNumber: frame.epochNumber, writePublicKey: frame.writePublicKey }
        return
      default:
        this.listener.onPush(frame)
    }
  }

  private prove(challenge: Extract<RelayFrame, { type: 'challenge' }>): void {
    // SECURITY: one proof a connection; a relay gets no second text signed.
    if (this.session) return this.end(relayError('failed'))
    const { credentials, invite } = this.options
    this.session = sessionOf(this.hello, challenge)
    try {
      const proof = proofOf(credentials, this.session, challenge, invite)
      this.access = challenge.access ?? proof.registration
      this.link.send(proof)
    } catch (error) {
      this.end(error instanceof TransportError ? error : relayError('failed'))
    }
  }

  private settle(reply: RelayReply): void {
    const waiting = this.waiting.get(reply.id)
    if (!waiting) return
    this.waiting.delete(reply.id)
    waiting.cancelTimer()
    if (reply.type === 'failed') return waiting.reject(errorOfRefusal(reply.code))
    if (reply.type === 'done' && reply.usedBytes !== undefined) this.listener.onUsage(reply.usedBytes)
    waiting.resolve(reply)
  }

  private finish(error: TransportError): void {
    this.hasEnded = true
    for (const { reject, cancelTimer } of this.waiting.values()) {
      cancelTimer()
      reject(relayError('offline'))
    }
    this.waiting.clear()
    this.listener.onEnded(error, this.retryAfterMs)
  }
}
