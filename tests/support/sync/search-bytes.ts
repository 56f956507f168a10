import { gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** A view of a view of a view … is looked at no further: formats are nested less deep than that. */
const mostDepth = 6
/** Shorter ones are found everywhere by chance, and hold no word. */
const leastBytes = 8

/** What begins with these bytes, anywhere, is unpacked. */
const packed: readonly [beginning: number[], unpack: (bytes: Buffer) => Buffer][] = [
  [[0x1f, 0x8b], gunzipSync],
  [[0x28, 0xb5, 0x2f, 0xfd], zstdDecompressSync],
  [[0x78, 0x01], inflateSync],
  [[0x78, 0x9c], inflateSync],
  [[0x78, 0xda], inflateSync],
]

/**
 * Those of the words that stand in the bytes, read in every way that needs no key: as text in UTF-8 and UTF-16, as
 * base64 and hexadecimal, unpacked, as values in lib0's encoding that begin anywhere, and as Yjs updates, typed letter
 * by letter or not. Words are of letters and digits.
 */
export function findWords(seen: Iterable<Uint8Array>, words: readonly string[]): Set<string> {
  const found = new Set<string>()
  const look = lookFor(words, (word) => found.add(word))
  const { stackTraceLimit } = Error
  // NOTE: most of what is tried fails; nobody reads where.
  Error.stackTraceLimit = 0
  try {
    for (const bytes of seen) searchIn(bytes, look, 0)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
  return found
}

/** Looks only where there are as many of the words' characters in a row as the shortest of them has. */
function lookFor(words: readonly string[], onFound: (word: string) => void): (text: string) => void {
  const missing = new Set(words)
  const characters = [...new Set(words.join(''))].join('')
  const shortest = Math.min(...words.map(({ length }) => length))
  const run = new RegExp(`[${characters}]{${shortest},}`, 'g')
  return (text) => {
    for (const [candidate] of text.matchAll(run)) {
      for (const word of missing) {
        if (!candidate.includes(word)) continue
        missing.delete(word)
        onFound(word)
      }
    }
  }
}

function searchIn(bytes: Uint8Array, look: (text: string) => void, depth: number): void {
  if (bytes.length < leastBytes || depth > mostDepth) return
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  look(buffer.toString('utf8'))
  for (const at of [0, 1]) {
    const even = buffer.subarray(at, at + ((bytes.length - at) & ~1))
    look(even.toString('utf16le'))
    look(Buffer.from(even).swap16().toString('utf16le'))
  }
  for (const [run] of buffer.toString('latin1').matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)) {
    searchIn(Buffer.from(run, 'base64'), look, depth + 1)
    if (/^[0-9a-fA-F]+$/.test(run)) searchIn(Buffer.from(run, 'hex'), look, depth + 1)
  }
  for (const unpacked of unpack(buffer)) searchIn(unpacked, look, depth + 1)
  look(typedIn(bytes))
  for (const value of valuesIn(bytes)) searchValue(value, look, depth + 1)
}

function unpack(bytes: Buffer): Buffer[] {
  const unpacked: Buffer[] = []
  for (const [beginning, unpackFrom] of packed) {
    for (
      let at = bytes.indexOf(Buffer.from(beginning));
      at >= 0;
      at = bytes.indexOf(Buffer.from(beginning), at + 1)
    ) {
      try {
        unpacked.push(unpackFrom(bytes.subarray(at)))
      } catch {
        // It only began like that.
      }
    }
  }
  return unpacked
}

/** What was typed in a Yjs update, in the order each writer typed it; empty where it is none. */
function typedIn(bytes: Uint8Array): string {
  try {
    const { structs } = Y.decodeUpdate(bytes)
    return structs
      .map((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '',
      )
      .join('')
  } catch {
    return ''
  }
}

/** Tags of lib0's encoding for what may hold text: bytes, arrays, objects. Text itself is found as such. */
const holders: ReadonlySet<number> = new Set([116, 117, 118])

/** Values in lib0's encoding, wherever one begins; what one spans is not looked into again. */
function valuesIn(bytes: Uint8Array): unknown[] {
  const values: unknown[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    if (!holders.has(bytes[at] ?? 0)) continue
    try {
      const decoder = decoding.createDecoder(bytes.subarray(at))
      const value: unknown = decoding.readAny(decoder)
      if (decoder.pos < leastBytes) continue
      values.push(value)
      at += decoder.pos - 1
    } catch {
      // Nothing begins here.
    }
  }
  return values
}

function searchValue(value: unknown, look: (text: string) => void, depth: number): void {
  if (typeof value === 'string') return look(value)
  if (value instanceof Uint8Array) return searchIn(value, look, depth)
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    look(key)
    searchValue(part, look, depth)
  }
}
