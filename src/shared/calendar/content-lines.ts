import { decodeUtf8 } from 'lib0/string'

const lf = 0x0a
const cr = 0x0d
const space = 0x20
const tab = 0x09

/**
 * Longest content line that is looked at. Inlined attachments are single lines of megabytes; what a meeting needs
 * (an agenda in DESCRIPTION at the most) is far below this.
 */
const maxLineChars = 100_000

/**
 * Splits a calendar file into unfolded content lines (RFC 5545, 3.1): LF, CRLF or CR, a byte order mark, blank lines
 * and overlong lines are dropped. Bytes are unfolded before they are decoded, because exporters fold at 75 *bytes*
 * and so cut through characters.
 */
export function readContentLines(file: Uint8Array | string): string[] {
  const text = typeof file === 'string' ? unfoldText(file) : decodeFile(file)
  const lines: string[] = []
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    if (line.length > 0 && line.length <= maxLineChars && line.trim() !== '') lines.push(line)
  }
  return lines
}

/** The first `chars` characters as far as they are ASCII, cheap whatever the size of the file. */
export function peekAscii(file: Uint8Array | string, chars: number): string {
  if (typeof file === 'string') return file.slice(0, chars)
  let head = ''
  // UTF-16 puts a zero byte beside each ASCII character; the peek reads through it.
  for (const byte of file.subarray(0, chars)) if (byte !== 0) head += String.fromCharCode(byte)
  return head
}

function unfoldText(text: string): string {
  return text
    .replace(/\r+\n/g, '\n')
    .replace(/\r/g, '\n')
    .replace(/\n[ \t]/g, '')
}

function decodeFile(bytes: Uint8Array): string {
  const utf16 = decodeUtf16(bytes)
  if (utf16 !== null) return unfoldText(utf16)
  const unfolded = unfoldBytes(bytes)
  try {
    return decodeUtf8(unfolded)
  } catch {
    return decodeByLine(unfolded)
  }
}

/** Removes folds and carriage returns; the result has one line feed between lines. */
function unfoldBytes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    let byte = bytes[i]
    if (byte === cr) {
      while (bytes[i + 1] === cr) i++
      if (bytes[i + 1] === lf) i++
      byte = lf
    }
    if (byte === lf && (bytes[i + 1] === space || bytes[i + 1] === tab)) {
      i++
      continue
    }
    out[length++] = byte ?? 0
  }
  return out.subarray(0, length)
}

/** A file that is not UTF-8 throughout: each line that is not is read as Latin-1, so one old line spoils no other. */
function decodeByLine(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(lf, start)
    const end = found === -1 ? bytes.length : found
    const line = bytes.subarray(start, end)
    start = end + 1
    if (line.length > maxLineChars) continue
    try {
      lines.push(decodeUtf8(line))
    } catch {
      lines.push(Array.from(line, (byte) => String.fromCharCode(byte)).join(''))
    }
  }
  return lines.join('\n')
}

function decodeUtf16(bytes: Uint8Array): string | null {
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff
  if (!littleEndian && !bigEndian) return null
  const parts: string[] = []
  let part = ''
  for (let i = 2; i + 1 < bytes.length; i += 2) {
    const low = bytes[littleEndian ? i : i + 1] ?? 0
    const high = bytes[littleEndian ? i + 1 : i] ?? 0
    part += String.fromCharCode(high * 256 + low)
    if (part.length > 8192) {
      parts.push(part)
      part = ''
    }
  }
  return parts.join('') + part
}
