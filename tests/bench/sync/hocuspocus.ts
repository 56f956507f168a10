import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { Server } from '@hocuspocus/server'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** What our figures stand beside; as it comes, and it keeps everything in memory. */
export const hocuspocus = 'Hocuspocus 4.7, in memory'

export interface HocuspocusServer {
  url: string
  /** Keeps a document in the server's memory. */
  put: (name: string, state: Uint8Array) => Promise<void>
  end: () => Promise<void>
}

export async function startHocuspocus(): Promise<HocuspocusServer> {
  const server = new Server({
    address: '127.0.0.1',
    port: 0,
    quiet: true,
    stopOnSignals: false,
    // A client that opens a thousand documents at once must not be turned away.
    maxPendingDocuments: 100_000,
    maxUnauthenticatedQueueMessages: 1_000_000,
    maxUnauthenticatedQueueSize: 1_000_000_000,
  })
  await server.listen()
  const open: { disconnect: () => Promise<void> }[] = []
  return {
    url: `ws://127.0.0.1:${server.address.port}`,
    put: async (name, state) => {
      const connection = await server.hocuspocus.openDirectConnection(name)
      await connection.transact((document) => Y.applyUpdate(document, state))
      // Where nobody has it open, it goes out of memory.
      open.push(connection)
    },
    end: async () => {
      await Promise.all(open.map((connection) => connection.disconnect()))
      await server.destroy()
    },
  }
}

/** A client with one socket. */
export class HocuspocusClient {
  private readonly socket: HocuspocusProviderWebsocket
  private readonly providers: HocuspocusProvider[] = []

  constructor(url: string) {
    this.socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket })
  }

  /** Opens documents; resolves with them once the client has what the server has. */
  open(names: readonly string[]): Promise<Y.Doc[]> {
    return Promise.all(
      names.map(
        (name) =>
          new Promise<Y.Doc>((resolve) => {
            const provider = new HocuspocusProvider({
              name,
              websocketProvider: this.socket,
              token: null,
              // Who is where in a document is nothing that Leadup tells.
              awareness: null,
              onSynced: () => resolve(provider.document),
            })
            provider.attach()
            this.providers.push(provider)
          }),
      ),
    )
  }

  end(): void {
    for (const provider of this.providers) provider.destroy()
    this.socket.destroy()
  }
}
