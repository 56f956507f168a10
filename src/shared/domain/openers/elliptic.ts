import { hasVerb, withSmallLetter, withSmallNoun } from './sentence'
import { isClause, withoutLooseEnd } from './whole'

const most =
  /^(?:the |our )?(?:(?:best|worst|only|cheapest|biggest|easiest|fastest|surest|safest|quickest|largest|smallest|nearest|hardest|strongest|weakest|simplest|shortest|clearest|earliest|latest|highest|lowest|last|main|single biggest)\s|most \p{L}+ )\p{L}+/iu

const kinds =
  '(?:chance|opportunity|opening|reason|risk|threat|problem|way|sign|case|route|step|window|gap|lever|argument|door|shot|boost|blow|hit|warning|foothold|way in|way out)'
const oneOfAKind = new RegExp(
  String.raw`^(?:(?:an?|another|one more) )?(?:(?:real|good|big|great|small|rare|clear|possible|likely|cheap|easy|strong|serious|last|second|first|new|fair|decent|obvious|quick) )?${kinds}\b`,
  'iu',
)

/** A so-what without the "that is" it was jotted down without, said whole; `undefined` where nothing surely lacks. */
export function saidElliptic(text: string): string | undefined {
  const [, preferred = ''] = /^(?:far |much )?better (?:that )?(.+ than .+)$/iu.exec(text) ?? []
  if (preferred !== '' && isClause(preferred)) return `it is better that ${withSmallNoun(preferred)}`
  // "Worst case: two renewals" tells what might be, not what that is.
  if (isClause(text) || /^(?:the )?(?:best|worst) case\b/i.test(text)) return undefined
  // What is added to it has its own verb, and is left out.
  const thing = withoutLooseEnd(
    text.replace(/[.!…]+$/u, '').replace(/,?\s(?:and|but|so|yet)\s(?:it|that|this|not|we|they)\b.*$/iu, ''),
  )
  const [head = ''] = thing.split(/[,;:]\s|\s(?:that|which|who|i|we|you|they)\s/iu)
  if (hasVerb(head.replace(/\bto \p{L}+(?: \p{L}+)?/giu, ''))) return undefined
  if (most.test(thing))
    return `that is ${/^(?:the|our)\s/i.test(thing) ? '' : 'the '}${withSmallLetter(thing)}`
  if (!oneOfAKind.test(thing) && !/^(?:an?|another) \p{L}+ \p{L}+/iu.test(thing)) return undefined
  const hasArticle = /^(?:an?|another|one)\s/i.test(thing)
  return `that is ${hasArticle ? '' : /^[aeiou]/i.test(thing) ? 'an ' : 'a '}${withSmallLetter(thing)}`
}
