import { parseStatus } from '@shared/sync/status'
import type { ChainExtent, ChainId, StoredStatus, Transport } from '@shared/sync/transport'
import type { LinkParts } from './link-parts'
import type { NamedTimers } from './named-timers'
import type { Withheld } from './statuses'

/** Statuses that follow each other closely are told as one. */
const statusDelayMs = 250
/** What seems to be withheld is looked for again after this. */
const suspicionMs = 2_000

interface Parts extends Pick<
  LinkParts,
  'ports' | 'membership' | 'intake' | 'statuses' | 'findings' | 'attachments' | 'onForked'
> {
  timers: NamedTimers
  wake: () => void
  look: () => void
}

/** Tells one transport how far this device has come, and takes in how far the others say they have. */
export class StatusExchange {
  withheld: Withheld[] = []
  private isDue = true
  private toldLack = false
  private suspected: ReadonlySet<ChainId> = new Set()
  private readonly shownCounters = new Map<ChainId, number>()

  constructor(
    private readonly transport: Transport,
    private readonly parts: Parts,
  ) {}

  /** Tells the own status soon. */
  tell(): void {
    if (this.isDue) return
    this.parts.timers.set('status', statusDelayMs, () => {
      this.isDue = true
      this.parts.wake()
    })
  }

  /** Others are told when this device cannot go on by itself, and when it can again. [K7] */
  noteLack(lacks: boolean): void {
    if (lacks !== this.toldLack) this.tell()
    this.toldLack = lacks
  }

  async pushDue(): Promise<void> {
    const status = this.isDue ? this.parts.statuses.sign(this.toldLack) : undefined
    if (!status) return
    // NOTE: first, since what is taken in while this one is on its way is not in it.
    this.isDue = false
    const { chainId } = this.parts.membership.identity
    await this.transport.putStatus({ chainId, status }).catch((error: unknown) => {
      this.isDue = true
      throw error
    })
  }

  /** Takes in all that the transport shows, and compares it with what it shows of the chains. */
  async takeAll(extents: readonly ChainExtent[]): Promise<void> {
    const shown = await this.transport.statuses()
    for (const status of shown) this.take(status)
    this.noteBack(shown)
    const own = this.parts.membership.identity.chainId
    if (!shown.some(({ chainId }) => chainId === own)) this.isDue = true
    this.noteWithheld(extents)
  }

  take(status: StoredStatus): void {
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

  /**
   * Of what was withheld at the last look, the chains of which nothing at all is shown and that still go on by what
   * members say: they were let go for a checkpoint. Who began from another one passed over its manifest. [K4]
   */
  goneFrom(extents: readonly ChainExtent[]): ChainId[] {
    if (this.withheld.length === 0) return []
    const shown = new Set(extents.map(({ chainId }) => chainId))
    const wasWithheld = new Set(this.withheld.map(({ chainId }) => chainId))
    return this.parts.statuses
      .findWithheld(extents)
      .flatMap(({ chainId }) => (wasWithheld.has(chainId) && !shown.has(chainId) ? [chainId] : []))
  }

  /** A status may be newer than what was shown at this look: what is missing at the next one too is withheld. [A3] */
  private noteWithheld(extents: readonly ChainExtent[]): void {
    const { statuses, timers, look } = this.parts
    const missing = statuses.findWithheld(extents)
    this.withheld = missing.filter(({ chainId }) => this.suspected.has(chainId))
    if (missing.length > this.withheld.length) timers.set('suspicion', suspicionMs, look)
    this.suspected = new Set(missing.map(({ chainId }) => chainId))
  }

  /** What it shows now is not earlier than what it showed before. Pushes may come late; what is asked for may not. */
  private noteBack(shown: readonly StoredStatus[]): void {
    const { known } = this.parts.membership.roster
    for (const { chainId, status } of shown) {
      if (!known.has(chainId)) continue
      const counter = counterOf(status)
      const before = this.shownCounters.get(chainId) ?? 0
      if (counter < before) this.parts.findings.note('status-back', this.transport.id)
      this.shownCounters.set(chainId, Math.max(counter, before))
    }
  }
}

function counterOf(status: Uint8Array): number {
  try {
    return parseStatus(status).counter
  } catch {
    return Infinity
  }
}
