import { hasVerb, isWhole, wordsOf } from './sentence'
import { isVerbForm } from './verb-place'

/** With one of these at its end a sentence was cut in its middle. */
export const looseEnd =
  /[\s,;:]+(?:and|or|but|nor|(?<=,\s|\band\s|\bbut\s)yet|because|although|though|if|unless|than|as|when|while|which|who|whose|whether|the|a|an|our|their|its|my|your|every|of|to|for|with|from|per|via|between|until|into|against|without)$/iu

export const bareOf = (text: string) => text.replace(/[.!?…,;:\s"”’)]+$/u, '')

/** "About 6% of revenue and" is about 6% of revenue. */
export function withoutLooseEnd(text: string): string {
  const bare = bareOf(text)
  const cut = bare.replace(looseEnd, '')
  return cut === bare ? text.replace(/[,;:\s]+$/u, '') : withoutLooseEnd(cut)
}

const pronoun = String.raw`(?:i|we|you|they|he|she|it|there)(?:[’'](?:s|re|ve|ll|d|m))?`
/** What is said of a noun by a clause behind it, or added to it: "the best route I can see", "the cheapest thing, and it's ours". */
const behindNoun = new RegExp(
  String.raw`^(?!(?:in|on|at|by|for|from|with|after|before|since|until|once|when|if|per|now|then|today|here|there|that|this|what|all|so|and|but|as)\b)(\S.*?),?\s(?:(?:and|or|but|that|which|who|where|when|until|because|so|than|as|if)\s)?${pronoun}\s.*$`,
  'iu',
)

/** Whether it has a subject and a verb of its own, not only one of what is said of its noun. */
export function isClause(text: string): boolean {
  // "20 bp either way if ours looks like that"
  const [main = ''] = text.split(/\s(?:if|unless|because|when|until|while|before|after)\s/iu)
  if (
    /\s/.test(main) &&
    main !== text &&
    !isWhole(main) &&
    !/^(?:if|when|before|after|once|until)\b/i.test(text)
  )
    return false
  const [, before] = behindNoun.exec(text) ?? []
  // "Trained operators on the market"
  const [, behindTrained] = /^\p{L}{3,}ed ([^,;:]+)/iu.exec(text) ?? []
  if (behindTrained !== undefined && !hasVerb(behindTrained)) return false
  // "Miss one lot and we could be shut out"
  const isOrdered = isVerbForm(wordsOf(text)[0] ?? '') && /\sand (?:we|it|they|you)\s/iu.test(text)
  const isOnlyNoun = before !== undefined && /\s/.test(before) && !hasVerb(before) && !isOrdered
  return isWhole(text) && !isOnlyNoun && !/^(?:better|best|worse|worst)\b/i.test(text)
}
