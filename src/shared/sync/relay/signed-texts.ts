import * as encoding from 'lib0/encoding'
import { encodeUtf8 } from 'lib0/string'
import { hexToBytes } from './hex'

/** What makes a signature good for one connection of one device to one relay only. [L4] */
export interface Session {
  nonce: Uint8Array
  /** The relay's host as the device was given it: a relay cannot pass a proof on to another one. */
  host: string
  workspaceTag: string
  signingKey: Uint8Array
}

export interface AccessKey {
  epochNumber: number
  writePublicKey: Uint8Array
}

/** Signed by the device's key. [L4] */
export function proofText(session: Session): Uint8Array {
  return textOf('leadup relay proof', session)
}

/** Signed by the registered write key or the recovery key. [L5] */
export function admissionText(session: Session): Uint8Array {
  return textOf('leadup relay admission', session)
}

/** Signed by the write key that is registered. [L6] */
export function registrationText(session: Session, access: AccessKey): Uint8Array {
  return textOf('leadup relay registration', session, (encoder) => writeAccess(encoder, access))
}

/** Signed by the write key registered before, or the recovery key. [L9] */
export function accessText(
  session: Session,
  access: AccessKey & { members: readonly Uint8Array[] },
): Uint8Array {
  return textOf('leadup relay access', session, (encoder) => {
    writeAccess(encoder, access)
    encoding.writeVarUint(encoder, access.members.length)
    for (const member of access.members) encoding.writeUint8Array(encoder, member)
  })
}

function textOf(
  context: string,
  { nonce, host, workspaceTag, signingKey }: Session,
  writeMore?: (encoder: encoding.Encoder) => void,
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, encodeUtf8(context))
  encoding.writeUint8Array(encoder, nonce)
  encoding.writeVarUint8Array(encoder, encodeUtf8(host))
  encoding.writeUint8Array(encoder, hexToBytes(workspaceTag))
  encoding.writeUint8Array(encoder, signingKey)
  writeMore?.(encoder)
  return encoding.toUint8Array(encoder)
}

function writeAccess(encoder: encoding.Encoder, { epochNumber, writePublicKey }: AccessKey): void {
  encoding.writeVarUint(encoder, epochNumber)
  encoding.writeUint8Array(encoder, writePublicKey)
}
