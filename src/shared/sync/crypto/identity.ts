import { toHexString } from 'lib0/buffer'
import { areEqualBytes } from '../bytes'
import type { ChainId } from '../transport'
import { hash, keyedHash } from './hash'
import { randomBytes, sodium } from './sodium'

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
  return randomBytes(seedBytes)
}

/** Everything an identity has follows from its seed. [I1] */
export function identityFrom(seed: Uint8Array): Identity {
  const signing = sodium.crypto_sign_seed_keypair(keyedHash(seed, 'leadup signing'))
  const boxKey = boxKeyOf(signing.publicKey)
  const boxSecretKey = sodium.crypto_sign_ed25519_sk_to_curve25519(signing.privateKey)
  return {
    chainId: chainIdOf(signing.publicKey),
    signingKey: signing.publicKey,
    boxKey,
    sign: (message) => sodium.crypto_sign_detached(message, signing.privateKey),
    openBox: (sealed) => sodium.crypto_box_seal_open(sealed, boxKey, boxSecretKey),
  }
}

/**
 * The box key that goes with a signing key; throws where the key is none. It follows from the signing key, so that
 * nobody who lets a device in can name a box key of their own for it and read on after they were removed. One key for
 * both is safe: Thormarker, "On using the same key pair for Ed25519 and an X25519 based KEM", 2021. [I1]
 */
export function boxKeyOf(signingKey: Uint8Array): Uint8Array {
  return sodium.crypto_sign_ed25519_pk_to_curve25519(signingKey)
}

/** False also where the signing key is none. */
export function isBoxKeyOf({ signingKey, boxKey }: PublicIdentity): boolean {
  try {
    return areEqualBytes(boxKeyOf(signingKey), boxKey)
  } catch {
    return false
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
