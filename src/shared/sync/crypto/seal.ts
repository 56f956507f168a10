import { concatBytes } from '../bytes'
import { SyncDataError } from '../sync-data-error'
import { keyedHash } from './hash'
import { randomBytes, sodium } from './sodium'

const nonceBytes = 24
const commitmentBytes = 32
const tagBytes = 16
const lengthBytes = 4
const leastPaddedBytes = 128

/** Bytes that sealing adds to the padded plaintext. */
const overheadBytes = nonceBytes + commitmentBytes + tagBytes

/** Seals a plaintext so that it opens under this key and with these associated bytes only. [S1] [S3] */
export function seal(
  key: Uint8Array,
  plaintext: Uint8Array,
  associated: Uint8Array,
  nonce: Uint8Array = randomBytes(nonceBytes),
): Uint8Array {
  const { sealingKey, commitment } = deriveKeys(key, nonce)
  const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    pad(plaintext),
    associated,
    null,
    nonce,
    sealingKey,
  )
  return concatBytes([nonce, commitment, ciphertext])
}

/** The plaintext; throws `forged` where key or associated bytes are others, or a byte was changed. [S2] */
export function openSeal(key: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array {
  if (sealed.length < overheadBytes + lengthBytes) throw new SyncDataError('malformed')
  const nonce = sealed.subarray(0, nonceBytes)
  const { sealingKey, commitment } = deriveKeys(key, nonce)
  // SECURITY: compared first, so that no ciphertext can be made that opens under two keys.
  if (!sodium.memcmp(commitment, sealed.subarray(nonceBytes, nonceBytes + commitmentBytes))) {
    throw new SyncDataError('forged')
  }
  let padded: Uint8Array
  try {
    padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      sealed.subarray(nonceBytes + commitmentBytes),
      associated,
      nonce,
      sealingKey,
    )
  } catch {
    throw new SyncDataError('forged')
  }
  return unpad(padded)
}

/** The bytes a sealed plaintext of this length takes. */
export function sealedBytes(plaintextBytes: number): number {
  return overheadBytes + paddedLength(lengthBytes + plaintextBytes)
}

function deriveKeys(key: Uint8Array, nonce: Uint8Array) {
  return {
    sealingKey: keyedHash(key, 'leadup seal', nonce),
    commitment: keyedHash(key, 'leadup commit', nonce),
  }
}

/**
 * PADMÉ (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019): lengths
 * leak O(log log n) bits, at a cost of at most 12 %.
 */
function paddedLength(length: number): number {
  const exponent = Math.floor(Math.log2(Math.max(length, 2)))
  const mantissaBits = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** Math.max(exponent - mantissaBits, 0)
  return Math.max(leastPaddedBytes, Math.ceil(length / step) * step)
}

function pad(plaintext: Uint8Array): Uint8Array {
  const padded = new Uint8Array(paddedLength(lengthBytes + plaintext.length))
  new DataView(padded.buffer).setUint32(0, plaintext.length, true)
  padded.set(plaintext, lengthBytes)
  return padded
}

function unpad(padded: Uint8Array): Uint8Array {
  if (padded.length < lengthBytes) throw new SyncDataError('malformed')
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0, true)
  if (length > padded.length - lengthBytes || padded.length !== paddedLength(lengthBytes + length)) {
    throw new SyncDataError('malformed')
  }
  const end = lengthBytes + length
  if (padded.subarray(end).some((byte) => byte !== 0)) throw new SyncDataError('malformed')
  return padded.subarray(lengthBytes, end)
}
