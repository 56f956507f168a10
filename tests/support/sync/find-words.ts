import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Random } from '../random.ts'

const wordLength = 12
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Words that stand nowhere by chance. */
export function inventWords(count: number, random: Random): string[] {
  const letter = () => letters[random.below(letters.length)]
  return Array.from({ length: count }, () => Array.from({ length: wordLength }, letter).join(''))
}

/** Looks for words in bytes, as one byte or two a letter. */
export class WordSearch {
  readonly found = new Set<string>()
  private readonly words: ReadonlySet<string>

  constructor(words: readonly string[]) {
    this.words = new Set(words)
  }

  look(bytes: Uint8Array): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    this.lookIn(text)
    // Without zeros, two bytes a letter are one.
    this.lookIn(text.replaceAll('\0', ''))
  }

  private lookIn(text: string): void {
    for (const [run] of text.matchAll(/[a-z]{12,}/g)) {
      for (let at = 0; at + wordLength <= run.length; at += 1) {
        const word = run.slice(at, at + wordLength)
        if (this.words.has(word)) this.found.add(word)
      }
    }
  }
}

const mostAtOnce = 16 * 1024 * 1024

/** What a process has in its memory and may write to, in pieces that overlap by more than a word. Linux only. */
export function* memoryOf(pid: number): Generator<Uint8Array> {
  const file = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? []
      if (from === undefined || to === undefined) continue
      const end = BigInt(`0x${to}`)
      for (let at = BigInt(`0x${from}`); at < end; at += BigInt(mostAtOnce - 2 * wordLength)) {
        const piece = Buffer.alloc(Math.min(mostAtOnce, Number(end - at)))
        yield piece.subarray(0, readMemory(file, piece, at))
      }
    }
  } finally {
    closeSync(file)
  }
}

/** Nothing where the system lets nobody read, as the pages of a device. */
function readMemory(file: number, piece: Buffer, at: bigint): number {
  try {
    return readSync(file, piece, 0, piece.length, at)
  } catch {
    return 0
  }
}
