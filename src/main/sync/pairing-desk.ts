import { randomBytes } from 'node:crypto'
import type { PairingState } from '@shared/ipc/calls/sync'
import { UserError } from '@shared/ipc/user-error'
import { qrPicture } from '@shared/qr-picture'
import type { Identity } from '@shared/sync/crypto/identity'
import { parsePairingCode, pairingCodeErrorWords, type PairingCode } from '@shared/sync/pairing/pairing-code'
import { TransportError, type Mailbox } from '@shared/sync/transport'
import { hostPairing, type HostPairingPorts } from './pairing/host-pairing'
import { joinPairing, type JoinedWorkspace } from './pairing/join-pairing'
import type { Pairing, PairingPorts, PairingStep } from './pairing/pairing-session'

interface DeskPorts {
  nowMs: () => number
  setTimer: (run: () => void, delayMs: number) => () => void
  stateChanged: (state: PairingState) => void
}

/** The pairing under way on this device, on whichever side; one at a time. */
export class PairingDesk {
  state: PairingState = { step: 'none' }
  private pairing: Pairing<unknown> | undefined

  constructor(private readonly ports: DeskPorts) {}

  /** Shows a code here. Replaces one that is being shown. */
  host(host: Omit<HostPairingPorts, Exclude<keyof PairingPorts, 'openMailbox'>>): void {
    this.pairing?.cancel()
    this.follow((ports) => hostPairing({ ...ports, ...host }))
  }

  /** Brings a code from another device; resolves with what that handed over, `undefined` where it came to nothing. */
  async join(
    code: PairingCode,
    identity: Identity,
    deviceName: string,
    openMailbox: (mailboxId: string) => Promise<Mailbox>,
  ): Promise<JoinedWorkspace | undefined> {
    this.pairing?.cancel()
    const pairing = this.follow((ports) => joinPairing({ ...ports, openMailbox, code, identity, deviceName }))
    const outcome = await pairing.outcome
    return outcome.ok ? outcome.result : undefined
  }

  answer(areSame: boolean): void {
    this.pairing?.answer(areSame)
  }

  /** Ends a pairing wherever it is, and puts one that is over back to `none`. */
  async cancel(): Promise<void> {
    this.pairing?.cancel()
    await this.pairing?.outcome
    this.pairing = undefined
    this.show({ step: 'none' })
  }

  private follow<Result>(
    begin: (ports: Omit<PairingPorts, 'openMailbox'>) => Pairing<Result>,
  ): Pairing<Result> {
    let isCurrent = true
    const pairing = begin({
      nowMs: this.ports.nowMs,
      setTimer: this.ports.setTimer,
      random: (bytes) => Uint8Array.from(randomBytes(bytes)),
      stepChanged: (step) => {
        if (isCurrent) this.show(withQr(step))
      },
    })
    this.pairing = pairing
    void pairing.outcome.then(() => {
      isCurrent = this.pairing === pairing
    })
    this.show(withQr(pairing.step))
    return pairing
  }

  private show(state: PairingState): void {
    this.state = state
    this.ports.stateChanged(state)
  }
}

/** Throws `bad-code`, in the user's words. */
export function readPairingCode(typed: string): PairingCode {
  const parsed = parsePairingCode(typed)
  if (parsed.ok) return parsed.code
  throw new UserError('bad-code', pairingCodeErrorWords[parsed.error])
}

export function asUserError(error: unknown): unknown {
  if (!(error instanceof TransportError)) return error
  if (error.code === 'bad-address') return new UserError('bad-address', 'This is no address of a relay.')
  if (error.code === 'invite-needed') {
    return new UserError(
      'invite-needed',
      'This relay takes new workspaces by invitation only. Type the invite.',
    )
  }
  return error
}

function withQr(step: PairingStep): PairingState {
  return step.step === 'showing-code' ? { ...step, qr: qrPicture(step.code) } : step
}
