import type { WebSocket } from 'ws'
import type { RelayLimits } from '../options'
import type { RelayPorts } from '../ports'
import type { RelayMetrics } from '../observe/relay-metrics'
import type { UnsentBytes } from './unsent-bytes'

/** Answers made at the same time for one connection; each may be a megabyte, and all must fit into `unsentBytes`. */
const maxConcurrentFrames = 4
/** With so much written and not taken, nothing more is read from a device. */
const pausingBytes = 1024 * 1024

/** Why the relay cuts a connection. */
export type DropReason = 'too-slow' | 'silent' | 'failed' | 'text-frame'

interface FrameSocketPorts extends Pick<RelayPorts, 'after'> {
  limits: Pick<RelayLimits, 'unsentBytes'>
  metrics: RelayMetrics
  /** Of all sockets. */
  unsent: UnsentBytes
  /** Handles one frame; what it needs is let go when it settles. */
  onFrame: (frame: Uint8Array) => Promise<void>
  onDropped: (reason: DropReason, error?: unknown) => void
  onClosed: () => void
}

/**
 * One WebSocket that neither a fast nor a slow device can fill memory through: it is read only as fast as it is
 * answered, as it takes the answers, and as its workspace's rate allows.
 */
export class FrameSocket {
  /** Counts frames and bytes against the rate of the workspace; gives the milliseconds to wait after them. */
  charge: (frames: number, bytes: number) => number = () => 0
  private readonly waiting: Uint8Array[] = []
  private inFlight = 0
  private maxInFlight = 1
  private isThrottled = false
  private isPaused = false
  private isAlive = true
  private isClosed = false
  private cancelThrottle = () => {}
  private readonly reader = { cut: () => this.drop('too-slow') }

  constructor(
    private readonly socket: WebSocket,
    private readonly ports: FrameSocketPorts,
  ) {
    socket.on('message', (message: Buffer, isBinary: boolean) => this.receive(message, isBinary))
    socket.on('pong', () => {
      this.isAlive = true
    })
    // What goes wrong on a socket ends in `close`; there is nobody to tell.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.isClosed = true
      this.waiting.length = 0
      this.cancelThrottle()
      ports.unsent.note(this.reader, 0)
      ports.onClosed()
    })
  }

  /** From now on frames are handled side by side. NOTE: before, the order of a handshake is kept. */
  handleConcurrently(): void {
    this.maxInFlight = maxConcurrentFrames
  }

  send(frame: Uint8Array): void {
    if (this.isClosed || this.socket.readyState !== this.socket.OPEN) return
    this.ports.metrics.add('bytes_sent_total', frame.length)
    this.throttle(this.charge(0, frame.length))
    this.socket.send(frame, () => {
      // Who takes what is written is there, though it is not read from meanwhile.
      if (this.isPaused) this.isAlive = true
      this.noteUnsent({ hasTaken: true })
      this.goOn()
    })
    this.noteUnsent()
    if (this.socket.bufferedAmount > this.ports.limits.unsentBytes) this.drop('too-slow')
    else this.updatePause()
  }

  /** Sees whether it is there: one that said nothing since the last call is cut. */
  beat(): void {
    if (!this.isAlive) return this.drop(this.isPaused ? 'too-slow' : 'silent')
    // Nothing is read from one that waits for its rate: it cannot answer.
    this.isAlive = this.isThrottled
    if (this.socket.readyState === this.socket.OPEN) this.socket.ping()
  }

  /** Says goodbye, after what was sent. */
  close(code: number): void {
    this.waiting.length = 0
    this.resume()
    this.socket.close(code)
  }

  drop(reason: DropReason, error?: unknown): void {
    if (this.isClosed) return
    this.ports.metrics.add('drops_total', 1, reason)
    this.ports.onDropped(reason, error)
    this.isClosed = true
    this.waiting.length = 0
    this.ports.unsent.note(this.reader, 0)
    this.socket.terminate()
  }

  private receive(message: Buffer, isBinary: boolean): void {
    this.isAlive = true
    if (!isBinary) return this.drop('text-frame')
    this.ports.metrics.add('bytes_received_total', message.length)
    this.waiting.push(message)
    this.goOn()
  }

  private goOn(): void {
    while (this.inFlight < this.maxInFlight && !this.isClosed && !this.isThrottled && !this.isFull()) {
      const frame = this.waiting.shift()
      if (!frame) break
      this.throttle(this.charge(1, frame.length))
      this.inFlight += 1
      this.ports
        .onFrame(frame)
        .catch((error: unknown) => this.drop('failed', error))
        .finally(() => {
          this.inFlight -= 1
          this.goOn()
        })
    }
    this.updatePause()
  }

  private noteUnsent(more: { hasTaken?: boolean } = {}): void {
    if (!this.isClosed) this.ports.unsent.note(this.reader, this.socket.bufferedAmount, more)
  }

  private isFull(): boolean {
    return this.socket.bufferedAmount > pausingBytes
  }

  private throttle(delayMs: number): void {
    if (delayMs === 0 || this.isThrottled) return
    this.isThrottled = true
    this.cancelThrottle = this.ports.after(delayMs, () => {
      this.isThrottled = false
      this.isAlive = true
      this.goOn()
    })
  }

  private updatePause(): void {
    if (this.isClosed) return
    if (this.isThrottled || this.waiting.length > 0 || this.isFull()) {
      if (this.isPaused) return
      this.isPaused = true
      this.socket.pause()
    } else this.resume()
  }

  private resume(): void {
    if (!this.isPaused) return
    this.isPaused = false
    this.socket.resume()
  }
}
