import {
  decodeDeviceFrame,
  encodeRelayFrame,
  type DeviceFrame,
  type RelayFrame,
} from '@shared/sync/relay/frame-codec'
import { FrameError } from '@shared/sync/relay/frame-fields'
import { relayProtocol } from '@shared/sync/relay/relay-limits'
import type { WebSocket } from 'ws'
import type { RelayLog } from '../observe/relay-log'
import type { RelayMetrics } from '../observe/relay-metrics'
import type { RelayOptions } from '../options'
import type { RelayPorts } from '../ports'
import { Refusal, type RefusalCode } from '../refusal'
import { answerRequest, type Caller, type Desk } from './answer-request'
import { FrameSocket } from './frame-socket'
import { challengeFor, chooseProtocol, letIn, type Challenge } from './handshake'
import type { MailboxReader } from './mailboxes'
import type { UnsentBytes } from './unsent-bytes'

/** A WebSocket's close codes for us to choose from begin at 4000. */
const refusedCloseCode = 4000
const removedCloseCode = 4001

export interface ConnectionPorts {
  desk: Desk
  gate: Pick<RelayOptions, 'invites' | 'names' | 'limits'>
  system: RelayPorts
  log: RelayLog
  metrics: RelayMetrics
  unsent: UnsentBytes
  /** It proved who it is, or what mailbox it knows. */
  onLetIn: () => void
  onClosed: () => void
}

type Stage =
  | { kind: 'hello' }
  | { kind: 'proof'; challenge: Challenge }
  | { kind: 'device'; caller: Caller }
  | { kind: 'visitor' }
  | { kind: 'ended' }

/** What one connection is and may do, from hello to its end. [L2] to [L10] */
export class DeviceConnection implements MailboxReader {
  private readonly socket: FrameSocket
  private stage: Stage = { kind: 'hello' }

  constructor(
    socket: WebSocket,
    private readonly ports: ConnectionPorts,
  ) {
    const { log, metrics, unsent, system, gate } = ports
    this.socket = new FrameSocket(socket, {
      limits: gate.limits,
      metrics,
      unsent,
      after: system.after,
      onFrame: (frame) => this.handle(frame),
      onDropped: (reason, error) => {
        log.note('dropped', { reason })
        if (error !== undefined) log.failure('frame', error)
      },
      onClosed: () => this.end(),
    })
  }

  beat(): void {
    this.socket.beat()
  }

  goAway(retryAfterMs: number): void {
    this.send({ type: 'goingAway', retryAfterMs })
    this.end()
    this.socket.close(1001)
  }

  tellMessage(mailboxId: string, message: Uint8Array): void {
    this.send({ type: 'mailboxMessage', mailboxId, message })
  }

  tellClosed(mailboxId: string): void {
    this.send({ type: 'mailboxClosed', mailboxId })
    if (this.stage.kind === 'visitor') this.socket.close(1000)
  }

  private async handle(bytes: Uint8Array): Promise<void> {
    if (this.hasEnded()) return
    try {
      const frame = decodeDeviceFrame(bytes)
      this.ports.metrics.add('frames_received_total', 1, frame.type)
      await this.handleFrame(frame)
    } catch (error) {
      if (error instanceof FrameError) this.refuse(new Refusal('garbled'))
      else if (error instanceof Refusal) this.refuse(error)
      else throw error
    }
  }

  private async handleFrame(frame: DeviceFrame): Promise<void> {
    const { stage } = this
    if (stage.kind === 'hello' && frame.type === 'hello') return this.challenge(frame)
    if (stage.kind === 'hello' && frame.type === 'helloMailbox') return this.visit(frame)
    if (stage.kind === 'proof' && frame.type === 'proof') return this.letIn(stage.challenge, frame)
    if (!('id' in frame)) throw new Refusal('garbled')
    if (stage.kind === 'device') return this.answer(stage.caller, frame)
    if (stage.kind !== 'visitor' || frame.type !== 'postMailbox') throw new Refusal('not-admitted')
    return this.reply(frame.id, async () => {
      this.ports.desk.mailboxes.post(frame.mailboxId, this, frame.message)
      return { type: 'done', id: frame.id, usedBytes: undefined }
    })
  }

  private async challenge(hello: Extract<DeviceFrame, { type: 'hello' }>): Promise<void> {
    const { desk, gate, system } = this.ports
    const challenge = await challengeFor(desk.store, gate, hello, system.randomBytes(32))
    if (this.hasEnded()) return
    this.stage = { kind: 'proof', challenge }
    const { workspace } = challenge
    this.send({
      type: 'challenge',
      protocol: challenge.protocol,
      nonce: challenge.session.nonce,
      workspace: workspace ? 'known' : 'unknown',
      device: challenge.standing,
      access: workspace && { epochNumber: workspace.epochNumber, writePublicKey: workspace.writePublicKey },
      isInviteNeeded: gate.invites.length > 0,
    })
  }

  private async letIn(challenge: Challenge, proof: Extract<DeviceFrame, { type: 'proof' }>): Promise<void> {
    const { desk, gate, log, metrics } = this.ports
    const { session, chainId } = challenge
    const how = await letIn(desk.store, gate, challenge, proof)
    if (this.hasEnded()) return
    const caller: Caller = {
      session,
      chainId,
      reader: this,
      sendEncoded: (frame) => this.socket.send(frame),
      expel: () => this.expel(),
    }
    const room = desk.rooms.join(session.workspaceTag, caller)
    this.stage = { kind: 'device', caller }
    // SECURITY: it may have been removed while it proved who it is; from here on a removal finds it in the room.
    if ((await desk.store.standingOf(session.workspaceTag, chainId)) !== 'known') throw new Refusal('removed')
    if (this.hasEnded()) return
    this.socket.charge = (frames, bytes) => Math.max(room.requests.take(frames), room.bytes.take(bytes))
    this.socket.handleConcurrently()
    this.ports.onLetIn()
    metrics.add('admitted_total', 1, how)
    if (how !== 'known') {
      log.note(how, { workspace: log.alias(session.workspaceTag), device: log.alias(chainId) })
    }
    this.send({
      type: 'welcome',
      heartbeatMs: gate.limits.heartbeatMs,
      usedBytes: challenge.workspace?.usedBytes ?? 0,
      limitBytes: gate.limits.quotaBytes,
    })
  }

  private async visit(hello: Extract<DeviceFrame, { type: 'helloMailbox' }>): Promise<void> {
    const { desk, gate } = this.ports
    chooseProtocol(hello)
    const listen = desk.mailboxes.visit(hello.mailboxId, this)
    this.stage = { kind: 'visitor' }
    this.ports.onLetIn()
    this.send({ type: 'welcome', heartbeatMs: gate.limits.heartbeatMs, usedBytes: 0, limitBytes: 0 })
    listen()
  }

  private async answer(caller: Caller, request: Extract<DeviceFrame, { id: number }>): Promise<void> {
    await this.reply(request.id, () => answerRequest(this.ports.desk, caller, request))
  }

  /** Answers a request also where it fails: other requests go on. */
  private async reply(id: number, answer: () => Promise<RelayFrame>): Promise<void> {
    try {
      this.send(await answer())
    } catch (error) {
      if (!(error instanceof Refusal)) this.ports.log.failure('request', error)
      const { code, retryAfterMs } = error instanceof Refusal ? error : new Refusal('failed')
      this.countRefusal(code)
      this.send({ type: 'failed', id, code, retryAfterMs })
    }
  }

  private expel(): void {
    this.send({ type: 'removed' })
    this.end()
    this.socket.close(removedCloseCode)
  }

  private refuse({ code, retryAfterMs }: Refusal): void {
    this.countRefusal(code)
    this.send({ type: 'refused', code, ...relayProtocol, retryAfterMs })
    this.end()
    this.socket.close(refusedCloseCode)
  }

  private countRefusal(code: RefusalCode): void {
    this.ports.metrics.add('refusals_total', 1, code)
  }

  private send(frame: RelayFrame): void {
    this.socket.send(encodeRelayFrame(frame))
  }

  private hasEnded(): boolean {
    return this.stage.kind === 'ended'
  }

  /** Nothing it sends is handled any more. Told again when the socket is closed. */
  private end(): void {
    const { stage } = this
    this.stage = { kind: 'ended' }
    if (stage.kind === 'device') this.ports.desk.rooms.leave(stage.caller.session.workspaceTag, stage.caller)
    this.ports.desk.mailboxes.leave(this)
  }
}
