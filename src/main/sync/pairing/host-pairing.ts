import type { Heads } from '@shared/sync/message'
import { sealHandover } from '@shared/sync/pairing/handover'
import {
  agreeAsHost,
  checkReceipt,
  ephemeralFrom,
  openRequest,
  type NewDevice,
  type PairingAgreement,
} from '@shared/sync/pairing/handshake'
import { fingerprintOf, formatPairingCode, type PairingCode } from '@shared/sync/pairing/pairing-code'
import { ephemeralKeyBytes, ephemeralNonceBytes } from '@shared/sync/pairing/pairing-message'
import { detailOfError } from './pairing-failure'
import { PairingSession, type Pairing, type PairingPorts } from './pairing-session'

const secretBytes = 16

export interface HostPairingPorts extends PairingPorts {
  /** The relay's, for code and handover; empty for a folder. */
  address: string
  /** What the user calls this device. */
  deviceName: string
  /**
   * Adds the device to the roster and publishes that; resolves with all ops and what this device has taken in. Rejects
   * with a sentence for the user where nothing was added: the device is in the roster already, or was removed.
   */
  admit: (device: NewDevice) => Promise<{ roster: Uint8Array[]; heads: Heads }>
}

/** Shows a code on this device and lets in who brings it, once both users said that the digits are the same. [P6] */
export function hostPairing(ports: HostPairingPorts): Pairing<NewDevice> {
  const ephemeral = ephemeralFrom(ports.random(ephemeralKeyBytes), ports.random(ephemeralNonceBytes))
  const code: PairingCode = {
    secret: ports.random(secretBytes),
    fingerprint: fingerprintOf(ephemeral.revealed.key),
    address: ports.address,
  }
  const session = new PairingSession<NewDevice>('host', code, ports)
  let hasOffered = false
  let agreement: PairingAgreement | undefined
  let device: NewDevice | undefined
  let hasAdmitted = false

  async function advance(): Promise<void> {
    const commit = session.one('commit')
    if (!commit) return
    if (!hasOffered) {
      hasOffered = true
      session.show({ step: 'connecting' })
      await session.post({ type: 'offer', ephemeral: ephemeral.revealed })
    }
    const open = session.one('open')
    if (!open) return
    agreement ??= agreeAsHost(code, ephemeral, commit.commitment, open.ephemeral)
    const request = session.one('request')
    if (request) device ??= openRequest(agreement, request.sealed)
    if (!session.hasAgreed) {
      session.show({ step: 'compare', digits: agreement.digits, otherName: device?.name ?? null })
      return
    }
    session.show({ step: 'waiting-for-other' })
    // SECURITY: the request is the yes of the user over there; this one's is `hasAgreed`. Without both nothing goes on. [P4]
    if (!device) return
    if (!hasAdmitted) await handOver(agreement, device)
    const receipt = session.one('receipt')
    if (!receipt || session.hasEnded) return
    checkReceipt(agreement, receipt.sealed)
    session.succeed(device, device.name)
  }

  async function handOver(agreement: PairingAgreement, device: NewDevice): Promise<void> {
    hasAdmitted = true
    let admitted: { roster: Uint8Array[]; heads: Heads }
    try {
      admitted = await ports.admit(device)
    } catch (error) {
      hasAdmitted = false
      return session.fail('not-admitted', detailOfError(error))
    }
    const handover = { ...admitted, address: ports.address, name: ports.deviceName }
    for (const piece of sealHandover(agreement, handover, session.newNonce)) {
      await session.post({ type: 'handover', ...piece })
    }
  }

  function afterword(): string {
    if (!hasAdmitted) return 'Nothing was handed over.'
    return `“${device?.name ?? ''}” may have been let in already: look for it under Devices, and remove it there if it should not stay.`
  }

  const expiresAt = new Date(session.expiresAtMs).toISOString()
  session.begin({ advance, afterword }, { step: 'showing-code', code: formatPairingCode(code), expiresAt })
  return session
}
