import { settingsId, settingsKind } from '@shared/documents/kinds/settings'
import type { CalendarOptions, SubscriptionState } from '@shared/ipc/calls/calendar'
import { UserError } from '@shared/ipc/user-error'
import type { Workspace } from '../../workspace/workspace'
import type { ImportPorts } from '../open-imports'
import { addressFailureWords } from './address-words'
import { applyChanges } from './apply-changes'
import { fetchCalendar, readAddress, type Fetched, type FetchPorts, type Validators } from './fetch-calendar'
import {
  keepSubscription,
  newSubscription,
  readSubscription,
  type KeptSubscription,
} from './kept-subscription'
import { pauseAfter } from './next-check'

export interface SubscriptionPorts extends ImportPorts, FetchPorts {
  newId: () => string
  /** Calls the listener every minute and after the computer slept; returns the function that ends it. */
  onTick: (listener: () => void) => () => void
}

/** After a day all of it is read again: the half year that is looked ahead has moved on. */
const longestUnreadMs = 24 * 60 * 60_000

/** A calendar's address the user subscribed to: fetched now and then, off until it is turned on. */
export class CalendarSubscription {
  private checking: Promise<void> | undefined
  private stopTicking: (() => void) | undefined
  private readonly listeners = new Set<(state: SubscriptionState) => void>()

  constructor(
    private readonly workspace: Workspace,
    private readonly ports: SubscriptionPorts,
  ) {}

  get state(): SubscriptionState {
    const kept = this.kept
    const address = kept && readAddress(kept.address)
    return {
      host: address instanceof URL ? address.host : null,
      isReading: this.checking !== undefined,
      checkedAt: kept && kept.checkedAtMs > 0 ? new Date(kept.checkedAtMs).toISOString() : null,
      failure: kept?.failure ? wordsOf(kept.failure) : null,
      waiting: kept?.waiting ?? 0,
    }
  }

  start(): void {
    this.stopTicking ??= this.ports.onTick(() => void this.checkIfDue())
  }

  stop(): void {
    this.stopTicking?.()
    this.stopTicking = undefined
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  onChanged(listener: (state: SubscriptionState) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * Fetches all of a calendar for a preview; of the one that is subscribed to where no address is given. Throws in the
   * user's words.
   */
  async fetchForPreview(typed?: string): Promise<{ address: string; host: string; bytes: Uint8Array }> {
    const address = typed ?? this.kept?.address ?? ''
    const fetched = await fetchCalendar(address, undefined, this.ports)
    if (fetched.kind !== 'fetched') {
      const failure = fetched.kind === 'failed' ? fetched.failure : 'server-failed'
      throw new UserError(failure, addressFailureWords[failure])
    }
    const { host } = readAddress(address) as URL
    return { address, host, bytes: fetched.bytes }
  }

  /** From now on this address is followed; it was read and its import confirmed. */
  follow(address: string): void {
    this.write(newSubscription(address))
    void this.check()
  }

  /** Ends it. What it brought stays. */
  end(): void {
    this.write(undefined)
  }

  /** Looks now. Never rejects: what fails is in the state. */
  check(): Promise<void> {
    this.checking ??= this.checkNow().finally(() => {
      this.checking = undefined
      this.tell()
    })
    this.tell()
    return this.checking
  }

  private get kept(): KeptSubscription | undefined {
    return readSubscription(this.workspace)
  }

  private async checkIfDue(): Promise<void> {
    const kept = this.kept
    const now = this.ports.nowMs()
    // A clock that was ahead when it was set must not stop it for years.
    const isDue = kept && (now >= kept.dueAtMs || now < kept.checkedAtMs)
    if (isDue) await this.check()
  }

  private async checkNow(): Promise<void> {
    const before = this.kept
    if (!before) return
    const options = this.options()
    const plannedWith = JSON.stringify(options)
    const isKnown =
      before.plannedWith === plannedWith && this.ports.nowMs() - before.readAtMs < longestUnreadMs
    const fetched = await fetchCalendar(before.address, isKnown ? before : undefined, this.ports)
    const outcome = await this.take(fetched, options)
    const checkedAtMs = this.ports.nowMs()
    const failures = outcome.failure === null ? 0 : before.failures + 1
    // It was ended, or another address was taken, meanwhile.
    if (this.kept?.address !== before.address) return
    this.write({
      ...before,
      ...(outcome.read ? { ...outcome.read, readAtMs: checkedAtMs, plannedWith } : {}),
      checkedAtMs,
      failure: outcome.failure,
      failures,
      dueAtMs: checkedAtMs + pauseAfter({ ...outcome, failures }),
    })
  }

  private async take(
    fetched: Fetched,
    options: CalendarOptions,
  ): Promise<{
    failure: string | null
    retryAfterMs?: number | undefined
    read?: Validators & { waiting: number }
  }> {
    if (fetched.kind === 'unchanged') return { failure: null }
    if (fetched.kind === 'failed') return { failure: fetched.failure, retryAfterMs: fetched.retryAfterMs }
    const { bytes, validators } = fetched
    const reader = this.ports.startReader()
    try {
      const outcome = await reader.read({ kind: 'bytes', bytes, size: bytes.length }, this.ports.zone())
      if (!outcome.ok) return { failure: outcome.failure }
      const waiting = await applyChanges(this.workspace, reader, options, this.ports)
      return { failure: null, read: { ...validators, waiting } }
    } catch {
      // The reader ended, or the vault took nothing: it is tried again.
      return { failure: 'server-failed' }
    } finally {
      reader.close()
    }
  }

  private options(): CalendarOptions {
    const fields = this.workspace.vault.row(settingsId)?.fields ?? {}
    const { ownAddresses, ignoredAddresses, titlePatterns } = settingsKind.read(fields)
    return { ownAddresses, ignoredAddresses, titlePatterns, chosen: [] }
  }

  private write(kept: KeptSubscription | undefined): void {
    keepSubscription(this.workspace, kept)
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener(this.state)
  }
}

function wordsOf(failure: string): string {
  return (
    addressFailureWords[failure as keyof typeof addressFailureWords] ?? addressFailureWords['server-failed']
  )
}
