import {
  TransportError,
  type ChainId,
  type StoredEntry,
  type Transport,
  type TransportEvent,
  type TransportState,
} from '@shared/sync/transport'
import type { ChunkCarrier } from './attachments/chunk-carrier'
import type { LinkParts } from './link-parts'
import { NamedTimers } from './named-timers'
import { OwnChainAt } from './own-chain-at'
import { PlaceLook } from './place-look'
import { StatusExchange } from './status-exchange'
import type { Withheld } from './statuses'

/** Everything is looked at anew this often: what a transport did not tell is found then. */
const lookEveryMs = 60_000
/** A device that was removed looks whether that still counts. */
const listenEveryMs = 300_000
const leastRetryMs = 2_000
const mostRetryMs = 60_000

const alteredWords =
  'It shows something in the place of what this device wrote that does not come from here. Nothing of it was taken in. New changes wait on this device until it is gone; what others write still comes.'

/** Keeps one transport level with this device: what it has is taken in, what is here is sent. */
export class TransportLink {
  /** Everything the transport shows was taken in, and everything from here is there. */
  isLevel = false
  /** Why the last try to send or fetch failed; `undefined` once one came through. */
  trouble: TransportError | undefined
  /** Carries files, behind the text. */
  carrier: ChunkCarrier | undefined
  private isStopped = false
  private readonly timers: NamedTimers
  private readonly ownChain: OwnChainAt
  private readonly exchange: StatusExchange
  private readonly place: PlaceLook
  private isLookDue = true
  private isAccessDue = true
  private isRunning = false
  private isWoken = false
  private retryMs = leastRetryMs
  private wasReady: boolean
  private triedAtOnceAtMs = -Infinity
  private readonly ends: (() => void)[] = []

  constructor(
    readonly transport: Transport,
    private readonly parts: LinkParts,
  ) {
    this.timers = new NamedTimers(parts.ports)
    this.wasReady = transport.state.connection === 'ready'
    const { timers } = this
    const onSent = () => {
      this.tellStatus()
      parts.ports.onChanged()
    }
    this.ownChain = new OwnChainAt(transport, { ...parts, timers, onSent })
    this.exchange = new StatusExchange(transport, {
      ...parts,
      timers,
      wake: () => this.wake(),
      look: () => this.look(),
    })
    this.place = new PlaceLook(transport, { ...parts, ownChain: this.ownChain, exchange: this.exchange })
  }

  /** The last own entry the transport has; `undefined` before the first look. */
  get confirmed(): number | undefined {
    return this.ownChain.confirmed
  }

  /** Own entries are on their way there, or wait to be. */
  get isSending(): boolean {
    return this.confirmed !== undefined && this.confirmed < this.parts.store.head.sequence
  }

  /** Whatever is written next goes there at once. */
  get isIdle(): boolean {
    return (
      this.isLevel &&
      !this.isRunning &&
      !this.isSending &&
      !this.parts.isReadOnly &&
      !this.timers.isSet('retry') &&
      this.transport.state.connection === 'ready'
    )
  }

  get withheld(): Withheld[] {
    return this.exchange.withheld
  }

  /** Entries are there that lead on from nothing here, and no checkpoint bridges it. */
  get isCutOffFromStart(): boolean {
    return this.place.isCutOffFromStart
  }

  start(): void {
    this.ends.push(this.transport.watch((event) => this.hear(event)))
    const opened = this.parts.attachments?.open(this.transport, this)
    if (opened) this.ends.push(opened.close)
    this.carrier = opened?.carrier
    this.wake()
  }

  stop(): void {
    this.isStopped = true
    this.ownChain.stop()
    this.place.stop()
    for (const end of this.ends.splice(0)) end()
    this.timers.end()
  }

  /** There may be something to send. A transport that refused is left alone until it is to be tried again. */
  wake(): void {
    this.isWoken = true
    if (!this.isRunning && !this.isStopped && !this.timers.isSet('retry')) void this.run()
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
    if (!this.isStopped) this.exchange.tell()
  }

  private hear(event: TransportEvent): void {
    try {
      this.carrier?.hear(event)
      if (event.kind === 'state') {
        this.hearState(event.state)
        this.parts.ports.onChanged()
      } else if (!this.parts.membership.isMember) return
      else this.parts.opener.noteArrival(this.transport)
      if (event.kind === 'status') {
        this.exchange.take(event.status)
        if (this.parts.intake.held.length > 0) this.wake()
      }
      if (event.kind === 'entries') this.hearEntries(event.chainId, event.entries)
    } catch (error) {
      this.parts.ports.onFailed(error)
      this.look()
    }
  }

  /** Connected anew, it is tried at once; what was ready all along only tells that there is something to look at. */
  private hearState({ connection }: TransportState): void {
    const isAnew = connection === 'ready' && !this.wasReady
    this.wasReady = connection === 'ready'
    if (connection !== 'ready') return
    this.isAccessDue = true
    const nowMs = this.parts.ports.steadyMs()
    // A drive may be there and gone again by the second: what failed so the last time as well waits as long as it would.
    if (isAnew && this.timers.isSet('retry') && nowMs - this.triedAtOnceAtMs >= this.retryMs) {
      this.triedAtOnceAtMs = nowMs
      this.timers.clear('retry')
    }
    this.look()
  }

  private hearEntries(chainId: ChainId, entries: readonly StoredEntry[]): void {
    const { intake } = this.parts
    intake.takeIn(chainId, entries)
    const isBehindGap = (entries.at(-1)?.sequence ?? 0) > intake.sequenceOf(chainId)
    if (isBehindGap && !intake.isHeld(chainId) && !intake.isWaiting(chainId)) this.look()
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
        const { isMember } = this.parts.membership
        if (isMember && !this.isStopped && (await this.carrier?.step())) this.isWoken = true
        this.retryMs = leastRetryMs
        this.comeThrough()
      }
    } catch (error) {
      this.attend(error)
    } finally {
      this.isRunning = false
      if (this.isWoken && !this.isStopped && !this.timers.isSet('retry')) {
        if (this.transport.state.connection === 'ready') void this.run()
      }
    }
  }

  /** Whether a removal counts may turn out later: of two devices that remove each other the more senior one stays. */
  private async listen(): Promise<void> {
    if (!this.isLookDue) return
    this.isLookDue = false
    this.timers.set('look', listenEveryMs, () => this.look())
    await this.place.listen()
    if (this.parts.membership.isMember) this.look()
  }

  private async pass(): Promise<void> {
    const { opener, isReadOnly, intake, ports } = this.parts
    if (!this.parts.membership.isMember) return await this.listen()
    if (this.isLookDue) {
      this.isLookDue = false
      await this.place.lookAtAll().catch((error: unknown) => {
        this.isLookDue = true
        throw error
      })
      this.timers.set('look', lookEveryMs, () => this.look())
    }
    if (this.isStopped || !this.parts.membership.isMember) return
    if (await opener.openPending(this.transport)) this.look()
    const heldWaitMs = opener.heldWaitMs(this.transport)
    if (heldWaitMs !== undefined) this.timers.set('held', heldWaitMs, () => this.wake())
    this.exchange.noteLack(this.isCutOffFromStart || intake.held.length > 0)
    if (!isReadOnly) await this.sendAll()
    const isLevel = !this.isLookDue && intake.held.length === 0 && !this.ownChain.isAltered
    if (isLevel !== this.isLevel) {
      this.isLevel = isLevel
      ports.onChanged()
    }
  }

  private async sendAll(): Promise<void> {
    const { maker, membership, outgoing } = this.parts
    if (this.isAccessDue && membership.access) {
      // A device that was removed is to hear it from the signed op while the relay still lets it in. The relay's own
      // word is nobody's; but where the op cannot be sent, the relay is told all the same.
      await this.ownChain.push().finally(() => this.pushAccess())
    }
    if (!outgoing.hasEnded) await maker.make()
    await this.ownChain.push()
    await this.place.letGo()
    if (!this.isStopped) await this.exchange.pushDue()
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
    this.timers.set('retry', delayMs, () => this.wake())
    this.parts.ports.onChanged()
  }
}
