import { maxListItems } from '@shared/sync/relay/relay-limits'
import {
  maxEntryBytes,
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
import { parseRelayAddress } from './relay-address'
import { RelayConnection, type ConnectionPorts } from './relay-connection'
import type { RelayCredentials } from './relay-credentials'
import { relayError } from './relay-errors'
import { OwnMailboxes } from './own-mailboxes'
import type { RelayPush } from './relay-session'

/** The header of an entry of ops, an empty body and a signature. Else entries of nothing would come without end. [E1] */
const leastEntryBytes = 68 + 1 + 64

export interface RelayTransportOptions {
  /** Names it on this device, also after a restart. */
  id: string
  /** As the user typed it. */
  address: string
  /** Wanted by some relays when a workspace is new to them. */
  invite?: string | undefined
  credentials: RelayCredentials
  ports: ConnectionPorts
  /** Certificates to trust beside the usual ones, as PEM. */
  certificateAuthority?: string | undefined
}

/** A relay as a transport. Connects from the start. The constructor throws `bad-address`. */
export class RelayTransport implements Transport {
  readonly id: string
  readonly kind = 'relay'
  private readonly connection: RelayConnection
  private readonly listeners = new Set<(event: TransportEvent) => void>()
  private readonly mailboxes = new OwnMailboxes(() => this.connection.session())

  constructor({ id, address, invite, credentials, ports, certificateAuthority }: RelayTransportOptions) {
    this.id = id
    this.connection = new RelayConnection({
      address: parseRelayAddress(address),
      invite: invite ?? '',
      credentials,
      certificateAuthority,
      ports,
      onState: (state) => {
        if (state.connection === 'ready') this.mailboxes.reopen()
        this.tell({ kind: 'state', state })
      },
      onPush: (push) => this.hear(push),
    })
  }

  get state(): TransportState {
    return this.connection.state
  }

  async extents(): Promise<ChainExtent[]> {
    return (await this.ask({ type: 'extents' }, 'extentsAre')).extents
  }

  async append(chainId: ChainId, entries: readonly StoredEntry[]): Promise<void> {
    for (const group of groupsThatFit(entries)) {
      await this.ask({ type: 'append', chainId, entries: group }, 'done')
    }
  }

  async read(chainId: ChainId, afterSequence: number, maxBytes: number): Promise<StoredEntry[]> {
    const read: StoredEntry[] = []
    let bytes = 0
    for (;;) {
      const page = await this.ask(
        {
          type: 'read',
          chainId,
          afterSequence: read.at(-1)?.sequence ?? afterSequence,
          maxBytes: Math.min(maxEntryBytes, maxBytes - bytes),
        },
        'entriesAre',
      )
      for (const entry of page.entries) {
        bytes += Math.max(entry.entry.length, leastEntryBytes)
        if (bytes > maxBytes && read.length > 0) return read
        read.push(entry)
      }
      if (page.isLast || page.entries.length === 0 || bytes >= maxBytes) return read
    }
  }

  async trim(chainId: ChainId, throughSequence: number): Promise<void> {
    await this.ask({ type: 'trim', chainId, throughSequence }, 'done')
  }

  async putBlob(name: string, blob: Uint8Array): Promise<void> {
    await this.ask({ type: 'putBlob', name, blob }, 'done')
  }

  async readBlob(name: string): Promise<Uint8Array | undefined> {
    return (await this.ask({ type: 'readBlob', name }, 'blobIs')).blob
  }

  async missingBlobs(names: readonly string[]): Promise<string[]> {
    const missing: string[] = []
    for (const some of slices(names)) {
      const { names: told } = await this.ask({ type: 'missingBlobs', names: some }, 'missingAre')
      const asked = new Set(some)
      missing.push(...told.filter((name) => asked.has(name)))
    }
    return missing
  }

  async removeBlobs(names: readonly string[]): Promise<void> {
    for (const some of slices(names)) await this.ask({ type: 'removeBlobs', names: some }, 'done')
  }

  async putStatus({ chainId, status }: StoredStatus): Promise<void> {
    await this.ask({ type: 'putStatus', chainId, status }, 'done')
  }

  async statuses(): Promise<StoredStatus[]> {
    const all: StoredStatus[] = []
    for (;;) {
      const afterChainId = all.at(-1)?.chainId
      const page = await this.ask({ type: 'statuses', afterChainId }, 'statusesAre')
      all.push(...page.statuses)
      // A relay that never comes to an end is not followed there.
      if (page.isLast || page.statuses.length === 0 || all.length >= maxListItems) return all
    }
  }

  async setAccess(access: Access): Promise<void> {
    await (await this.connection.session()).setAccess(access)
  }

  openMailbox(mailboxId: string): Promise<Mailbox> {
    return this.mailboxes.open(mailboxId)
  }

  watch(listener: (event: TransportEvent) => void): () => void {
    // NOTE: the same function may watch twice.
    const own = (event: TransportEvent) => listener(event)
    this.listeners.add(own)
    return () => this.listeners.delete(own)
  }

  setPaused(isPaused: boolean): void {
    this.connection.setPaused(isPaused)
  }

  async close(): Promise<void> {
    this.connection.close()
    this.listeners.clear()
  }

  private readonly ask: Awaited<ReturnType<RelayConnection['session']>>['ask'] = async (body, answer) =>
    (await this.connection.session()).ask(body, answer)

  private hear(push: RelayPush): void {
    if (push.type === 'newEntries') {
      this.tell({ kind: 'entries', chainId: push.chainId, entries: push.entries })
    } else if (push.type === 'newStatus') {
      this.tell({ kind: 'status', status: { chainId: push.chainId, status: push.status } })
    } else this.mailboxes.hear(push)
  }

  private tell(event: TransportEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}

/** As many entries as one frame takes at a time, in order. Throws `too-large` for one that fits into none. */
function groupsThatFit(entries: readonly StoredEntry[]): StoredEntry[][] {
  const groups: StoredEntry[][] = []
  let bytes = 0
  for (const entry of entries) {
    if (entry.entry.length > maxEntryBytes) throw relayError('too-large')
    const last = groups.at(-1)
    bytes += entry.entry.length
    if (last && bytes <= maxEntryBytes && last.length < maxListItems) last.push(entry)
    else {
      groups.push([entry])
      bytes = entry.entry.length
    }
  }
  return groups
}

function slices(names: readonly string[]): string[][] {
  const count = Math.ceil(names.length / maxListItems)
  return Array.from({ length: count }, (_, index) =>
    names.slice(index * maxListItems, (index + 1) * maxListItems),
  )
}
