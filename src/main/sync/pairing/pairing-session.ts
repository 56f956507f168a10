import { hexHash } from '@shared/sync/crypto/hash'
import type { PairingState } from '@shared/ipc/calls/sync'
import { mailboxIdOf, type PairingCode } from '@shared/sync/pairing/pairing-code'
import {
  openPairingMessage,
  sealPairingMessage,
  type PairingMessage,
  type PairingSide,
  type StopReason,
} from '@shared/sync/pairing/pairing-message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import type { Mailbox } from '@shared/sync/transport'
import {
  detailOfError,
  failureOfError,
  failureOfStop,
  pairingFailureWords,
  stopReasonOf,
  type PairingFailure,
} from './pairing-failure'

/** Long enough to carry a code to another desk, short enough that a forgotten one is worth nothing. [P1] */
const pairingLimitMs = 5 * 60_000
/** A word to the other side and closing the mailbox may not keep the user waiting for longer. */
const goodbyeLimitMs = 3_000
const sealNonceBytes = 24

/** Where a pairing stands; the host's code as text, to be drawn by whoever shows it. */
export type PairingStep =
  | { step: 'showing-code'; code: string; expiresAt: string }
  | Exclude<PairingState, { step: 'none' | 'showing-code' }>

export interface PairingPorts {
  openMailbox: (mailboxId: string) => Promise<Mailbox>
  nowMs: () => number
  /** Rings once, unless what it returns is called before. */
  setTimer: (ring: () => void, afterMs: number) => () => void
  random: (bytes: number) => Uint8Array
  stepChanged: (step: PairingStep) => void
}

export type PairingOutcome<Result> =
  { ok: true; result: Result } | { ok: false; failure: PairingFailure; message: string }

/** A pairing under way, for either side. */
export interface Pairing<Result> {
  readonly step: PairingStep
  /** The user's word on the digits; counts while they are shown, `false` also while waiting for the other side. */
  answer: (areSame: boolean) => void
  cancel: () => void
  /** Settles once the mailbox is closed; never rejects. */
  readonly outcome: Promise<PairingOutcome<Result>>
}

/** What one side does with what the other one sent. */
export interface PairingCourse {
  /** Goes on as far as what was received and answered allows; called again after each message and the user's yes. */
  advance: () => Promise<void>
  /** Said after a failure: what became of the notes on this device. */
  afterword: () => string
}

type Received<Type extends PairingMessage['type']> = Extract<PairingMessage, { type: Type }>

/**
 * What both sides of a pairing have in common: the mailbox, five minutes, one try, one thing at a time, and an end that
 * the user and the other side are told of. Which message means what is for the two courses. [P6]
 */
export class PairingSession<Result> implements Pairing<Result> {
  /** The user here said that the digits are the same. */
  hasAgreed = false
  step: PairingStep = { step: 'connecting' }
  readonly outcome: Promise<PairingOutcome<Result>>
  readonly expiresAtMs: number
  private settle: (outcome: PairingOutcome<Result>) => void = () => {}
  private opening: Promise<Mailbox> | undefined
  private course: PairingCourse | undefined
  private queue: Promise<void> = Promise.resolve()
  private isOver = false
  private readonly received: PairingMessage[] = []
  /** Hashes of authentic messages sent and received: a mailbox gives the own ones back, and may repeat any. */
  private readonly known = new Set<string>()
  private stopTimer = () => {}
  private unwatch = () => {}

  constructor(
    private readonly side: PairingSide,
    private readonly code: PairingCode,
    private readonly ports: PairingPorts,
  ) {
    this.outcome = new Promise((resolve) => {
      this.settle = resolve
    })
    this.expiresAtMs = ports.nowMs() + pairingLimitMs
  }

  get hasEnded(): boolean {
    return this.isOver
  }

  begin(course: PairingCourse, first: PairingStep): void {
    this.course = course
    this.step = first
    this.stopTimer = this.ports.setTimer(() => this.fail('expired'), this.expiresAtMs - this.ports.nowMs())
    this.ports.stepChanged(first)
    this.opening = this.ports.openMailbox(mailboxIdOf(this.code))
    this.do(async () => {
      const mailbox = await this.opening
      if (this.isOver || !mailbox) return
      this.unwatch = mailbox.watch(
        (bytes) => this.do(() => this.take(bytes)),
        (error) => this.do(() => Promise.reject(error)),
      )
      await course.advance()
    })
  }

  answer(areSame: boolean): void {
    const { step } = this.step
    if (!areSame && (step === 'compare' || step === 'waiting-for-other')) this.fail('different')
    if (!areSame || step !== 'compare') return
    this.hasAgreed = true
    this.do(() => this.advance())
  }

  cancel(): void {
    this.fail('cancelled')
  }

  show(step: PairingStep): void {
    if (this.isOver || JSON.stringify(step) === JSON.stringify(this.step)) return
    this.step = step
    this.ports.stepChanged(step)
  }

  /** The one message of a type that the other side sent. */
  one<Type extends PairingMessage['type']>(type: Type): Received<Type> | undefined {
    return this.all(type)[0]
  }

  all<Type extends PairingMessage['type']>(type: Type): Received<Type>[] {
    return this.received.filter((message): message is Received<Type> => message.type === type)
  }

  newNonce = (): Uint8Array => this.ports.random(sealNonceBytes)

  /** Does nothing once the pairing is over. */
  async post(message: PairingMessage): Promise<void> {
    const mailbox = await this.opening
    if (!this.isOver) await mailbox?.post(this.sealed(message))
  }

  succeed(result: Result, otherName: string): void {
    this.end({ step: 'done', otherName }, { ok: true, result }, undefined)
  }

  /** `detail` is a sentence for the user too. */
  fail(failure: PairingFailure, detail?: string): void {
    const message = [pairingFailureWords[failure], detail, this.course?.afterword()].filter(Boolean).join(' ')
    this.end({ step: 'failed', message }, { ok: false, failure, message }, stopReasonOf(failure))
  }

  /** One thing at a time, in order; whatever goes wrong ends the pairing. */
  private do(task: () => Promise<void>): void {
    this.queue = this.queue.then(async () => {
      if (this.isOver) return
      // NOTE: a timer sleeps with the computer, the clock does not.
      if (this.ports.nowMs() >= this.expiresAtMs) return this.fail('expired')
      try {
        await task()
      } catch (error) {
        this.fail(failureOfError(error, this.side), detailOfError(error))
      }
    })
  }

  private async advance(): Promise<void> {
    await this.course?.advance()
  }

  private async take(bytes: Uint8Array): Promise<void> {
    const opened = this.authentic(bytes)
    if (!opened) return
    const hash = hexHash(bytes)
    if (this.known.has(hash)) return
    this.known.add(hash)
    const { from, message } = opened
    // SECURITY: in the own name, or a second one of what is sent once: somebody else has the code. [P6]
    const isSecond = this.received.some((earlier) => slotOf(earlier) === slotOf(message))
    if (from === this.side || isSecond) return this.fail('used-twice')
    if (message.type === 'stop') return this.fail(failureOfStop(message.reason))
    this.received.push(message)
    await this.advance()
  }

  /** `undefined` for what nobody with the code made: whoever runs the mailbox stops nothing by that. */
  private authentic(bytes: Uint8Array): ReturnType<typeof openPairingMessage> | undefined {
    try {
      return openPairingMessage(this.code, bytes)
    } catch (error) {
      if (error instanceof SyncDataError && error.code !== 'malformed') return undefined
      throw error
    }
  }

  private sealed(message: PairingMessage): Uint8Array {
    const bytes = sealPairingMessage(this.code, this.side, message, this.newNonce())
    this.known.add(hexHash(bytes))
    return bytes
  }

  private end(step: PairingStep, outcome: PairingOutcome<Result>, goodbye: StopReason | undefined): void {
    if (this.isOver) return
    this.show(step)
    this.isOver = true
    this.stopTimer()
    this.unwatch()
    void this.within(this.leave(goodbye), 2 * goodbyeLimitMs).then(() => this.settle(outcome))
  }

  private async leave(goodbye: StopReason | undefined): Promise<void> {
    const mailbox = await this.opening
    if (goodbye)
      await this.within(mailbox?.post(this.sealed({ type: 'stop', reason: goodbye })), goodbyeLimitMs)
    await mailbox?.close()
  }

  /** Waits for something that is only a courtesy: what goes wrong with it changes nothing any more. */
  private async within(courtesy: Promise<unknown> | undefined, limitMs: number): Promise<void> {
    let stopTimer = () => {}
    const limit = new Promise<void>((resolve) => {
      stopTimer = this.ports.setTimer(resolve, limitMs)
    })
    const done = Promise.resolve(courtesy).then(
      () => undefined,
      () => undefined,
    )
    await Promise.race([done, limit])
    stopTimer()
  }
}

/** Messages that are sent once have one place; of the handover, each piece. */
function slotOf(message: PairingMessage): string {
  return message.type === 'handover' ? `handover ${message.index}` : message.type
}
