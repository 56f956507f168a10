import { identityFrom, newSeed, workspaceTagOf, type Identity } from '@shared/sync/crypto/identity'
import { sodium } from '@shared/sync/crypto/sodium'
import type { NewDevice } from '@shared/sync/pairing/handshake'
import { parsePairingCode, type PairingCode } from '@shared/sync/pairing/pairing-code'
import { newEpoch, recoverySigner, signOp, wrapKey, type OpContent } from '@shared/sync/roster/op'
import { hostPairing, type HostPairingPorts } from '../../../src/main/sync/pairing/host-pairing'
import { joinPairing } from '../../../src/main/sync/pairing/join-pairing'
import type { Pairing, PairingStep } from '../../../src/main/sync/pairing/pairing-session'
import { ManualClock } from './manual-clock'
import { MemoryMailbox } from './memory-mailbox'

/** A pairing with what its user saw, and a way to wait for it. */
export interface Side<Result> {
  pairing: Pairing<Result>
  steps: PairingStep[]
  reaches: <Step extends PairingStep['step']>(step: Step) => Promise<Extract<PairingStep, { step: Step }>>
}

/** A workspace of one device, to let others into. */
function smallWorkspace() {
  const [recovery, founder] = [identityFrom(newSeed()), identityFrom(newSeed())]
  const workspace = workspaceTagOf(recovery.signingKey)
  const { key, epoch } = newEpoch(1, [recovery.boxKey, founder.boxKey])
  const keysOf = ({ signingKey, boxKey }: Identity | NewDevice) => ({ signingKey, boxKey })
  const sign = (signer: Identity, content: object) => signOp(signer, { workspace, ...content } as OpContent)
  const roster = [
    sign(recovery, {
      type: 'found',
      signer: recoverySigner,
      recovery: keysOf(recovery),
      device: keysOf(founder),
      epoch,
    }),
  ]
  const heads = { [founder.chainId]: [3, 'ab'.repeat(32)] as [number, string] }
  const admitted: NewDevice[] = []
  const admit: HostPairingPorts['admit'] = (device) => {
    admitted.push(device)
    const wraps = [wrapKey(key, device.boxKey)]
    roster.push(
      sign(founder, {
        type: 'add',
        signer: founder.chainId,
        order: 0,
        device: keysOf(device),
        wraps,
      }),
    )
    return Promise.resolve({ roster, heads })
  }
  return { workspace, roster, heads, admitted, admit }
}

/** Both sides of a pairing, each at its mailbox: one and the same unless somebody stands in between. */
export function pairedSides({
  hostMailbox = new MemoryMailbox(),
  newcomerMailbox = hostMailbox,
  hostPorts = {},
}: {
  hostMailbox?: MemoryMailbox
  newcomerMailbox?: MemoryMailbox
  hostPorts?: Partial<HostPairingPorts>
} = {}) {
  const clock = new ManualClock()
  const workspace = smallWorkspace()
  const random = (bytes: number) => sodium.randombytes_buf(bytes)
  const common = { nowMs: clock.nowMs, setTimer: clock.setTimer, random }
  const host = watched((stepChanged) =>
    hostPairing({
      ...common,
      stepChanged,
      openMailbox: hostMailbox.open,
      address: 'wss://relay.example:8443',
      deviceName: 'Laptop',
      admit: workspace.admit,
      ...hostPorts,
    }),
  )
  const code = codeShownBy(host)
  const identity = identityFrom(newSeed())
  const join = (mailbox = newcomerMailbox, joinCode = code) =>
    watched((stepChanged) =>
      joinPairing({
        ...common,
        stepChanged,
        openMailbox: mailbox.open,
        code: joinCode,
        identity,
        deviceName: 'Desk',
      }),
    )
  return { clock, workspace, host, code, identity, join, hostMailbox, newcomerMailbox }
}

function watched<Result>(begin: (stepChanged: (step: PairingStep) => void) => Pairing<Result>): Side<Result> {
  const steps: PairingStep[] = []
  let waiting: (() => void)[] = []
  const pairing = begin((step) => {
    steps.push(step)
    const called = waiting
    waiting = []
    for (const look of called) look()
  })
  type StepOf<Step extends PairingStep['step']> = Extract<PairingStep, { step: Step }>
  async function reaches<Step extends PairingStep['step']>(step: Step): Promise<StepOf<Step>> {
    for (;;) {
      const found = steps.find((it): it is StepOf<Step> => it.step === step)
      if (found) return found
      const last = steps.at(-1)
      if (last?.step === 'failed') throw new Error(`${step} was not reached: ${last.message}`)
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }
  return { pairing, steps, reaches }
}

function codeShownBy({ steps: [first] }: Side<unknown>): PairingCode {
  const parsed = first?.step === 'showing-code' ? parsePairingCode(first.code) : undefined
  if (!parsed?.ok) throw new Error('no code is shown')
  return parsed.code
}
