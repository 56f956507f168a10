import type { Socket } from 'node:net'
import type { RelayLimits } from '../options'

/** A request with its headers and a whole handshake are a few thousand bytes. */
const maxBytesBeforeLetIn = 32 * 1024

interface Waiting {
  socket: Socket
  sinceMs: number
}

/**
 * Sockets that have not proved who they are, from their first packet on: before TLS, headers, upgrade and handshake,
 * each of which could be dragged out. They are few, have little time and may send little; when there are too many the
 * oldest goes, so that whoever proves himself at once gets through a flood.
 */
export class WaitingRoom {
  private readonly waiting = new Map<string, Waiting>()

  constructor(
    private readonly limits: Pick<RelayLimits, 'unauthenticated' | 'authenticateWithinMs'>,
    private readonly nowMs: () => number,
    private readonly onEvicted: () => void,
  ) {}

  get size(): number {
    return this.waiting.size
  }

  enter(socket: Socket): void {
    const key = keyOf(socket)
    this.waiting.set(key, { socket, sinceMs: this.nowMs() })
    socket.once('close', () => {
      if (this.waiting.get(key)?.socket === socket) this.waiting.delete(key)
    })
    const [oldest] = this.waiting
    if (oldest && this.waiting.size > this.limits.unauthenticated) this.evict(...oldest)
  }

  /** It proved who it is. NOTE: with TLS this is another object than the one that entered. */
  letIn(socket: Socket): void {
    this.waiting.delete(keyOf(socket))
  }

  /** Ends those whose time is over, or who sent too much; to be called every second or so. */
  sweep(): void {
    for (const [key, { socket, sinceMs }] of this.waiting) {
      const isLate = this.nowMs() - sinceMs > this.limits.authenticateWithinMs
      if (isLate || socket.bytesRead > maxBytesBeforeLetIn) this.evict(key, { socket })
    }
  }

  /**
   * Ends a socket as soon as it has sent more than a handshake takes, until what is returned is called. The library
   * would gather a frame of full size from anybody.
   */
  limitBytes(socket: Socket): () => void {
    let bytes = 0
    const count = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytesBeforeLetIn) this.evict(keyOf(socket), { socket })
    }
    socket.on('data', count)
    return () => socket.off('data', count)
  }

  private evict(key: string, { socket }: Pick<Waiting, 'socket'>): void {
    this.waiting.delete(key)
    this.onEvicted()
    socket.destroy()
  }
}

function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress}:${remotePort}`
}
