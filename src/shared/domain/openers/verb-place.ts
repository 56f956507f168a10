import { intransitive, plainPresent } from './noun-words'
import { baseForms } from './base-forms'
import { hasOddForm, looseVerbs, plainVerbs, pronouns } from './sentence'

export interface Token {
  /** As it was written, without the marks around it. */
  word: string
  small: string
  /** Something ends behind it. */
  isLast: boolean
}

/** The words of a sentence. */
export function tokensOf(sentence: string): Token[] {
  return (
    sentence
      .replace(/["“”„«»]/gu, '')
      .replace(/(\d)\s(?:%|percent\b)/g, '$1%')
      // A mark that stands alone ends the word before it.
      .replace(/\s+(?=[,;:.!?…](?:\s|$))/gu, '')
      .split(/\s+/)
      .filter(Boolean)
      .map((written) => {
        const word = written.replace(/^[^\p{L}\p{N}£$€]+|[^\p{L}\p{N}%’']+$/gu, '')
        return { word, small: word.toLowerCase(), isLast: /[,;:.!?…)–—]$/u.test(written) }
      })
      .filter(({ word }) => word !== '')
  )
}

export const isPronoun = (small: string) =>
  pronouns.has(small.replace(/[’'].*$/, '')) ||
  /^(?:us|me|them|him|itself|themselves|himself|herself|ourselves|ours|theirs|yours|mine)$/.test(small)

/** Whether a word can be a verb by its form. */
export function isVerbForm(small: string): boolean {
  return hasOddForm(small) || baseForms(small).some((base) => plainVerbs.has(base) || looseVerbs.has(base))
}

export function looksPlural(noun: string): boolean {
  return (
    /(?:[^su’']s|[^s]es)$|^(?:people|staff|police|children|men|women)$/.test(noun) &&
    !/(?:is|us|^gas)$/.test(noun)
  )
}

/** Behind a verb, and seldom behind its noun. */
const objects =
  /^(?:an?|the|our|their|its|his|her|your|my|this|that|these|those|some|any|every|each|all|both|no|more|less|fewer|half|most|nothing|everything|nobody|well|[£$€]?\d.*|one|two|three|four|five|six|seven|eight|nine|ten)$/

interface Place {
  next: string
  isPlural: boolean
  isBehindVerb: boolean
  hasLater: boolean
}

/** Whether a word behind a noun is its verb. */
export function isFiniteVerb(small: string, { next, isPlural, isBehindVerb, hasLater }: Place): boolean {
  const bases = baseForms(small)
  if (/^(?:looks?|seems?|sounds?|remains?|becomes?)$/.test(small)) return true
  if (intransitive.test(small)) return !isPlural && !hasLater
  if (plainPresent.test(small)) return isPlural
  const takesObject = objects.test(next) || isPronoun(next) || (isPlural && looksPlural(next))
  if (bases.some((base) => plainVerbs.has(base))) {
    if (plainVerbs.has(small)) return isPlural
    // "New support hires stay"
    if (plainVerbs.has(next) || plainPresent.test(next)) return false
    return !isPlural && !(isBehindVerb && !takesObject) && !hasLater
  }
  if (!bases.some((base) => looseVerbs.has(base))) return false
  if (looseVerbs.has(small)) return isPlural && takesObject
  return !isPlural && takesObject && !isBehindVerb && !hasLater
}

/** Before anything ends there is an "is" or a "will": what stands before it is no verb. */
export function hasLaterAuxiliary(tokens: readonly Token[], at: number): boolean {
  for (let later = at + 1; later < tokens.length; later += 1) {
    const small = tokens[later]?.small ?? ''
    if (
      /^(?:is|are|was|were|will|would|can|could|may|might|must|has|have|had|won[’']t|can[’']t)$/.test(small)
    )
      return true
    if (
      /^(?:and|or|but|that|which|who|if|because|when|where|while|so|than)$/.test(small) ||
      tokens[later - 1]?.isLast
    )
      return false
  }
  return false
}
