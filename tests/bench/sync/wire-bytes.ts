import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

/** Counts what the sockets that this process opens from now on carry, both ways. */
export function countWireBytes(): { bytes: () => number; end: () => void } {
  const sockets: Socket[] = []
  const note = (message: unknown) => void sockets.push((message as { socket: Socket }).socket)
  subscribe('net.client.socket', note)
  return {
    bytes: () => sockets.reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, 0),
    end: () => void unsubscribe('net.client.socket', note),
  }
}
