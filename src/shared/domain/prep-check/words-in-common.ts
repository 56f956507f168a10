import { fold } from '../fold-text'

/** Words that tell nothing of what a line is about. */
const passing = new Set(
  (
    'a about after again all also always an and any are as ask at be because been before being but by can cannot could ' +
    'did do does done down each ever every few first for from get give go had has have he her here him his how i if in ' +
    'into is it its just last less let like long make many may me more most much must my need never new next no not now ' +
    'of off on once one only or other our out over own per put read said same say see send set she should show since so ' +
    'some still such take tell than that the their them then there these they thing this those through time to today ' +
    'too two under until up us very want was way we week well were what when where which while who whose why will with ' +
    'without would year yes yet you your'
  ).split(' '),
)

/**
 * Several times as many texts as two thousand records of a person, an agenda and those before it hold, since each edit
 * brings another; beyond that the memory begins afresh.
 */
const mostRemembered = 10_000
const remembered = new Map<string, ReadonlySet<string>>()

/** What a text is about: its telling words without their endings. */
export function wordsOf(text: string): ReadonlySet<string> {
  const known = remembered.get(text)
  if (known) return known
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const stems = new Set(
    words
      .filter((word) => (word.length > 2 || /^\p{Lu}{2}$/u.test(word)) && !/^\p{N}+$/u.test(word))
      .map((word) => fold(word))
      .filter((word) => !passing.has(word))
      .map(stemOf),
  )
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(text, stems)
  return stems
}

/** Whether a text has a telling word of a thing; the whole of it, where it is made of passing words ("Why now?"). */
export function touches(text: string, thing: string): boolean {
  return sharesWords(text, thing, 1)
}

/** Whether a text speaks of a thing by name: two of the thing's telling words, or half of them where it has few. */
export function speaksOf(text: string, thing: string): boolean {
  return sharesWords(text, thing, Math.min(2, Math.ceil(wordsOf(thing).size / 2)))
}

function sharesWords(text: string, thing: string, least: number): boolean {
  if (wordsOf(thing).size > 0) return countShared(text, thing) >= least
  const phrase = fold(thing).trim()
  return phrase !== '' && fold(text).includes(phrase)
}

function countShared(one: string, other: string): number {
  const words = wordsOf(one)
  return [...wordsOf(other)].filter((word) => words.has(word)).length
}

/** Enough for "renewals" to meet "renewal", and "migrating" "migration"; no word needs to be right on its own. */
function stemOf(word: string): string {
  if (word.length < 5) return word.replace(/(?<=[^su])s$|e$/, '')
  return word
    .replace(/(?:ations?|ating|ated|ates?)$/, 'at')
    .replace(/ies$/, 'y')
    .replace(/(?:ings?|(?<!e)ed|(?<!e)es|(?<![su])s)$/, '')
    .replace(/e$/, '')
    .replace(/([^aeiouls])\1$/, '$1')
}
