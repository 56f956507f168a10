import { captureWordList, meaningOf } from './capture-word'
import { completePerson, type Mentionable } from './people-in-text'

/** What the words before a caret could become. */
export interface LineCompletion {
  of: 'people' | 'words'
  /** Where the words to replace stand, with their sign. */
  start: number
  end: number
  options: { label: string; hint: string; replacement: string }[]
}

/** The people behind an `@`, or the words behind a slash, that the text before the caret could become. */
export function completeLine(
  text: string,
  caret: number,
  people: readonly Mentionable[],
): LineCompletion | undefined {
  const words = completeWord(text, caret)
  if (words) return words
  const found = completePerson(text, caret, people)
  if (!found) return undefined
  const options = found.people.map(({ name, replacement }) => ({ label: name, hint: '', replacement }))
  return { of: 'people', start: found.start, end: found.end, options }
}

/** At the start of a line any word, later an opener of a signal alone. A word that is whole needs no completing. */
function completeWord(text: string, caret: number): LineCompletion | undefined {
  const found = /(?<=^|\s)\/([\p{L}-]*)$/u.exec(text.slice(0, caret))
  if (!found) return undefined
  const before = text.slice(0, found.index)
  const typed = found[1] ?? ''
  const query = typed.toLowerCase()
  const offered = before.trim() === '' ? captureWordList : isSignal(before) ? (['opener'] as const) : []
  const matches = offered.filter((word) => spellingsOf(word).some((spelling) => spelling.startsWith(query)))
  if (matches.length === 0 || (matches.length === 1 && spellingsOf(matches[0] ?? 'note').includes(query))) {
    return undefined
  }
  const options = matches.map((word) => {
    const { label } = meaningOf(word)
    return { label: `/${word}`, hint: label, replacement: `/${word} ` }
  })
  return { of: 'words', start: found.index, end: caret, options }
}

function spellingsOf(word: (typeof captureWordList)[number]): string[] {
  return [word, ...(meaningOf(word).also ?? [])]
}

function isSignal(before: string): boolean {
  const word = /^\s*\/([\p{L}-]+)/u.exec(before)?.[1]?.toLowerCase()
  return captureWordList.some(
    (known) =>
      word !== undefined && spellingsOf(known).includes(word) && meaningOf(known).makes.kind === 'signal',
  )
}
