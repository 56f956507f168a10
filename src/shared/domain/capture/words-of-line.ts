import { meaningOf, type CaptureWord } from './capture-word'
import type { Chip } from './chip'
import { withCapital, withoutSigns } from './without-signs'

/** What a record made of a line says: the line without the signs that chose what becomes of it and whom it is for. */
export function wordsOfLine(text: string, chips: readonly Chip[], word: CaptureWord): string {
  const signs = chips.filter(({ start, end }) => end > start)
  const command = signs.find(({ type, start }) => type === 'word' && text.slice(0, start).trim() === '')
  let start = command?.end ?? leadIn(text)
  // Whom it is for stands first behind the word, and is no part of what is said.
  if (command && meaningOf(word).person !== 'shared') start = behindPeople(text, start, signs)
  if (start > 0) start = behindLink(text, start, word)
  const rest = signs
    .filter((sign) => sign.start >= start)
    .map((sign) => ({ ...sign, start: sign.start - start, end: sign.end - start }))
  const words = withoutSigns(text.slice(start), rest)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').replace(/ ([.,;:!?])/g, '$1'))
    .join('\n')
    .trim()
    .replace(/^[:,;–—-]+\s*/u, '')
    .replace(/[\s,;:–—-]+$/u, '')
  return start > 0 ? withCapital(words) : words
}

/** "todo", "trend:" or "[ ]" at the start say what the line is, once that was taken. */
function leadIn(text: string): number {
  const found =
    /^\s*(?:\[ ?\]|(?:todo|to-do|to do|task)(?=[\s:]):?|(?:trend|win|learned|learnt|lesson|assumption|competitor|rumou?r|goal|worry|blind ?spot|note|note to self|feedback|heard|ask|next)\s*(?::|\s[–—-]\s))\s*/iu.exec(
      text,
    )
  return found ? found[0].length : 0
}

function behindPeople(text: string, from: number, signs: readonly Chip[]): number {
  let end = from
  for (const sign of signs) {
    if (sign.type !== 'person' || sign.start < end) continue
    if (text.slice(end, sign.start).trim() !== '') break
    end = sign.end
  }
  return end
}

/** "/ask @Maria about the budget" asks for the budget. */
function behindLink(text: string, from: number, word: CaptureWord): number {
  const links =
    word === 'ask' || word === 'next' || word === 'owes' || word === 'heard'
      ? /^[\s:,–—-]*(?:(?:about|re|that|to)\s+)?/iu
      : /^[\s:,–—-]*/u
  return from + (links.exec(text.slice(from))?.[0].length ?? 0)
}
