import type { CaptureContext } from './capture-context'
import { isCaptureWord } from './capture-word'
import { understandCapture } from './understand-capture'
import { wordsOfLine } from './words-of-line'

/**
 * What a captured line says on an agenda, and so in the brief: what its word leaves of it, and without one the line with
 * no signs that only file it ("… @Maria #pricing"). Its address and its dates stay.
 */
export function agendaWords(text: string, word: string, context: CaptureContext): string {
  if (isCaptureWord(word)) return understandCapture(text, { ...context, accepted: word }).words || text
  const signs = understandCapture(text, context).chips.filter(
    ({ type }) => type === 'person' || type === 'tag',
  )
  // NOTE: a pasted text without a sign is kept to the letter.
  return signs.length === 0 ? text : wordsOfLine(text, signs, 'next') || text
}
