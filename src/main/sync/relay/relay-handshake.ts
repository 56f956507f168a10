import { bytesToHex } from '@shared/sync/relay/hex'
import type { DeviceFrame, RelayFrame } from '@shared/sync/relay/frame-codec'
import { relayProtocol } from '@shared/sync/relay/relay-limits'
import {
  accessText,
  admissionText,
  proofText,
  registrationText,
  type AccessKey,
  type Session,
} from '@shared/sync/relay/signed-texts'
import type { Access } from '@shared/sync/transport'
import type { RelayCredentials } from './relay-credentials'
import { relayError } from './relay-errors'

type Challenge = Extract<RelayFrame, { type: 'challenge' }>
type Hello = Extract<DeviceFrame, { type: 'hello' }>
type Proof = Extract<DeviceFrame, { type: 'proof' }>
type Authority = NonNullable<Proof['admission']>

export function helloOf({ workspaceTag, signingKey }: RelayCredentials, host: string): Hello {
  return { type: 'hello', ...relayProtocol, host, workspaceTag: bytesToHex(workspaceTag), signingKey }
}

/** What signatures are bound to after a challenge. */
export function sessionOf({ host, workspaceTag, signingKey }: Hello, { nonce }: Challenge): Session {
  return { nonce: Uint8Array.from(nonce), host, workspaceTag, signingKey }
}

/** Answers a challenge. Throws `removed`, `not-admitted` or `invite-needed` where this device has no answer. [L4] to [L6] */
export function proofOf(
  credentials: RelayCredentials,
  session: Session,
  challenge: Challenge,
  invite: string,
): Proof {
  const signature = credentials.sign(proofText(session))
  const proof: Proof = { type: 'proof', signature, admission: undefined, registration: undefined }
  if (challenge.workspace === 'unknown') {
    if (challenge.isInviteNeeded && invite === '') throw relayError('invite-needed')
    return { ...proof, registration: registrationOf(credentials, session, invite) }
  }
  if (challenge.device === 'known') return proof
  const admission = authorityOf(credentials, challenge.access, admissionText(session))
  // One that was removed is told so by the relay, and only after it has proved who it is.
  if (!admission && challenge.device === 'unknown') throw relayError('not-admitted')
  return { ...proof, admission }
}

/** The signature that changes access. Throws `not-admitted` where this device has none that counts. [L9] */
export function accessAuthorityOf(
  credentials: RelayCredentials,
  session: Session,
  current: AccessKey | undefined,
  access: Access,
): Authority {
  const authority = authorityOf(credentials, current, accessText(session, access))
  if (!authority) throw relayError('not-admitted')
  return authority
}

function authorityOf(
  { signWithWriteKey, recovery }: RelayCredentials,
  current: AccessKey | undefined,
  text: Uint8Array,
): Authority | undefined {
  const signature = current && signWithWriteKey(current.writePublicKey, text)
  if (signature) return { recoveryKey: undefined, signature }
  const identity = recovery()
  return identity && { recoveryKey: identity.signingKey, signature: identity.sign(text) }
}

function registrationOf(credentials: RelayCredentials, session: Session, invite: string) {
  const access = credentials.currentWriteKey()
  const signature =
    access && credentials.signWithWriteKey(access.writePublicKey, registrationText(session, access))
  if (!access || !signature) throw relayError('not-admitted')
  return { epochNumber: access.epochNumber, writePublicKey: access.writePublicKey, signature, invite }
}
