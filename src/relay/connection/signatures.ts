import { createPublicKey, verify } from 'node:crypto'
import { blake2b } from '@noble/hashes/blake2.js'
import { encodeUtf8 } from 'lib0/string'
import { bytesToHex } from '@shared/sync/relay/hex'
import type { ChainId } from '@shared/sync/transport'
import type { WorkspaceTag } from '../store/relay-store'

/** What comes before the 32 bytes of an Ed25519 public key in SPKI form (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Whether an Ed25519 signature is good; false for a key that is none. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  } catch {
    return false
  }
}

/** The chain of whoever has this signing key. [I2] */
export function chainIdOf(signingKey: Uint8Array): ChainId {
  return bytesToHex(blake2b(signingKey, { dkLen: 32 }).subarray(0, 16))
}

/** The tag of the workspace whose recovery identity has this signing key. [I3] */
export function workspaceTagOf(recoverySigningKey: Uint8Array): WorkspaceTag {
  const hashed = Buffer.concat([encodeUtf8('leadup workspace'), recoverySigningKey])
  return bytesToHex(blake2b(hashed, { dkLen: 32 }).subarray(0, 16))
}
