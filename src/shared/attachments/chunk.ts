/** Of one file: what a meeting needs is smaller, and a device that joins fetches all of it. */
export const mostFileBytes = 25 * 1024 * 1024

/** Of one chunk: sealed and padded it still fits a blob of 1 MiB, which is what transports take. */
export const chunkBytes = 512 * 1024

export const mostChunks = Math.ceil(mostFileBytes / chunkBytes)

/** A chunk is named by the SHA-256 of its bytes, in lower-case hexadecimal. */
const chunkName = /^[0-9a-f]{64}$/

export function isChunkName(text: string): boolean {
  return chunkName.test(text)
}

/**
 * The chunks a file consists of, in order, from the text that names them. Empty where the text is none of ours: it may
 * come from another device, or from a web page by way of the clipboard.
 */
export function readChunkNames(text: unknown): string[] {
  if (typeof text !== 'string' || text.length > mostChunks * 65) return []
  const names = text.split(' ')
  return names.length <= mostChunks && names.every(isChunkName) ? names : []
}

export function writeChunkNames(names: readonly string[]): string {
  return names.join(' ')
}
