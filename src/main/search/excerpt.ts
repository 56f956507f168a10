import type { Excerpt } from '@shared/ipc/calls/search'
import { fold, isUnspaced } from './search-text'

/** About two lines of a result. */
const excerptLength = 160
/** How much stands before the first word that was found. */
const leadLength = 40

/** The part of a text around the first word that was found, with every place a word was found in it. */
export function excerptOf(text: string, words: readonly string[]): Excerpt {
  const line = text.replace(/\s+/g, ' ').trim()
  const folded = fold(line)
  const first = Math.min(...words.map((word) => firstPlace(folded, word)))
  const start = Number.isFinite(first) ? wordStart(line, first - leadLength) : 0
  const end = wordEnd(line, start + excerptLength)
  const before = start > 0 ? '… ' : ''
  const after = end < line.length ? ' …' : ''
  const cut = line.slice(start, end).trim()
  return { text: before + cut + after, matches: matchesIn(before + cut + after, words) }
}

/** Whether every word begins somewhere in the text. */
export function holdsEvery(text: string, words: readonly string[]): boolean {
  const folded = fold(text)
  return words.every((word) => Number.isFinite(firstPlace(folded, word)))
}

function matchesIn(text: string, words: readonly string[]): [number, number][] {
  const folded = fold(text)
  const places: [number, number][] = []
  for (const word of words) {
    for (let at = place(folded, word, 0); at !== -1; at = place(folded, word, at + word.length)) {
      places.push([at, at + word.length])
    }
  }
  places.sort(([first], [second]) => first - second)
  return places.filter(([start], index) => index === 0 || start >= (places[index - 1]?.[1] ?? 0))
}

function firstPlace(folded: string, word: string): number {
  const found = place(folded, word, 0)
  return found === -1 ? Number.POSITIVE_INFINITY : found
}

/** Where a word begins at or after `from`: at the beginning of a word, or anywhere in a script without spaces. */
function place(folded: string, word: string, from: number): number {
  for (let at = folded.indexOf(word, from); at !== -1; at = folded.indexOf(word, at + 1)) {
    const before = folded.slice(Math.max(0, at - 2), at)
    if (!/[\p{L}\p{N}]$/u.test(before) || isUnspaced(word) || isUnspaced(before.slice(-1))) return at
  }
  return -1
}

function wordStart(line: string, at: number): number {
  if (at <= 0) return 0
  const space = line.indexOf(' ', at)
  // Scripts without spaces have none nearby: cut between characters.
  return space === -1 || space - at > 20 ? at : space + 1
}

function wordEnd(line: string, at: number): number {
  if (at >= line.length) return line.length
  const space = line.lastIndexOf(' ', at)
  return space === -1 || at - space > 20 ? at : space
}
