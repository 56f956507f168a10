import { crc32 } from 'node:zlib'

/**
 * CRC-32 of a row's texts. SQLite notices a broken page, not a flipped byte in a value, so each row carries the
 * checksum of what it holds.
 */
export function checksum(...parts: readonly string[]): number {
  return crc32(parts.join('\0'))
}
