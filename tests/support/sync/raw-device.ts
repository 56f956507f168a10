import {
  decodeRelayFrame,
  encodeDeviceFrame,
  type DeviceFrame,
  type DeviceRequest,
  type RelayFrame,
  type RelayReply,
} from '@shared/sync/relay/frame-codec'
import { proofText, type Session } from '@shared/sync/relay/signed-texts'
import { WebSocket } from 'ws'
import { bytesToHex } from '@shared/sync/relay/hex'
import { relayProtocol } from '@shared/sync/relay/relay-limits'
import { proofOf } from '../../../src/main/sync/relay/relay-handshake.ts'
import type { TestDevice } from './relay-identity.ts'

type Hello = Extract<DeviceFrame, { type: 'hello' }>
type Proof = Extract<DeviceFrame, { type: 'proof' }>
type Challenge = Extract<RelayFrame, { type: 'challenge' }>
type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never

/** A device without manners: says what a test wants, and hears everything in order. */
export class RawDevice {
  /** Everything the relay said, and at its end the close code. */
  readonly heard: (RelayFrame | { type: 'closed'; code: number })[] = []
  private readonly listeners = new Set<() => void>()
  readonly socket: WebSocket
  private taken = 0
  private lastId = 0

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (message: Buffer) => this.hear(decodeRelayFrame(message)))
    socket.on('error', () => undefined)
    socket.on('close', (code) => this.hear({ type: 'closed', code }))
  }

  static connect(address: string, options: WebSocket.ClientOptions = {}): RawDevice {
    return new RawDevice(new WebSocket(address, { perMessageDeflate: false, ...options }))
  }

  async opened(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve, reject) => this.socket.once('open', resolve).once('close', reject))
    }
    return this
  }

  send(frame: DeviceFrame): void {
    this.socket.send(encodeDeviceFrame(frame))
  }

  sendBytes(bytes: Uint8Array): void {
    this.socket.send(bytes)
  }

  /** The next thing it hears that was not taken yet. */
  async next(): Promise<RelayFrame | { type: 'closed'; code: number }> {
    await this.until(() => this.heard.length > this.taken)
    const next = this.heard[this.taken]
    if (!next) throw new Error('nothing')
    this.taken += 1
    return next
  }

  /** The next thing, which must be of a type. */
  async nextOf<Type extends RelayFrame['type']>(type: Type): Promise<Extract<RelayFrame, { type: Type }>> {
    const next = await this.next()
    const isWanted = (frame: typeof next): frame is Extract<RelayFrame, { type: Type }> => frame.type === type
    if (!isWanted(next)) throw new Error(`${type} was expected, not ${JSON.stringify(next)}`)
    return next
  }

  /** Says hello; gives the challenge and what signatures are bound to. */
  async hello(
    { workspaceTag, signingKey }: TestDevice,
    more: Partial<Hello> = {},
  ): Promise<{ challenge: Challenge; session: Session }> {
    await this.opened()
    const hello: Hello = {
      type: 'hello',
      ...relayProtocol,
      host: '127.0.0.1',
      workspaceTag: bytesToHex(workspaceTag),
      signingKey,
      ...more,
    }
    this.send(hello)
    const challenge = await this.nextOf('challenge')
    return { challenge, session: { ...hello, nonce: challenge.nonce } }
  }

  /** Proves who it is as a well-behaved device does, with changes; gives what the relay says to that. */
  async prove(device: TestDevice, more: Partial<Proof> = {}, invite = '') {
    const { challenge, session } = await this.hello(device)
    this.send({ ...proofOf(device, session, challenge, invite), ...more })
    return this.next()
  }

  /** Proves only that it has its key. */
  sendBareProof(device: TestDevice, session: Session): void {
    const signature = device.sign(proofText(session))
    this.send({ type: 'proof', signature, admission: undefined, registration: undefined })
  }

  /** Asks, and gives the answer, passing over pushes. */
  async ask(body: WithoutId<DeviceRequest>): Promise<RelayReply> {
    this.lastId += 1
    const id = this.lastId
    this.send({ ...body, id } as DeviceRequest)
    const isAnswer = (frame: (typeof this.heard)[number]): frame is RelayReply =>
      'id' in frame && frame.id === id
    await this.until(() => this.heard.some((frame) => isAnswer(frame) || frame.type === 'closed'))
    const answer = this.heard.find(isAnswer)
    if (!answer) throw new Error(`closed before ${body.type} was answered`)
    return answer
  }

  /** Waits until what it heard satisfies. */
  until(isEnough: () => boolean): Promise<void> {
    if (isEnough()) return Promise.resolve()
    return new Promise((resolve) => {
      const look = () => {
        if (!isEnough()) return
        this.listeners.delete(look)
        resolve()
      }
      this.listeners.add(look)
    })
  }

  untilClosed(): Promise<void> {
    return this.until(() => this.heard.at(-1)?.type === 'closed')
  }

  end(): void {
    this.socket.terminate()
  }

  private hear(frame: RelayFrame | { type: 'closed'; code: number }): void {
    this.heard.push(frame)
    for (const look of this.listeners) look()
  }
}
