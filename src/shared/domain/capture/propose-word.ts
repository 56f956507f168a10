import { fold } from '../fold-text'
import { findBareNames } from './bare-names'
import type { CaptureContext } from './capture-context'
import { meaningOf, type CaptureWord } from './capture-word'
import type { Reading } from './chip'
import { findCompetitors } from './competitors-in-text'
import { allCues } from './cues/all-cues'

/** What a line without a slash sounds like. */
export interface Proposal {
  word: CaptureWord
  label: string
}

/** What a line is about shows at its start; a longer text is no line to take at a word. */
const cueLength = 240

/**
 * What the words of a line sound like, or `null`. A word that needs somebody is proposed only where somebody is named or
 * present.
 *
 * @param text the text with the signs in it blanked out; `readings` are those signs
 */
export function proposeWord(
  text: string,
  readings: readonly Reading[],
  context: CaptureContext,
): Proposal | null {
  if (text.trim() === '') return null
  const marked = markedText(firstWords(text), readings, context)
  // A name alone says nothing of itself.
  if (!/\p{L}/u.test(marked)) return null
  const hasPerson = marked.includes('@') || (context.present !== null && context.present !== undefined)
  const cue = allCues.find(
    ({ word, says }) => (hasPerson || meaningOf(word).person !== 'needed') && says(marked),
  )
  return cue ? { word: cue.word, label: meaningOf(cue.word).label } : null
}

/** The beginning of a text, up to the end of a word. */
function firstWords(text: string): string {
  return text.length <= cueLength ? text : text.slice(0, cueLength).replace(/\S*$/u, '')
}

/**
 * The text as cues read it: folded, without apostrophes and doubled spaces, with `@` for a person, `&` for a competitor
 * and `%` for a day.
 */
function markedText(text: string, readings: readonly Reading[], context: CaptureContext): string {
  const marks = [
    ...readings.flatMap(({ type, start, end }) =>
      type === 'person' ? [{ start, end, mark: '@' }] : type === 'date' ? [{ start, end, mark: '%' }] : [],
    ),
    ...findBareNames(text, context.people).map(({ start, end }) => ({ start, end, mark: '@' })),
    ...findCompetitors(text, context.competitors ?? []).map(({ start, end }) => ({ start, end, mark: '&' })),
  ].toSorted((one, other) => one.start - other.start)
  let result = ''
  let at = 0
  for (const { start, end, mark } of marks) {
    if (start < at || start >= text.length) continue
    result += text.slice(at, start).replace(/[@&%]/g, ' ') + mark
    at = end
  }
  result += text.slice(at).replace(/[@&%]/g, ' ')
  return fold(result)
    .replace(/[\u2022]+/g, ' ')
    .replace(/@['’]?s\b/g, '@s')
    .replace(/['’`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
