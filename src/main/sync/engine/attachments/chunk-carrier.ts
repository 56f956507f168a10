import { sealBlob } from '@shared/sync/blob'
import { SyncDataError, type SyncDataErrorCode } from '@shared/sync/sync-data-error'
import { TransportError, type Transport, type TransportEvent } from '@shared/sync/transport'
import type { BlobReader } from '../blob-reader'
import type { Membership } from '../membership'
import type { ReplicaPorts, SyncedAttachments } from '../replica-ports'
import type { ChunkRecords } from './chunk-records'

/** Names asked for in one call. */
const pageNames = 200
/** What comes closely together is asked about as one. */
const askDelayMs = 2_000
/** What is waited for is asked for this often where a transport tells nothing. */
const askAgainMs = 60_000
/** A transport that has no room for files is left alone with them for so long. */
const refusedMs = 600_000
/** A transport that loses what it was sent, or says so, gets it again after so long. */
const resendMs = 60_000

export interface CarrierParts {
  store: SyncedAttachments
  records: ChunkRecords
  membership: Membership
  reader: BlobReader
  ports: Pick<ReplicaPorts, 'steadyMs' | 'setTimer' | 'onChanged' | 'onFailed'>
  /** Chunks here that documents name. */
  survey: () => Promise<string[]>
  /** Chunks that somebody wants to see and that could not be had. */
  waiting: () => string[]
  /** Some of those can be had now. */
  onFound: (names: string[]) => void
  /** A blob was not what its name says. */
  onDropped: (code: SyncDataErrorCode) => void
}

/** What the link of the transport does for it. */
export interface CarrierLink {
  /** Has `step` called soon. */
  wake: () => void
  tellStatus: () => void
}

/** Carries chunks of attachments over one transport: sends what it lacks and is here, and fetches what is asked for. */
export class ChunkCarrier {
  /** Why the transport takes no files for the time being. */
  refusal: TransportError | undefined
  private isSurveyDue = true
  private isAskDue = true
  /** Of these it is not known whether the transport has them. */
  private readonly unsure = new Set<string>()
  private readonly missing = new Set<string>()
  private readonly sentAtMs = new Map<string, number>()
  /** Sent a moment ago, and not found by somebody. */
  private readonly doubted = new Set<string>()
  /** What stands under these names could not be used, and is not looked at before then. */
  private readonly unusableUntilMs = new Map<string, number>()
  private readonly cancels = new Map<string, () => void>()

  constructor(
    readonly transport: Transport,
    private readonly parts: CarrierParts,
    private readonly link: CarrierLink,
  ) {}

  /** What the transport tells. Connected anew, it may have lost anything. */
  hear(event: TransportEvent): void {
    if (event.kind !== 'state') return this.askSoon()
    if (event.state.connection !== 'ready') return
    this.isSurveyDue = true
    this.isAskDue = true
  }

  /** Chunks that are here and that documents name. */
  offer(names: readonly string[]): void {
    for (const name of names) this.unsure.add(name)
    if (names.length > 0) this.link.wake()
  }

  /** Chunks that may be missing here. What was sent a moment ago is looked after a little later. */
  offerAgain(names: readonly string[]): void {
    const now = this.parts.ports.steadyMs()
    const isRecent = (name: string) => now - (this.sentAtMs.get(name) ?? -resendMs) < resendMs
    this.offer(names.filter((name) => !isRecent(name)))
    for (const name of names) if (isRecent(name)) this.doubted.add(name)
    if (this.doubted.size === 0 || this.cancels.has('doubt')) return
    this.later('doubt', resendMs, () => {
      this.offer([...this.doubted])
      this.doubted.clear()
    })
  }

  /** Something is waited for, or may have come. */
  askSoon(): void {
    if (this.isAskDue || this.cancels.has('ask') || this.parts.waiting().length === 0) return
    this.later('ask', askDelayMs, () => this.askNow())
  }

  tellStatus(): void {
    this.link.tellStatus()
  }

  /**
   * Does one thing, at most one chunk: text goes first. True where there is more to do. Throws what the transport
   * throws, and goes on from there.
   */
  async step(): Promise<boolean> {
    if (this.isAskDue) await this.ask()
    if (this.refusal) return false
    if (this.isSurveyDue) await this.survey()
    if (this.unsure.size > 0) await this.compare()
    else await this.send()
    return this.unsure.size + this.missing.size > 0 && this.parts.membership.sealingKey !== undefined
  }

  /** The verified bytes of a chunk; `undefined` where they cannot be had here now. */
  async read(name: string): Promise<Uint8Array | undefined> {
    const { records, reader, ports, onDropped } = this.parts
    const blobName = records.blobNameOf(name)
    if (this.transport.state.connection !== 'ready' || !this.isUsable(name) || !blobName) return undefined
    try {
      return await reader.read(this.transport, blobName)
    } catch (error) {
      if (error instanceof TransportError) return undefined
      if (!(error instanceof SyncDataError)) throw error
      if (error.code === 'gap') return undefined
      const isForLater = error.code === 'no-epoch' || error.code === 'needs-newer'
      this.unusableUntilMs.set(name, ports.steadyMs() + (isForLater ? refusedMs : askAgainMs))
      if (isForLater) return undefined
      onDropped(error.code)
      return undefined
    }
  }

  stop(): void {
    for (const cancel of this.cancels.values()) cancel()
    this.cancels.clear()
  }

  /** Which of those that are waited for are there now. */
  private async ask(): Promise<void> {
    const { waiting, onFound } = this.parts
    const names = waiting()
    const missing = await this.missingOf(names)
    this.isAskDue = false
    onFound(names.filter((name) => !missing.has(name) && this.isUsable(name)))
    if (waiting().length > 0) this.later('ask again', askAgainMs, () => this.askNow())
  }

  private isUsable(name: string): boolean {
    return (this.unusableUntilMs.get(name) ?? 0) <= this.parts.ports.steadyMs()
  }

  /** Everything that is here is compared with what the transport has. */
  private async survey(): Promise<void> {
    this.isSurveyDue = false
    try {
      this.offerAgain(await this.parts.survey())
    } catch (error) {
      this.isSurveyDue = true
      throw error
    }
  }

  private askNow(): void {
    this.isAskDue = true
    this.link.wake()
  }

  private async compare(): Promise<void> {
    const names = [...this.unsure].slice(0, pageNames)
    for (const name of await this.missingOf(names)) this.missing.add(name)
    for (const name of names) this.unsure.delete(name)
  }

  private async send(): Promise<void> {
    const { store, records, membership, ports } = this.parts
    const [name] = this.missing
    const blobName = name && records.blobNameOf(name)
    if (!name || !blobName || !membership.sealingKey) return
    // One that cannot be read holds no other up.
    const bytes = await store.read(name).catch(ports.onFailed)
    // NOTE: the key in force now; while the disk was read somebody may have been removed. [M3]
    const { sealingKey, workspaceTag } = membership
    if (!sealingKey) return
    if (bytes) {
      const epoch = { epochId: sealingKey.id, epochKey: sealingKey.key, workspaceTag }
      try {
        await this.transport.putBlob(blobName, sealBlob(epoch, blobName, bytes))
      } catch (error) {
        if (error instanceof TransportError && refusals.has(error.code)) return this.refuse(error)
        throw error
      }
      this.sentAtMs.set(name, ports.steadyMs())
    }
    this.missing.delete(name)
    // Who looked for it in vain hears of the status, and looks again.
    if (this.missing.size === 0) this.link.tellStatus()
  }

  private async missingOf(names: readonly string[]): Promise<Set<string>> {
    const byBlob = new Map<string, string>()
    for (const name of names) {
      const blobName = this.parts.records.blobNameOf(name)
      if (blobName !== undefined) byBlob.set(blobName, name)
    }
    const blobNames = [...byBlob.keys()]
    const missing = new Set<string>()
    for (let at = 0; at < blobNames.length; at += pageNames) {
      for (const blobName of await this.transport.missingBlobs(blobNames.slice(at, at + pageNames))) {
        const name = byBlob.get(blobName)
        if (name !== undefined) missing.add(name)
      }
    }
    return missing
  }

  /** Text, which needs little room, goes on. */
  private refuse(error: TransportError): void {
    this.refusal = error
    this.parts.ports.onChanged()
    this.later('refused', refusedMs, () => {
      this.refusal = undefined
      this.parts.ports.onChanged()
      this.link.wake()
    })
  }

  private later(name: string, delayMs: number, run: () => void): void {
    this.cancels.get(name)?.()
    const cancel = this.parts.ports.setTimer(delayMs, () => {
      this.cancels.delete(name)
      run()
    })
    this.cancels.set(name, cancel)
  }
}

/** What a transport says that has no room for files. */
const refusals: ReadonlySet<string> = new Set(['quota', 'too-large'])
