import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeUtf8 } from 'lib0/string'
import { z } from 'zod'
import { areEqualBytes, concatBytes } from '../bytes'
import { hash, keyedHash } from '../crypto/hash'
import { isBoxKeyOf, isSignedBy, type Identity, type PublicIdentity } from '../crypto/identity'
import { openSeal, seal } from '../crypto/seal'
import { sodium } from '../crypto/sodium'
import { parsing, SyncDataError } from '../sync-data-error'
import { codeHashOf, fingerprintOf, type PairingCode } from './pairing-code'
import type { RevealedEphemeral } from './pairing-message'

const digitCount = 6

/** A key pair for one pairing, with the nonce that keeps the commitment to it from being guessed. */
export interface Ephemeral {
  secretKey: Uint8Array
  revealed: RevealedEphemeral
}

/** What both sides have once the ephemeral keys are exchanged; the same on both only if nobody stood in between. */
export interface PairingAgreement {
  key: Uint8Array
  transcript: Uint8Array
  /** Six digits, for the users to compare. [P4] */
  digits: string
}

/** What the newcomer asks to be let in as. [P5] */
export interface NewDevice extends PublicIdentity {
  name: string
}

const requestSchema = z.object({
  signingKey: z.instanceof(Uint8Array),
  boxKey: z.instanceof(Uint8Array),
  name: z.string().min(1).max(60),
  signature: z.instanceof(Uint8Array),
})

/** Both parameters are 32 random bytes. */
export function ephemeralFrom(secretKey: Uint8Array, nonce: Uint8Array): Ephemeral {
  return { secretKey, revealed: { key: sodium.crypto_scalarmult_base(secretKey), nonce } }
}

/** Made known by the newcomer before it sees the offer, so that neither side can choose its key by the digits. [P3] */
export function commitmentOf({ key, nonce }: RevealedEphemeral): Uint8Array {
  return hash(key, nonce)
}

/** On the newcomer, once the offer came. Throws `forged` where the offered key is not the one of the code. [P3] */
export function agreeAsNewcomer(
  code: PairingCode,
  own: Ephemeral,
  offer: RevealedEphemeral,
): PairingAgreement {
  if (!areEqualBytes(fingerprintOf(offer.key), code.fingerprint)) throw new SyncDataError('forged')
  return agree(code, own.secretKey, offer, { host: offer, newcomer: own.revealed })
}

/** On the host, once the newcomer opened. Throws `forged` where that is not what it had committed to. [P3] */
export function agreeAsHost(
  code: PairingCode,
  own: Ephemeral,
  commitment: Uint8Array,
  opened: RevealedEphemeral,
): PairingAgreement {
  if (!areEqualBytes(commitmentOf(opened), commitment)) throw new SyncDataError('forged')
  return agree(code, own.secretKey, opened, { host: own.revealed, newcomer: opened })
}

function agree(
  code: PairingCode,
  secretKey: Uint8Array,
  other: RevealedEphemeral,
  { host, newcomer }: { host: RevealedEphemeral; newcomer: RevealedEphemeral },
): PairingAgreement {
  const transcript = hash(
    'leadup transcript',
    codeHashOf(code),
    commitmentOf(newcomer),
    host.key,
    host.nonce,
    newcomer.key,
    newcomer.nonce,
  )
  const key = keyedHash(sharedSecret(secretKey, other.key), 'leadup pairing', code.secret, transcript)
  return { key, transcript, digits: digitsOf(key) }
}

function sharedSecret(secretKey: Uint8Array, otherKey: Uint8Array): Uint8Array {
  try {
    return sodium.crypto_scalarmult(secretKey, otherKey)
  } catch {
    // SECURITY: a point of low order makes a secret that everybody knows; libsodium refuses it.
    throw new SyncDataError('forged')
  }
}

function digitsOf(key: Uint8Array): string {
  const bytes = keyedHash(key, 'leadup digits')
  const first = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
  return (first % 10n ** BigInt(digitCount)).toString().padStart(digitCount, '0')
}

/** [P5] */
export function sealRequest(
  agreement: PairingAgreement,
  identity: Pick<Identity, 'signingKey' | 'boxKey' | 'sign'>,
  name: string,
  nonce: Uint8Array,
): Uint8Array {
  const { signingKey, boxKey } = identity
  const signature = identity.sign(signedBytes(agreement))
  const content = encoding.encode((encoder) =>
    encoding.writeAny(encoder, { signingKey, boxKey, name, signature }),
  )
  return sealFor(agreement, 'request', content, nonce)
}

/** Throws `forged` where another key sealed or signed it, `malformed` for no request. */
export function openRequest(agreement: PairingAgreement, sealed: Uint8Array): NewDevice {
  const content = openFor(agreement, 'request', sealed)
  const { signingKey, boxKey, name, signature } = parsing(() =>
    requestSchema.parse(decoding.readAny(decoding.createDecoder(content))),
  )
  // SECURITY: shows that the newcomer holds the key it asks to be let in with, in this pairing.
  const isTheirs = isSignedBy(signingKey, signedBytes(agreement), signature)
  if (!isTheirs || !isBoxKeyOf({ signingKey, boxKey })) throw new SyncDataError('forged')
  return { signingKey, boxKey, name }
}

/** Tells the host that the handover came whole. [P5] */
export function sealReceipt(agreement: PairingAgreement, nonce: Uint8Array): Uint8Array {
  return sealFor(agreement, 'receipt', new Uint8Array(), nonce)
}

/** Throws `forged` where another key sealed it. */
export function checkReceipt(agreement: PairingAgreement, sealed: Uint8Array): void {
  openFor(agreement, 'receipt', sealed)
}

/** `place` says what is sealed, and with that its direction: nothing can be sent back or stand for something else. */
export function sealFor(
  { key, transcript }: PairingAgreement,
  place: string,
  plaintext: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  return seal(key, plaintext, associatedWith(place, transcript), nonce)
}

export function openFor(
  { key, transcript }: PairingAgreement,
  place: string,
  sealed: Uint8Array,
): Uint8Array {
  return openSeal(key, sealed, associatedWith(place, transcript))
}

function associatedWith(place: string, transcript: Uint8Array): Uint8Array {
  return concatBytes([transcript, encodeUtf8(`leadup ${place}`)])
}

function signedBytes({ transcript }: PairingAgreement): Uint8Array {
  return concatBytes([encodeUtf8('leadup pairing'), transcript])
}
