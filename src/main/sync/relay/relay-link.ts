import {
  decodeRelayFrame,
  encodeDeviceFrame,
  type DeviceFrame,
  type RelayFrame,
} from '@shared/sync/relay/frame-codec'
import { FrameError } from '@shared/sync/relay/frame-fields'
import { maxFrameBytes } from '@shared/sync/relay/relay-limits'
import type { TransportError } from '@shared/sync/transport'
import { WebSocket } from 'ws'
import { relayError } from './relay-errors'

/** For the connection, TLS and upgrade, on a slow line. */
const openWithinMs = 20_000
/** A relay's word on how often it is heard from is taken within these. */
const heartbeatMs = { least: 1000, most: 5 * 60_000 }
/** For an answer to a ping after the system woke up. */
const answerWithinMs = 5000
/** For goodbyes; then the socket is cut. */
const closeWithinMs = 1000

const noRelayWords = 'There is no relay at this address.'

/** Calls once after a delay, unless what it returns is called before. */
type SetTimer = (run: () => void, delayMs: number) => () => void

export interface LinkPorts {
  setTimer: SetTimer
  /** Certificates to trust beside the usual ones, as PEM. */
  certificateAuthority?: string | undefined
}

export interface LinkListener {
  onOpen: () => void
  onFrame: (frame: RelayFrame) => void
  /** Once, however it ends; nothing follows. */
  onClosed: (error: TransportError) => void
}

/** One WebSocket to a relay, from its opening to its end. What it says is read as frames; garbage ends it. */
export class RelayLink {
  private readonly socket: WebSocket
  private isHeard = true
  private isRelay = false
  private isOver = false
  private stopWatching = () => {}

  constructor(
    url: string,
    private readonly ports: LinkPorts,
    private readonly listener: LinkListener,
  ) {
    this.socket = new WebSocket(url, {
      maxPayload: maxFrameBytes,
      perMessageDeflate: false,
      handshakeTimeout: openWithinMs,
      followRedirects: false,
      ...(ports.certificateAuthority === undefined ? {} : { ca: ports.certificateAuthority }),
    })
    this.socket.on('open', () => listener.onOpen())
    this.socket.on('message', (message: Buffer, isBinary: boolean) => this.receive(message, isBinary))
    for (const sign of ['ping', 'pong'] as const) this.socket.on(sign, () => (this.isHeard = true))
    this.socket.on('unexpected-response', (request, response) => {
      request.destroy()
      const isBusy = response.statusCode === 429 || response.statusCode === 503
      this.end(isBusy ? relayError('busy') : relayError('failed', noRelayWords))
    })
    this.socket.on('error', (error) => this.end(errorOfSocket(error)))
    this.socket.on('close', () => this.end(relayError('offline')))
  }

  /** Throws `too-large`, or `failed` for what cannot be written. */
  send(frame: DeviceFrame): void {
    this.socket.send(encode(frame))
  }

  /** From now on silence for two of the relay's heartbeats ends it: the other side may be gone without a word. */
  expectHeartbeat(announcedMs: number): void {
    const intervalMs = 2 * Math.min(heartbeatMs.most, Math.max(heartbeatMs.least, announcedMs))
    const look = () => {
      if (!this.isHeard) return this.end(relayError('offline'))
      this.isHeard = false
      this.stopWatching = this.ports.setTimer(look, intervalMs)
    }
    this.stopWatching()
    look()
  }

  /** Ends it soon where the other side does not answer. */
  probe(): void {
    if (this.isOver || this.socket.readyState !== WebSocket.OPEN) return
    this.isHeard = false
    const stop = this.ports.setTimer(() => {
      if (!this.isHeard) this.end(relayError('offline'))
    }, answerWithinMs)
    this.socket.once('close', stop)
    this.socket.ping()
  }

  /** Ends it for a reason; its listener is told. */
  end(error: TransportError): void {
    if (this.isOver) return
    this.isOver = true
    this.stopWatching()
    this.close()
    this.listener.onClosed(error)
  }

  private close(): void {
    if (this.socket.readyState !== WebSocket.OPEN) return this.socket.terminate()
    const cancel = this.ports.setTimer(() => this.socket.terminate(), closeWithinMs)
    this.socket.once('close', cancel)
    this.socket.close()
  }

  private receive(message: Buffer, isBinary: boolean): void {
    this.isHeard = true
    if (this.isOver) return
    let frame: RelayFrame
    try {
      if (!isBinary) throw new Error('text')
      // NOTE: what is cut out of a Buffer is a Buffer; callers are promised plain bytes.
      frame = decodeRelayFrame(new Uint8Array(message.buffer, message.byteOffset, message.length))
    } catch {
      return this.end(this.isRelay ? relayError('failed') : relayError('failed', noRelayWords))
    }
    this.isRelay = true
    this.listener.onFrame(frame)
  }
}

function encode(frame: DeviceFrame): Uint8Array {
  try {
    return encodeDeviceFrame(frame)
  } catch (error) {
    throw relayError(error instanceof FrameError && error.code === 'too-large' ? 'too-large' : 'failed')
  }
}

/** What went wrong before a word was said; much of it is a mistyped address. */
function errorOfSocket(error: Error): TransportError {
  const { code = '' } = error as { code?: string }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) {
    return relayError(
      'failed',
      'The certificate of the relay is not to be trusted: it is for another name, out of date, or signed by nobody this computer knows. Nothing was sent.',
    )
  }
  if (/EPROTO|ERR_SSL/.test(code)) {
    return relayError(
      'failed',
      'What answers at this address does not encrypt the connection. Check the address and its port.',
    )
  }
  if (/^HPE_|^WS_ERR/.test(code)) return relayError('failed', noRelayWords)
  return relayError('offline')
}
