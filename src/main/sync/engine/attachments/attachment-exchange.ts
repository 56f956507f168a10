import { mostWants } from '@shared/sync/status'
import type { ChainId, Transport } from '@shared/sync/transport'
import { chunksNamedAfter } from '../../../vault/named-chunks'
import { staleProjections } from '../../../vault/stale-projections'
import type { Committed } from '../../../vault/vault'
import type { BlobReader } from '../blob-reader'
import type { Intake } from '../intake'
import type { Membership } from '../membership'
import type { ReplicaPorts, SyncedAttachments } from '../replica-ports'
import type { Statuses } from '../statuses'
import type { SyncStore } from '../sync-store'
import { ChunkCarrier, type CarrierLink } from './chunk-carrier'
import { ChunkFetcher } from './chunk-fetcher'
import type { ChunkRecords } from './chunk-records'

/** Documents looked at in one turn: a millisecond or two. */
const surveyedAtOnce = 300

export interface ExchangeParts {
  attachments: SyncedAttachments
  ports: ReplicaPorts
  store: SyncStore
  membership: Membership
  reader: BlobReader
  records: ChunkRecords
  intake: Intake
  statuses: Statuses
}

/**
 * The bytes of images and files between this device and the others. What documents name and is here goes to every
 * transport that lacks it, whoever added it; what is elsewhere is fetched once somebody wants to see it.
 */
export class AttachmentExchange {
  private readonly carriers = new Set<ChunkCarrier>()
  private readonly fetcher: ChunkFetcher
  private readonly unsubscribes: (() => void)[]
  private surveying: Promise<string[]> | undefined
  /** Named by what was committed while a survey runs. */
  private readonly meanwhile = new Set<string>()
  private isClosed = false

  constructor(private readonly parts: ExchangeParts) {
    const { attachments, ports } = parts
    this.fetcher = new ChunkFetcher({
      store: attachments,
      fetch: (name) => this.fetch(name),
      holderOf: (name) => this.holderOf(name),
      onWaiting: () => this.attendWaiting(),
      onFailed: ports.onFailed,
      setTimer: ports.setTimer,
    })
    this.unsubscribes = [
      ports.vault.onCommitted((committed) => this.attendCommitted(committed)),
      attachments.onArrived((names) => this.attendArrived(names)),
      attachments.connect(this.fetcher),
    ]
  }

  /** Blobs that somebody here wants to see and no transport has. [A4] */
  get wants(): string[] {
    const names = this.fetcher.waiting.slice(0, mostWants)
    return names.flatMap((name) => this.parts.records.blobNameOf(name) ?? [])
  }

  /** Carries chunks over a transport until its `close`. */
  open(transport: Transport, link: CarrierLink): { carrier: ChunkCarrier; close: () => void } {
    const { attachments: store, records, membership, reader, ports, intake } = this.parts
    const carrier = new ChunkCarrier(
      transport,
      {
        store,
        records,
        membership,
        reader,
        ports,
        survey: () => this.survey(),
        waiting: () => this.fetcher.waiting,
        onFound: (names) => this.fetcher.retry(names),
        onDropped: (code) => intake.dropped.set(code, (intake.dropped.get(code) ?? 0) + 1),
      },
      link,
    )
    this.carriers.add(carrier)
    const close = () => {
      carrier.stop()
      this.carriers.delete(carrier)
    }
    return { carrier, close }
  }

  /** Another device looks for blobs and found them nowhere. [A4] */
  hearWants(blobNames: readonly string[]): void {
    const { attachments, records } = this.parts
    const names = blobNames.flatMap((blobName) => records.nameOfBlob(blobName) ?? [])
    const here = names.filter((name) => attachments.has(name))
    for (const carrier of this.carriers) carrier.offerAgain(here)
  }

  close(): void {
    this.isClosed = true
    this.fetcher.stop()
    for (const unsubscribe of this.unsubscribes) unsubscribe()
    for (const carrier of this.carriers) carrier.stop()
    this.carriers.clear()
  }

  private async fetch(name: string): Promise<Uint8Array | undefined> {
    for (const carrier of this.carriers) {
      const bytes = await carrier.read(name)
      if (bytes) return bytes
    }
    return undefined
  }

  private attendWaiting(): void {
    for (const carrier of this.carriers) {
      // It may have come while it was looked for.
      carrier.askSoon()
      carrier.tellStatus()
    }
  }

  private attendCommitted({ projections }: Pick<Committed, 'projections'>): void {
    const named = projections.flatMap(({ projection }) => projection.chunks)
    if (named.length === 0) return
    if (this.surveying) for (const name of named) this.meanwhile.add(name)
    const { ports, records, membership, intake } = this.parts
    const fresh = named.filter((name) => !records.noted.has(name))
    if (fresh.length === 0 || !membership.namingKey) return
    try {
      ports.vault.transaction(() => records.note(fresh, intake.takingInFrom))
      for (const name of fresh) records.noted.add(name)
      this.offer(fresh)
    } catch (error) {
      // The change itself is saved. The next survey finds what it names.
      ports.onFailed(error)
    }
  }

  /** What came from one transport may be missing on another. */
  private attendArrived(names: readonly string[]): void {
    this.fetcher.noteArrived(names)
    this.offer(names.filter((name) => this.parts.records.isNamed(name)))
  }

  private offer(names: readonly string[]): void {
    const here = names.filter((name) => this.parts.attachments.has(name))
    for (const carrier of this.carriers) carrier.offer(here)
  }

  /** The chunks here that documents name. Notes on the way which ones no document names any more. */
  private survey(): Promise<string[]> {
    this.surveying ??= this.surveyAll().finally(() => {
      this.surveying = undefined
      this.meanwhile.clear()
    })
    return this.surveying
  }

  private async surveyAll(): Promise<string[]> {
    const { attachments, ports, records } = this.parts
    const here = attachments.list()
    if (here.length === 0 && records.isEmpty) return []
    const named = new Set<string>()
    let after: string | undefined = ''
    while (after !== undefined) {
      const page = chunksNamedAfter(ports.vault.connection, after, surveyedAtOnce)
      for (const name of page.names) named.add(name)
      after = page.lastId
      await new Promise<void>((resolve) => ports.setTimer(0, resolve))
      if (this.isClosed) return []
    }
    for (const name of this.meanwhile) named.add(name)
    ports.vault.transaction((connection) => {
      // What was taken in and is yet to be read may name any of the others.
      if (staleProjections(connection, 1).length > 0) records.note(named)
      else records.noteAll(named, new Date(ports.nowMs()).toISOString())
    })
    for (const name of named) records.noted.add(name)
    return here.filter((name) => named.has(name))
  }

  /** The device whose chain brought the name, else the one that was heard of last. */
  private holderOf(name: string): string | null {
    const { membership, records, statuses, store } = this.parts
    const { roster, identity } = membership
    const bringer = records.bringerOf(name)
    const chains = bringer === undefined ? undefined : membership.chainsOfDevice(bringer)
    const heardOf = (chainId: ChainId) => store.status(chainId)?.at ?? ''
    const [likely] = [...roster.members.keys()]
      .filter((chainId) => chainId !== identity.chainId && !roster.succeeded.has(chainId))
      .sort(
        (first, second) =>
          Number(chains?.has(second) ?? false) - Number(chains?.has(first) ?? false) ||
          (heardOf(first) < heardOf(second) ? 1 : -1),
      )
    return (likely !== undefined && statuses.of(likely)?.name) || null
  }
}
