import {
  maxBlobBytes,
  maxEntryBytes,
  maxMailboxMessageBytes,
  maxStatusBytes,
  TransportError,
  type Access,
  type ChainExtent,
  type ChainId,
  type Mailbox,
  type StoredEntry,
  type StoredStatus,
  type Transport,
  type TransportEvent,
  type TransportState,
} from '@shared/sync/transport'
import { appendTo, readFrom } from './memory-chain.ts'
import type { MemoryPlace } from './memory-place.ts'

/** What a simulator decides about the way between a device and the place. */
export interface MemoryPorts {
  /**
   * Waited for before each call has its effect (`append`, `read` …) and again before its answer comes back (`append
   * answered` …), so that a call may be lost, or done and its confirmation lost. What it throws is thrown by the call:
   * a `TransportError` as it is, anything else as `offline`. It may also never settle.
   */
  gate?: (what: string) => Promise<void>
  /** Delivers what is pushed, now or later, in any order or never; by itself in the next microtask. */
  schedule?: (deliver: () => void) => void
}

/** A transport over a place in memory. Each device has its own on the one place; it does not hear its own changes. */
export class MemoryTransport implements Transport {
  readonly id: string
  readonly kind = 'relay'
  state: TransportState = { connection: 'ready' }
  private readonly place: MemoryPlace
  private readonly gate: (what: string) => Promise<void>
  private readonly schedule: (deliver: () => void) => void
  private readonly listeners = new Set<(event: TransportEvent) => void>()
  private readonly openBoxes = new Set<Mailbox>()
  private isClosed = false

  constructor(
    place: MemoryPlace,
    { gate = () => Promise.resolve(), schedule = queueMicrotask }: MemoryPorts = {},
    id = 'memory',
  ) {
    this.place = place
    this.id = id
    this.gate = gate
    this.schedule = schedule
    place.transports.add(this)
  }

  extents(): Promise<ChainExtent[]> {
    return this.call('extents', () =>
      [...this.place.chains].flatMap(([chainId, { entries }]) => {
        const [first] = entries
        const last = entries.at(-1)
        return first && last ? [{ chainId, firstSequence: first.sequence, lastSequence: last.sequence }] : []
      }),
    )
  }

  append(chainId: ChainId, entries: readonly StoredEntry[]): Promise<void> {
    return this.call('append', () => {
      requireHex(chainId, 32)
      for (const { entry } of entries) requireSize(entry, maxEntryBytes)
      const chain = this.place.chains.get(chainId) ?? { entries: [] }
      const added = appendTo(chain, entries)
      this.place.chains.set(chainId, chain)
      if (added.length > 0) this.tellOthers({ kind: 'entries', chainId, entries: added })
    })
  }

  read(chainId: ChainId, afterSequence: number, maxBytes: number): Promise<StoredEntry[]> {
    return this.call('read', () => readFrom(this.place.chains.get(chainId), afterSequence, maxBytes))
  }

  trim(chainId: ChainId, throughSequence: number): Promise<void> {
    return this.call('trim', () => {
      const chain = this.place.chains.get(chainId)
      if (chain) chain.entries = chain.entries.filter(({ sequence }) => sequence > throughSequence)
    })
  }

  putBlob(name: string, blob: Uint8Array): Promise<void> {
    return this.call('putBlob', () => {
      requireHex(name, 64)
      requireSize(blob, maxBlobBytes)
      this.place.blobs.set(name, blob.slice())
    })
  }

  readBlob(name: string): Promise<Uint8Array | undefined> {
    return this.call('readBlob', () => this.place.blobs.get(name)?.slice())
  }

  missingBlobs(names: readonly string[]): Promise<string[]> {
    return this.call('missingBlobs', () => names.filter((name) => !this.place.blobs.has(name)))
  }

  removeBlobs(names: readonly string[]): Promise<void> {
    return this.call('removeBlobs', () => {
      for (const name of names) this.place.blobs.delete(name)
    })
  }

  putStatus({ chainId, status }: StoredStatus): Promise<void> {
    return this.call('putStatus', () => {
      requireHex(chainId, 32)
      requireSize(status, maxStatusBytes)
      this.place.statuses.set(chainId, status.slice())
      this.tellOthers({ kind: 'status', status: { chainId, status } })
    })
  }

  statuses(): Promise<StoredStatus[]> {
    return this.call('statuses', () =>
      [...this.place.statuses].map(([chainId, status]) => ({ chainId, status })),
    )
  }

  setAccess(access: Access): Promise<void> {
    return this.call('setAccess', () => {
      this.place.access = access
    })
  }

  openMailbox(mailboxId: string): Promise<Mailbox> {
    return this.call('openMailbox', () => this.mailbox(mailboxId))
  }

  watch(listener: (event: TransportEvent) => void): () => void {
    // Wrapped, so that one function that watches twice is two listeners.
    const listen = (event: TransportEvent) => listener(event)
    this.listeners.add(listen)
    return () => void this.listeners.delete(listen)
  }

  setPaused(isPaused: boolean): void {
    this.setState({ connection: isPaused ? 'offline' : 'ready' })
  }

  /** What the network does to it. Calls fail with the state's code, or `offline`, until it is `ready`. */
  setState(state: TransportState): void {
    if (this.isClosed) return
    this.state = state
    for (const listener of this.listeners) listener({ kind: 'state', state })
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.state = { connection: 'offline', code: 'closed' }
    this.listeners.clear()
    this.place.transports.delete(this)
    await Promise.all([...this.openBoxes].map((box) => box.close()))
  }

  private async call<Result>(what: string, run: () => Result): Promise<Result> {
    await this.pass(what)
    const result = run()
    await this.pass(`${what} answered`)
    return result
  }

  private async pass(what: string): Promise<void> {
    this.requireReady()
    try {
      await this.gate(what)
    } catch (error) {
      throw error instanceof TransportError ? error : new TransportError('offline')
    }
    this.requireReady()
  }

  private requireReady(): void {
    if (this.isClosed) throw new TransportError('closed')
    if (this.state.connection !== 'ready') throw new TransportError(this.state.code ?? 'offline')
  }

  private tellOthers(event: TransportEvent): void {
    for (const transport of this.place.transports) {
      if (transport !== this) transport.schedule(() => transport.hear(event))
    }
  }

  /** Something is pushed. What comes while it is not connected is missed. */
  hear(event: TransportEvent): void {
    if (this.isClosed || this.state.connection !== 'ready') return
    for (const listener of this.listeners) listener(event)
  }

  private mailbox(mailboxId: string): Mailbox {
    requireHex(mailboxId, 32)
    const box = this.place.box(mailboxId)
    const tells = new Set<() => void>()
    let isClosed = false
    const mailbox: Mailbox = {
      post: (message) =>
        this.call('post', () => {
          if (isClosed) throw new TransportError('closed')
          requireSize(message, maxMailboxMessageBytes)
          box.messages.push(message.slice())
          for (const tell of box.tell) tell()
        }),
      watch: (listener) => {
        let told = 0
        const catchUp = () => {
          while (tells.has(tell) && told < box.messages.length) {
            const message = box.messages[told]
            told += 1
            if (message) listener(message)
          }
        }
        const tell = () => this.schedule(catchUp)
        box.tell.add(tell)
        tells.add(tell)
        tell()
        return () => {
          box.tell.delete(tell)
          tells.delete(tell)
        }
      },
      close: () => {
        isClosed = true
        for (const tell of tells) box.tell.delete(tell)
        tells.clear()
        this.openBoxes.delete(mailbox)
        return Promise.resolve()
      },
    }
    this.openBoxes.add(mailbox)
    return mailbox
  }
}

function requireHex(text: string, length: number): void {
  if (text.length !== length || !/^[0-9a-f]*$/.test(text)) throw new TransportError('failed', 'bad-name')
}

function requireSize(bytes: Uint8Array, maxBytes: number): void {
  if (bytes.length > maxBytes) throw new TransportError('too-large')
}
