import { createHash } from 'node:crypto'

/** SHA-256, against tearing and decay, not against anybody: who reads verifies signatures. */
export const checksumBytes = 32

/** What a file of ours holds: the content and its checksum. */
export function withChecksum(content: Uint8Array): Uint8Array {
  return Buffer.concat([content, checksum(content)])
}

/** The content of a whole file; `undefined` for anything else. */
export function checkedContent(file: Uint8Array): Uint8Array | undefined {
  if (file.length < checksumBytes) return undefined
  const content = file.subarray(0, file.length - checksumBytes)
  return checksum(content).equals(file.subarray(content.length)) ? content : undefined
}

/** The first 16 hexadecimal digits of the checksum a whole file ends with. */
export function digestOf(file: Uint8Array): string {
  return Buffer.from(file.subarray(file.length - checksumBytes, file.length - checksumBytes + 8)).toString(
    'hex',
  )
}

function checksum(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest()
}
