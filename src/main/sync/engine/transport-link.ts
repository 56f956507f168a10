import { parseStatus } from '@shared/sync/status'
import {
  TransportError,
  type ChainExtent,
  type ChainId,
  type StoredEntry,
  type StoredStatus,
  type Transport,
  type TransportEvent,
} from '@shared/sync/transport'
import type { AttachmentExchange } from './attachments/attachment-exchange'
import type { ChunkCarrier } from './attachments/chunk-carrier'
import type { CheckpointMaker } from './checkpoints/checkpoint-maker'
import type { CheckpointOpener } from './checkpoints/checkpoint-opener'
import { PlaceCover } from './checkpoints/place-cover'
import type { Findings } from './findings'
import type { Intake } from './intake'
import type { Membership } from './membership'
import type { Outgoing } from './outgoing'
import { OwnChainAt } from './own-chain-at'
import { Puller } from './puller'
import type { ReplicaPorts } from './replica-ports'
import type { Statuses, Withheld } from './statuses'
import type { SyncStore } from './sync-store'

const transferBytes = 1024 * 1024
/** Everything is looked at anew this often: what a transport did not tell is found then. */
const lookEveryMs = 60_000
const leastRetryMs = 2_000
/** What seems to be withheld is looked for again after this. */
const suspicionMs = 2_000
const strangersAtOnce = 100
const mostRetryMs = 60_000
/** Statuses that follow each other closely are told as one. */
const statusDelayMs = 250

const alteredWords =
  'It shows something in the place of what this device wrote that does not come from here. Nothing of it was taken in. New changes wait on this device until it is gone; what others write still comes.'

/** What a link shares with the others of the replica. */
export interface LinkParts {
  ports: ReplicaPorts
  store: SyncStore
  membership: Membership
  intake: Intake
  outgoing: Outgoing
  maker: CheckpointMaker
  opener: CheckpointOpener
  statuses: Statuses
  findings: Findings
  /** Nothing is sent: what is there is only looked at. */
  isReadOnly: boolean
  /** Missing where files do not travel. */
  attachments: AttachmentExchange | undefined
  /** Another device, or an earlier state of this one, writes this chain too. [I4] */
  onForked: () => void
  onRosterChanged: () => void
  /** A transport no longer has entries that it had confirmed. */
  onRolledBack: (transport: Transport, missing: number) => void
}

/** Keeps one transport level with this device: what it has is taken in, what is here is sent. */
export class TransportLink {
  withheld: Withheld[] = []
  /** Entries are there that lead on from nothing here, and no checkpoint bridges it. */
  isCutOffFromStart = false
  /** Everything the transport shows was taken in, and everything from here is there. */
  isLevel = false
  /** Why the last try to send or fetch failed; `undefined` once one came through. */
  trouble: TransportError | undefined
  /** Carries files, behind the text. */
  carrier: ChunkCarrier | undefined
  isStopped = false
  private readonly cover: PlaceCover
  private readonly ownChain: OwnChainAt
  private readonly puller: Puller
  private readonly shownCounters = new Map<ChainId, number>()
  private suspected: ReadonlySet<ChainId> = new Set()
  private toldLack = false
  private isLookDue = true
  private isStatusDue = true
  private isAccessDue = true
  private isRunning = false
  private isWoken = false
  private retryMs = leastRetryMs
  private extents: readonly ChainExtent[] = []
  private readonly cancels = new Map<string, () => void>()

  constructor(
    readonly transport: Transport,
    private readonly parts: LinkParts,
  ) {
    this.cover = new PlaceCover(transport, parts)
    this.ownChain = new OwnChainAt(transport, parts)
    this.puller = new Puller(transport, parts)
  }

  /** As it was attached. */
  get options(): { isReadOnly: boolean } {
    return { isReadOnly: this.parts.isReadOnly }
  }

  /** The last own entry the transport has; `undefined` before the first look. */
  get confirmed(): number | undefined {
    return this.ownChain.confirmed
  }

  start(): void {
    const unsubscribe = this.transport.watch((event) => this.hear(event))
    this.cancels.set('watch', unsubscribe)
    const opened = this.parts.attachments?.open(this.transport, this)
    if (opened) this.cancels.set('carrier', opened.close)
    this.carrier = opened?.carrier
    this.wake()
  }

  stop(): void {
    this.isStopped = true
    this.puller.stop()
    for (const cancel of this.cancels.values()) cancel()
    this.cancels.clear()
  }

  /** There may be something to send. A transport that refused is left alone until it is to be tried again. */
  wake(): void {
    this.isWoken = true
    if (!this.isRunning && !this.isStopped && !this.cancels.has('retry')) void this.run()
  }

  /** Looks at everything the transport has, soon. */
  look(): void {
    this.isLookDue = true
    this.wake()
  }

  tellAccess(): void {
    this.isAccessDue = true
    this.wake()
  }

  tellStatus(): void {
    if (this.isStatusDue || this.isStopped) return
    this.later('status', statusDelayMs, () => {
      this.isStatusDue = true
      this.wake()
    })
  }

  private hear(event: TransportEvent): void {
    try {
      this.carrier?.hear(event)
      if (event.kind === 'state') {
        if (event.state.connection === 'ready') {
          this.isAccessDue = true
          this.forgetRetry()
          this.look()
        }
        this.parts.ports.onChanged()
      } else this.parts.opener.noteArrival(this.transport)
      if (event.kind === 'status') {
        this.takeStatus(event.status)
        if (this.parts.intake.held.length > 0) this.wake()
      }
      if (event.kind === 'entries') this.hearEntries(event.chainId, event.entries)
    } catch (error) {
      this.parts.ports.onFailed(error)
      this.look()
    }
  }

  private hearEntries(chainId: ChainId, entries: readonly StoredEntry[]): void {
    const { intake } = this.parts
    intake.takeIn(chainId, entries)
    const isBehindGap = (entries.at(-1)?.sequence ?? 0) > intake.sequenceOf(chainId)
    if (isBehindGap && !intake.isHeld(chainId)) this.look()
    else this.wake()
  }

  private async run(): Promise<void> {
    this.isRunning = true
    try {
      while (this.isWoken && !this.isStopped) {
        this.isWoken = false
        if (this.transport.state.connection !== 'ready') break
        await this.pass()
        // One file's piece at a time: what was written meanwhile goes first.
        if (!this.isStopped && (await this.carrier?.step())) this.isWoken = true
        this.retryMs = leastRetryMs
        this.comeThrough()
      }
    } catch (error) {
      this.attend(error)
    } finally {
      this.isRunning = false
      if (this.isWoken && !this.isStopped && !this.cancels.has('retry')) {
        if (this.transport.state.connection === 'ready') void this.run()
      }
    }
  }

  private async pass(): Promise<void> {
    const { opener, isReadOnly, intake, ports } = this.parts
    if (this.isLookDue) {
      this.isLookDue = false
      await this.lookAtAll().catch((error: unknown) => {
        this.isLookDue = true
        throw error
      })
      this.later('look', lookEveryMs, () => this.look())
    }
    if (this.isStopped) return
    if (await opener.openPending(this.transport)) this.look()
    const heldWaitMs = opener.heldWaitMs(this.transport)
    if (heldWaitMs !== undefined) this.later('held', heldWaitMs, () => this.wake())
    this.noteLack()
    if (!isReadOnly) await this.sendAll()
    const isLevel = !this.isLookDue && intake.held.length === 0 && !this.ownChain.isAltered
    if (isLevel !== this.isLevel) {
      this.isLevel = isLevel
      ports.onChanged()
    }
  }

  private async sendAll(): Promise<void> {
    const { maker, membership } = this.parts
    if (this.isAccessDue && membership.access) {
      // A device that was removed is to hear it from the signed op while the relay still lets it in. The relay's own
      // word is nobody's; but where the op cannot be sent, the relay is told all the same.
      await this.push().finally(() => this.pushAccess())
    }
    await maker.make()
    await this.push()
    this.extents = await this.ownChain.letGo(this.cover, this.extents)
    if (this.isStatusDue && !this.isStopped) await this.pushStatus()
  }

  /** Others are told when this device cannot go on by itself, and when it can again. [K7] */
  private noteLack(): void {
    const lacks = this.isCutOffFromStart || this.parts.intake.held.length > 0
    if (lacks !== this.toldLack) this.tellStatus()
    this.toldLack = lacks
  }

  private async lookAtAll(): Promise<void> {
    const { opener, maker, membership } = this.parts
    this.extents = this.someOf(await this.transport.extents())
    const own = membership.identity.chainId
    const ownExtent = this.extents.find(({ chainId }) => chainId === own)
    if (!this.parts.isReadOnly && !(await this.ownChain.check(ownExtent))) return
    const others = this.extents.filter(({ chainId }) => chainId !== own)
    await this.puller.pullAll(others)
    const isBehindGap = opener.unreached(this.extents).length > 0
    this.isCutOffFromStart = isBehindGap && !(await opener.catchUp(this.transport, this.extents))
    if (isBehindGap) {
      await this.puller.pullAll(others)
      this.parts.onRosterChanged()
    }
    const statuses = await this.transport.statuses()
    for (const status of statuses) this.takeStatus(status)
    this.noteStatusesBack(statuses)
    if (!statuses.some(({ chainId }) => chainId === own)) this.isStatusDue = true
    this.noteWithheld()
    if ((await this.cover.isLacking(this.extents)) && !maker.isDue) {
      this.parts.ports.vault.transaction(() => maker.want('plain'))
    }
    if (this.confirmed !== undefined && maker.own && this.confirmed >= maker.own.sequence) {
      // Who looked for them in vain hears of the status, and looks again.
      if (await maker.ensureBlobs(this.transport)) this.tellStatus()
    }
  }

  /** Of chains that nobody known writes some at a time, others each time: a hostile transport may show any number. */
  private someOf(extents: readonly ChainExtent[]): ChainExtent[] {
    const { known } = this.parts.membership.roster
    const strange = extents.filter(({ chainId }) => !known.has(chainId))
    const from = Math.floor(this.parts.ports.random() * Math.max(0, strange.length - strangersAtOnce))
    return [
      ...extents.filter(({ chainId }) => known.has(chainId)),
      ...strange.slice(from, from + strangersAtOnce),
    ]
  }

  /** A status may be newer than what was shown at this look: what is missing at the next one too is withheld. [A3] */
  private noteWithheld(): void {
    const missing = this.parts.statuses.findWithheld(this.extents)
    this.withheld = missing.filter(({ chainId }) => this.suspected.has(chainId))
    if (missing.length > this.withheld.length) this.later('suspicion', suspicionMs, () => this.look())
    this.suspected = new Set(missing.map(({ chainId }) => chainId))
  }

  private async push(): Promise<void> {
    const { store, outgoing, membership, maker } = this.parts
    while (!this.isStopped && this.confirmed !== undefined) {
      const entries = store.entriesAfter(this.confirmed, transferBytes)
      const last = entries.at(-1)
      if (!last) {
        if (outgoing.seal()) continue
        return
      }
      const own = maker.own
      const isWithManifest =
        own !== undefined && this.confirmed < own.sequence && last.sequence >= own.sequence
      if (isWithManifest) await maker.ensureBlobs(this.transport)
      await this.transport.append(
        membership.identity.chainId,
        entries.map(({ sequence, entry }) => ({ sequence, entry })),
      )
      if (this.isStopped) return
      this.ownChain.confirmed = last.sequence
      this.keepReceipt(last)
      if (isWithManifest) await maker.confirmOwn(this.transport)
      this.tellStatus()
      this.parts.ports.onChanged()
    }
  }

  private async pushAccess(): Promise<void> {
    const { access } = this.parts.membership
    if (!access) return
    this.isAccessDue = false
    await this.transport.setAccess(access).catch((error: unknown) => {
      this.isAccessDue = true
      throw error
    })
  }

  private async pushStatus(): Promise<void> {
    const status = this.parts.statuses.sign(this.toldLack)
    if (!status) return
    // NOTE: first, since what is taken in while this one is on its way is not in it.
    this.isStatusDue = false
    const { chainId } = this.parts.membership.identity
    await this.transport.putStatus({ chainId, status }).catch((error: unknown) => {
      this.isStatusDue = true
      throw error
    })
  }

  /** What it shows now is not earlier than what it showed before. Pushes may come late; what is asked for may not. */
  private noteStatusesBack(statuses: readonly StoredStatus[]): void {
    for (const { chainId, status } of statuses) {
      const counter = counterOf(status)
      const before = this.shownCounters.get(chainId) ?? 0
      if (counter < before) this.parts.findings.note('status-back', this.transport.id)
      this.shownCounters.set(chainId, Math.max(counter, before))
    }
  }

  private takeStatus(status: { chainId: string; status: Uint8Array }): void {
    const { statuses, intake, ports, attachments } = this.parts
    try {
      const told = statuses.take(status)
      if (told === 'own-ahead') this.parts.onForked()
      if (told !== 'news') return
      ports.onChanged()
      attachments?.hearWants(statuses.of(status.chainId)?.wants ?? [])
    } catch (error) {
      const code = (error as { code?: 'forged' }).code ?? 'malformed'
      intake.dropped.set(code, (intake.dropped.get(code) ?? 0) + 1)
    }
  }

  /** Only to notice later that a transport went back: written when there is time. */
  private keepReceipt(head: { sequence: number; hash: string }): void {
    const { store, ports } = this.parts
    this.later('receipt', statusDelayMs, () =>
      ports.vault.transaction(() => store.setReceipt(this.transport.id, head)),
    )
  }

  /** Connected anew, it is another try. */
  private forgetRetry(): void {
    this.cancels.get('retry')?.()
    this.cancels.delete('retry')
  }

  private comeThrough(): void {
    const { isAltered } = this.ownChain
    if (isAltered ? this.trouble?.code === 'fork' : !this.trouble) return
    this.trouble = isAltered ? new TransportError('fork', alteredWords) : undefined
    this.parts.ports.onChanged()
  }

  private attend(error: unknown): void {
    const code = error instanceof TransportError ? error.code : undefined
    if (this.isStopped || code === 'closed') return
    if (code === 'fork' || code === 'gap') this.isLookDue = true
    if (code === 'fork') this.trouble = new TransportError('fork', alteredWords)
    else if (error instanceof TransportError) this.trouble = error
    else this.parts.ports.onFailed(error)
    this.isWoken = true
    const delayMs = this.retryMs * (0.75 + this.parts.ports.random() / 2)
    this.retryMs = Math.min(this.retryMs * 2, mostRetryMs)
    this.later('retry', delayMs, () => this.wake())
    this.parts.ports.onChanged()
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

function counterOf(status: Uint8Array): number {
  try {
    return parseStatus(status).counter
  } catch {
    return Infinity
  }
}
