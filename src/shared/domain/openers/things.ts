import { attaching, determiners, emptyHeads, numbers, peopleNouns, seasons, stops } from './noun-words'
import { readNounWithAll } from './read-noun'
import { sentencesOf } from './sentence'
import { isVerbForm, looksPlural, tokensOf } from './verb-place'

/** What a sentence begins with, where that is a thing. */
export function subjectOf(sentence: string): { count: number; isPlural: boolean } | undefined {
  const read = readNounWithAll(tokensOf(sentence), 0, false)
  return read && { count: read.end, isPlural: looksPlural(read.head) }
}

/** What shows that a noun was over before it: anything else may be a verb that no list knows. */
const behindNoun =
  /^(?:is|are|was|were|will|would|can|cannot|could|has|have|had|may|might|must|needs?|gets?|stops?|goes|go|comes?|pays?|works?|starts?|ends?)$/

/** Verbs as well, but behind "our" hardly ever. */
const namedAsOften = /^(?:plan|price|offer|report|shift|service|contract|target|record|order|list|test)s?$/

/**
 * A thing of ours that a text speaks of, where it is sure where its noun ends: "our safety plan". Precision before
 * cleverness: a question about a noun that is none fails, a plain one does not.
 */
export function sureThingIn(text: string): string | undefined {
  for (const sentence of sentencesOf(text)) {
    const tokens = tokensOf(sentence)
    for (let at = 0; at < tokens.length; at += 1) {
      if (tokens[at]?.small !== 'our' || tokens[at]?.isLast) continue
      let end = at + 1
      const isNoun = (place: number) => {
        const { word = '', small = '' } = tokens[place] ?? {}
        return (
          /^[\p{Ll}\d-]*\p{Ll}{3}$|^\p{Lu}{2,4}$/u.test(word) &&
          !stops.test(small) &&
          !attaching.test(small) &&
          !determiners.test(small) &&
          !numbers.test(small)
        )
      }
      while (end - at < 4 && isNoun(end) && !behindNoun.test(tokens[end]?.small ?? '')) {
        end += 1
        if (tokens[end - 1]?.isLast) break
      }
      const words = tokens.slice(at + 1, end).map(({ word }) => word)
      const head = words.at(-1) ?? ''
      const next = tokens[end]?.small ?? ''
      const isOver =
        tokens[end - 1]?.isLast === true ||
        next === '' ||
        attaching.test(next) ||
        /^(?:they|we|you)\b/.test(next)
      const isSure =
        words.length > 1 &&
        (isOver || behindNoun.test(next)) &&
        !words.some((word) => isVerbForm(word) && !word.endsWith('ing') && !namedAsOften.test(word)) &&
        !emptyHeads.test(head) &&
        !seasons.test(head) &&
        !peopleNouns.test(head) &&
        !/(?:ed|ly|er|ing)$/.test(head)
      if (isSure) return `our ${words.join(' ')}`
    }
  }
  return undefined
}
