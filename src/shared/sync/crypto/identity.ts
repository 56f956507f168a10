import { toHexString } from 'lib0/buffer'
import type { ChainId } from '../transport'
import { hash, keyedHash } from './hash'
import { sodium } from './sodium'

const seedBytes = 32
/** Of a hash, where it names something. */
const nameBytes = 16

export interface PublicIdentity {
  signingKey: Uint8Array
  boxKey: Uint8Array
}

/** Who signs and opens: a device, or the recovery phrase. */
export interface Identity extends PublicIdentity {
  chainId: ChainId
  sign: (message: Uint8Array) => Uint8Array
  /** Opens a sealed box made for `boxKey`; throws where it was made for another. */
  openBox: (sealed: Uint8Array) => Uint8Array
}

export function newSeed(): Uint8Array {
  return sodium.randombytes_buf(seedBytes)
}

/** Everything an identity has follows from its seed. [I1] */
export function identityFrom(seed: Uint8Array): Identity {
  const signing = sodium.crypto_sign_seed_keypair(keyedHash(seed, 'leadup signing'))
  const box = sodium.crypto_box_seed_keypair(keyedHash(seed, 'leadup box'))
  return {
    chainId: chainIdOf(signing.publicKey),
    signingKey: signing.publicKey,
    boxKey: box.publicKey,
    sign: (message) => sodium.crypto_sign_detached(message, signing.privateKey),
    openBox: (sealed) => sodium.crypto_box_seal_open(sealed, box.publicKey, box.privateKey),
  }
}

/** Names a chain by the key that signs it. [I2] */
export function chainIdOf(signingKey: Uint8Array): ChainId {
  return toHexString(hash(signingKey).subarray(0, nameBytes))
}

/** Names a workspace by the key of its recovery phrase, in hexadecimal. [I3] */
export function workspaceTagOf(recoverySigningKey: Uint8Array): string {
  return toHexString(hash('leadup workspace', recoverySigningKey).subarray(0, nameBytes))
}

/** False also where key or signature are of a wrong length. */
export function isSignedBy(signingKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return sodium.crypto_sign_verify_detached(signature, message, signingKey)
  } catch {
    return false
  }
}
