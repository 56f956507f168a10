import { toHexString } from 'lib0/buffer'
import { encodeUtf8 } from 'lib0/string'
import { concatBytes } from '../bytes'
import { sodium } from './sodium'

const hashBytes = 32

/** BLAKE2b-256 of the parts put together; text is taken as UTF-8. */
export function hash(...parts: (Uint8Array | string)[]): Uint8Array {
  return sodium.crypto_generichash(hashBytes, joinParts(parts), null)
}

/** BLAKE2b-256 of the parts put together, keyed. */
export function keyedHash(key: Uint8Array, ...parts: (Uint8Array | string)[]): Uint8Array {
  return sodium.crypto_generichash(hashBytes, joinParts(parts), key)
}

/** The hash as it stands in tables, manifests and statuses: 64 hexadecimal characters. */
export function hexHash(...parts: (Uint8Array | string)[]): string {
  return toHexString(hash(...parts))
}

function joinParts(parts: readonly (Uint8Array | string)[]): Uint8Array {
  return concatBytes(parts.map((part) => (typeof part === 'string' ? encodeUtf8(part) : part)))
}
