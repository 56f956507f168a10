import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'

/**
 * The first 128 bits of SHA-256 in hexadecimal: an id that every device arrives at which makes the same thing of the
 * same source. What is hashed must begin with what it is the id of.
 */
export function hashText(text: string): string {
  return toHexString(digest(encodeUtf8(text))).slice(0, 32)
}
