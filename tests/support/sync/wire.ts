import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A stretch of network between a client and a server, which a test can cut, freeze and listen to. */
export interface Wire {
  port: number
  /** Bytes that passed, both ways. */
  bytes: () => number
  /** Hears what passes, from now on: each way of each connection is a stream of its own. */
  listen: (listener: (chunk: Uint8Array, stream: object) => void) => void
  /** What connects from now on goes to this port. */
  leadTo: (port: number) => void
  /** Breaks every connection without a goodbye. */
  cut: () => void
  /** Nothing passes any more, and no end is told of it. */
  freeze: () => void
  close: () => Promise<void>
}

export async function openWire(targetPort: number): Promise<Wire> {
  const pairs = new Set<[Socket, Socket]>()
  const listeners = new Set<(chunk: Uint8Array, stream: object) => void>()
  let target = targetPort
  let bytes = 0

  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        for (const listener of listeners) listener(chunk, from)
        if (!to.write(chunk)) from.pause()
      })
      to.on('drain', () => from.resume())
      from.on('end', () => to.end())
      from.on('error', () => to.destroy())
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => bytes,
    listen: (listener) => listeners.add(listener),
    leadTo: (port) => {
      target = port
    },
    cut,
    freeze: () => {
      for (const pair of pairs) for (const socket of pair) socket.removeAllListeners('data').pause()
    },
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
