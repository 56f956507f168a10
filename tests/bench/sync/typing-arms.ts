import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { Bridge } from '@shared/ipc/bridge'
import { PendingWrites } from '../../../src/renderer/documents/pending-writes'
import { UpdateSender } from '../../../src/renderer/documents/update-sender'
import type { Vault } from '../../../src/main/vault/vault'
import { startTestRelay } from '../../support/sync/start-relay'
import { BenchDevice } from './bench-device'
import { HocuspocusClient, startHocuspocus } from './hocuspocus'
import { TypedDocument, typedCount } from './typed-document'

/** One device types, another one has the document open. */
export interface TypingArm {
  typed: TypedDocument
  /** Calls with how many characters the other device has; of ours, on its disk. */
  onArrived: (listener: (count: number) => void) => void
  end: () => Promise<void>
}

/** Ours, through what windows send with, both vaults and the relay: everything on disk before it goes on. */
export async function openOurs(): Promise<TypingArm> {
  const relay = await startTestRelay()
  const address = relay.directAddress()
  const desk = await BenchDevice.founding(address)
  await desk.level()
  const laptop = await BenchDevice.joining(desk)
  await laptop.connect(address)
  await Promise.all([desk.level(), laptop.level()])

  const id = randomUUID()
  await desk.vault.commit({
    commandId: randomUUID(),
    fields: [{ documentId: id, field: 'kind', value: 'meeting' }],
    bodies: [],
  })
  const typing = new Y.Doc()
  const restoreWindow = standInForWindow(desk.vault)
  const sender = new UpdateSender(id, new PendingWrites())
  typing.on('update', (update: Uint8Array) => sender.queue(update))

  const shown = new Y.Doc()
  let tell = (_count: number) => {}
  laptop.vault.onCommitted(({ bodies }) => {
    for (const { documentId, update } of bodies) if (documentId === id) Y.applyUpdate(shown, update)
    tell(typedCount(shown))
  })
  return {
    typed: new TypedDocument(typing),
    onArrived: (listener) => (tell = listener),
    end: async () => {
      sender.close()
      restoreWindow()
      await Promise.all([desk.end(), laptop.end()])
      await relay.stop()
    },
  }
}

export async function openTheirs(): Promise<TypingArm> {
  const server = await startHocuspocus()
  const clients = [new HocuspocusClient(server.url), new HocuspocusClient(server.url)] as const
  const [[typing], [shown]] = await Promise.all([clients[0].open(['typed']), clients[1].open(['typed'])])
  if (!typing || !shown) throw new Error('not opened')
  let tell = (_count: number) => {}
  shown.on('update', () => tell(typedCount(shown)))
  return {
    typed: new TypedDocument(typing),
    onArrived: (listener) => (tell = listener),
    end: async () => {
      for (const client of clients) client.end()
      await server.end()
    },
  }
}

/** What `UpdateSender` calls is answered as the main process answers it; one process has one window. */
function standInForWindow(vault: Vault): () => void {
  const leadup: Pick<Bridge, 'call' | 'listen'> = {
    call: async (name, args) => {
      if (name !== 'bodies.push') throw new Error(`no stand-in for ${name}`)
      const { commandId, id, update } = args as { commandId: string; id: string; update: Uint8Array }
      await vault.commit({ commandId, fields: [], bodies: [{ documentId: id, update }] })
      return { ok: true, result: {} }
    },
    listen: () => () => {},
  }
  Object.assign(globalThis, { window: { leadup } })
  return () => void Reflect.deleteProperty(globalThis, 'window')
}
