import type { Identity } from '@shared/sync/crypto/identity'
import { openHandover, workspaceOfHandover, type Handover } from '@shared/sync/pairing/handover'
import {
  agreeAsNewcomer,
  commitmentOf,
  ephemeralFrom,
  sealReceipt,
  sealRequest,
  type PairingAgreement,
} from '@shared/sync/pairing/handshake'
import type { PairingCode } from '@shared/sync/pairing/pairing-code'
import { ephemeralKeyBytes, ephemeralNonceBytes } from '@shared/sync/pairing/pairing-message'
import { SyncDataError } from '@shared/sync/sync-data-error'
import { PairingSession, type Pairing, type PairingPorts } from './pairing-session'

export interface JoinPairingPorts extends PairingPorts {
  /** As parsed from what the user typed, pasted or scanned. */
  code: PairingCode
  /** Made for this workspace and used nowhere else. */
  identity: Pick<Identity, 'signingKey' | 'boxKey' | 'sign'>
  /** What the user calls this device. */
  deviceName: string
}

/** Verified to let this device in; `workspaceTag` is what its roster is evaluated for. */
export interface JoinedWorkspace extends Handover {
  workspaceTag: string
}

/** Brings a code to the device that shows it, and takes what it hands over. [P6] */
export function joinPairing(ports: JoinPairingPorts): Pairing<JoinedWorkspace> {
  const { code, identity } = ports
  const ephemeral = ephemeralFrom(ports.random(ephemeralKeyBytes), ports.random(ephemeralNonceBytes))
  const session = new PairingSession<JoinedWorkspace>('newcomer', code, ports)
  let hasCommitted = false
  let agreement: PairingAgreement | undefined
  let hasRequested = false

  async function advance(): Promise<void> {
    if (!hasCommitted) {
      hasCommitted = true
      await session.post({ type: 'commit', commitment: commitmentOf(ephemeral.revealed) })
    }
    const offer = session.one('offer')
    if (!offer) return
    if (!agreement) {
      agreement = agreeAsNewcomer(code, ephemeral, offer.ephemeral)
      await session.post({ type: 'open', ephemeral: ephemeral.revealed })
    }
    if (!session.hasAgreed) {
      session.show({ step: 'compare', digits: agreement.digits, otherName: null })
      return
    }
    session.show({ step: 'waiting-for-other' })
    if (!hasRequested) {
      hasRequested = true
      const sealed = sealRequest(agreement, identity, ports.deviceName, session.newNonce())
      await session.post({ type: 'request', sealed })
    }
    await takeHandover(agreement)
  }

  async function takeHandover(agreement: PairingAgreement): Promise<void> {
    const pieces = session.all('handover')
    const [first] = pieces
    if (!first) return
    if (pieces.some(({ count }) => count !== first.count)) throw new SyncDataError('malformed')
    if (pieces.length < first.count) return
    const handover = openHandover(agreement, pieces)
    const workspaceTag = workspaceOfHandover(handover, identity)
    await session.post({ type: 'receipt', sealed: sealReceipt(agreement, session.newNonce()) })
    session.succeed({ ...handover, workspaceTag }, handover.name)
  }

  const afterword = () => 'Nothing on this device was changed.'
  session.begin({ advance, afterword }, { step: 'connecting' })
  return session
}
