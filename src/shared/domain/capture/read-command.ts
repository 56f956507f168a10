import { wordSpelled, meaningOf, type CaptureWord } from './capture-word'
import type { Reading } from './chip'

/** A word behind a slash, at the start of a line or behind a space; not a path, a date or "and/or". */
const leading = /^\s*\/(\p{L}[\p{L}-]*)(?=[\s:,]|$):?/u
const alsoOpener = /(?<=\s)\/(opener)(?=[\s:,]|$):?/iu

/** The word a line begins with, and behind a signal's also that an opener is made of it. */
export function readCommand(text: string, rejected: ReadonlySet<string>): Reading[] {
  const found = leading.exec(text)
  const word = found && wordSpelled(found[1] ?? '')
  if (!found || !word || rejected.has(wordKey(word))) return []
  const start = found[0].indexOf('/')
  const first = wordReading(word, start, found[0].length)
  const second = meaningOf(word).makes.kind === 'signal' ? alsoOpener.exec(text) : null
  if (!second) return [first]
  return [first, wordReading('opener', second.index, second.index + second[0].length)]
}

/** The chip of a word; one that was taken from what was proposed stands nowhere in the text. */
export function wordReading(word: CaptureWord, start = 0, end = 0): Reading {
  return { key: wordKey(word), type: 'word', label: meaningOf(word).label, value: word, start, end }
}

export function wordKey(word: CaptureWord): string {
  return `word:${word}`
}
