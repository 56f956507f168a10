import type { TransportError, TransportState } from '@shared/sync/transport'
import type { RelayAddress } from './relay-address'
import { needsUser, relayError } from './relay-errors'
import { RelaySession, type RelayPush, type SessionOptions } from './relay-session'
import { retryDelayMs } from './retry-delay'

/** A connection that held so long was a good one: the next failure is the first. */
const goodAfterMs = 30_000
/** What needs the user is tried this often all the same: somebody may have mended it on the relay. */
const refusedFailures = 16

export interface ConnectionPorts {
  /** From any beginning, and never back, whatever the clock is set to: for how long something has been. */
  steadyMs: () => number
  /** From 0 up to, not including, 1. */
  random: () => number
  setTimer: SessionOptions['ports']['setTimer']
  /** Calls when the system woke up or a network came back; returns its unsubscribe. */
  onWake: (listener: () => void) => () => void
}

interface Wanted extends Omit<SessionOptions, 'ports' | 'url' | 'host'> {
  address: RelayAddress
  certificateAuthority: string | undefined
  ports: ConnectionPorts
  onState: (state: TransportState) => void
  onPush: (push: RelayPush) => void
}

type Phase =
  | { kind: 'connecting' | 'ready'; session: RelaySession; sinceMs: number }
  | { kind: 'waiting'; cancel: () => void }
  | { kind: 'paused' | 'closed' }

/** Keeps a session with a relay, one after the other, gently. */
export class RelayConnection {
  private phase: Phase = { kind: 'paused' }
  private failures = 0
  private current: TransportState = { connection: 'connecting' }
  private settling:
    { session: Promise<RelaySession>; settle: (outcome: RelaySession | TransportError) => void } | undefined
  private readonly stopHearing: () => void

  constructor(private readonly wanted: Wanted) {
    this.stopHearing = wanted.ports.onWake(() => this.wake())
    this.connect()
  }

  get state(): TransportState {
    return this.current
  }

  /** The session, once it is ready; rejects with why there is none now. */
  async session(): Promise<RelaySession> {
    if (this.phase.kind === 'ready') return this.phase.session
    if (this.settling) return this.settling.session
    throw relayError(this.current.code ?? 'offline', this.current.message)
  }

  setPaused(isPaused: boolean): void {
    const { kind } = this.phase
    if (kind === 'closed' || isPaused === (kind === 'paused')) return
    if (!isPaused) {
      this.failures = 0
      return this.connect()
    }
    this.leave({ kind: 'paused' }, relayError('offline', 'Syncing is paused.'))
  }

  close(): void {
    if (this.phase.kind === 'closed') return
    this.stopHearing()
    this.leave({ kind: 'closed' }, relayError('closed'))
  }

  /** NOTE: an attempt that is under way goes on; where it fails, the next one comes soon. */
  private wake(): void {
    const { phase } = this
    this.failures = 0
    if (phase.kind === 'ready') phase.session.probe()
    if (phase.kind !== 'waiting') return
    phase.cancel()
    this.connect()
  }

  private connect(): void {
    const { address, certificateAuthority, credentials, invite, ports, onPush } = this.wanted
    this.settling = promiseOfSession()
    if (this.current.connection !== 'refused') this.tell({ connection: 'connecting' })
    const session: RelaySession = new RelaySession(
      { ...address, credentials, invite, ports: { setTimer: ports.setTimer, certificateAuthority } },
      {
        onReady: (quota) => {
          if (!this.isCurrent(session)) return
          this.phase = { kind: 'ready', session, sinceMs: ports.steadyMs() }
          this.tell({ connection: 'ready', quota })
          this.settling?.settle(session)
          this.settling = undefined
        },
        onPush,
        onUsage: (usedBytes) => this.tellUsage(usedBytes),
        onEnded: (error, retryAfterMs) => {
          if (this.isCurrent(session)) this.retry(error, retryAfterMs)
        },
      },
    )
    this.phase = { kind: 'connecting', session, sinceMs: ports.steadyMs() }
  }

  private isCurrent(session: RelaySession): boolean {
    return 'session' in this.phase && this.phase.session === session
  }

  private retry(error: TransportError, retryAfterMs: number): void {
    const { phase } = this
    const { steadyMs, random, setTimer } = this.wanted.ports
    const wasGood = phase.kind === 'ready' && steadyMs() - phase.sinceMs >= goodAfterMs
    const isRefused = needsUser(error.code)
    const failures = isRefused ? refusedFailures : wasGood ? 0 : this.failures
    this.failures = failures + 1
    const cancel = setTimer(() => this.connect(), retryDelayMs(failures, random, retryAfterMs))
    this.phase = { kind: 'waiting', cancel }
    this.fail(error, isRefused ? 'refused' : 'offline')
  }

  private leave(phase: Phase, error: TransportError): void {
    const before = this.phase
    this.phase = phase
    if ('session' in before) before.session.end(error)
    if ('cancel' in before) before.cancel()
    this.fail(error, 'offline')
  }

  private fail(error: TransportError, connection: 'offline' | 'refused'): void {
    const { quota } = this.current
    this.tell({ connection, code: error.code, message: error.message, ...(quota ? { quota } : {}) })
    this.settling?.settle(error)
    this.settling = undefined
  }

  /** NOTE: told when a whole percent changed; every append changes the bytes. */
  private tellUsage(usedBytes: number): void {
    const { quota } = this.current
    if (!quota) return
    const percent = (bytes: number) => Math.floor((bytes / quota.limitBytes) * 100)
    const next = { ...this.current, quota: { ...quota, usedBytes } }
    if (percent(usedBytes) === percent(quota.usedBytes)) this.current = next
    else this.tell(next)
  }

  private tell(state: TransportState): void {
    this.current = state
    this.wanted.onState(state)
  }
}

function promiseOfSession() {
  const { promise, resolve, reject } = Promise.withResolvers<RelaySession>()
  // Often nobody waits for it.
  promise.catch(() => undefined)
  return {
    session: promise,
    settle: (outcome: RelaySession | TransportError) =>
      outcome instanceof RelaySession ? resolve(outcome) : reject(outcome),
  }
}
