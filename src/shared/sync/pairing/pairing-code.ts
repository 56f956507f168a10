import { toHexString } from 'lib0/buffer'
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import { areEqualBytes, concatBytes } from '../bytes'
import { hash, keyedHash } from '../crypto/hash'
import { decodeBase32, encodeBase32 } from './base32'

const version = 1
const secretBytes = 16
const fingerprintBytes = 16
const checksumBytes = 4
const addressAt = 1 + secretBytes + fingerprintBytes
const leastBytes = addressAt + checksumBytes
/** Keeps the code, with its hyphens, below the 1,000 characters that may be pasted. */
const maxAddressBytes = 480
/** What the eye keeps while the hand types. */
const groupLength = 5

/** What one device tells another by way of its user. [P1] */
export interface PairingCode {
  /** 128 random bits, good for one try: who lacks them can neither read nor write a message of the pairing. */
  secret: Uint8Array
  /** Binds the host's ephemeral key, so that who knows the code cannot pose as the host. */
  fingerprint: Uint8Array
  /** The relay's; empty for a folder. */
  address: string
}

export type PairingCodeError = 'not-a-code' | 'mistyped' | 'newer-version'

export const pairingCodeErrorWords: Record<PairingCodeError, string> = {
  'not-a-code':
    'This is no pairing code. It is shown on the other device under Settings, Devices and sync, Pair a new device.',
  mistyped: 'A character of the code is wrong or missing. Compare it with the one on the other device.',
  'newer-version':
    'This code comes from a newer version of Leadup. Update Leadup on this device, then try again.',
}

/** The code as it is shown and copied. Throws `RangeError` where the address is too long for one. */
export function formatPairingCode(code: PairingCode): string {
  if (encodeUtf8(code.address).length > maxAddressBytes) {
    throw new RangeError(`An address in a pairing code has at most ${maxAddressBytes} bytes.`)
  }
  const content = contentOf(code)
  const text = encodeBase32(concatBytes([content, checksumOf(content)]))
  return (text.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-')
}

/** Takes the code in any case, with any spaces and hyphens, and with what looks alike: O for 0, I and L for 1. */
export function parsePairingCode(
  typed: string,
): { ok: true; code: PairingCode } | { ok: false; error: PairingCodeError } {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]+/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  // The version comes first and is far below 8, so that every code begins with five bits of 0.
  if (!/^0[0-9A-Z]+$/.test(text)) return { ok: false, error: 'not-a-code' }
  const bytes = decodeBase32(text) ?? new Uint8Array()
  const content = bytes.subarray(0, -checksumBytes)
  if (bytes.length < leastBytes || !areEqualBytes(checksumOf(content), bytes.subarray(-checksumBytes))) {
    // Words, a recovery phrase say, may begin with O; of sixty random characters some are digits.
    return { ok: false, error: /[2-9]/.test(text) ? 'mistyped' : 'not-a-code' }
  }
  if (content[0] !== version) {
    return { ok: false, error: (content[0] ?? 0) > version ? 'newer-version' : 'not-a-code' }
  }
  try {
    return {
      ok: true,
      code: {
        secret: content.slice(1, 1 + secretBytes),
        fingerprint: content.slice(1 + secretBytes, addressAt),
        address: decodeUtf8(content.subarray(addressAt)),
      },
    }
  } catch {
    return { ok: false, error: 'not-a-code' }
  }
}

/** The first half of the hash of the host's ephemeral key. [P1] */
export function fingerprintOf(ephemeralKey: Uint8Array): Uint8Array {
  return hash(ephemeralKey).subarray(0, fingerprintBytes)
}

/** Stands for everything the code says in what both sides sign and hash. [P3] */
export function codeHashOf(code: PairingCode): Uint8Array {
  return hash(contentOf(code))
}

/** Where the messages of this pairing pass, in hexadecimal. [P2] */
export function mailboxIdOf({ secret }: PairingCode): string {
  return toHexString(keyedHash(secret, 'leadup mailbox').subarray(0, 16))
}

function contentOf({ secret, fingerprint, address }: PairingCode): Uint8Array {
  return concatBytes([Uint8Array.of(version), secret, fingerprint, encodeUtf8(address)])
}

function checksumOf(content: Uint8Array): Uint8Array {
  return hash(content).subarray(0, checksumBytes)
}
