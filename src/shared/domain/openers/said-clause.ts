import { withKnownArticle } from './articles'
import { hasVerb, isNounStart, isWhole, plainVerbs, wordsOf } from './sentence'
import { isClause } from './whole'
import { subjectOf } from './things'
import { isVerbForm } from './verb-place'

/** With more words before its comma nobody hears what is asked. */
const mostClauseWords = 14
const mostSubjectWords = 7

/**
 * A so-what that states how it is, as it stands behind "if": "the Friday night shift no longer pays for itself". `undefined`
 * where it is more than one clause: nobody would say it in one breath.
 */
export function clauseOf(said: string): string | undefined {
  const text = withoutAside(bareOf(said))
  const count = wordsOf(text).length
  // "Take out price and we grow" orders; "third request since May" counts.
  const [first = '', second = ''] = wordsOf(text)
  if (
    (plainVerbs.has(first) && isNounStart(second)) ||
    /^(?:first|second|third|fourth|fifth|sixth)$/.test(first)
  )
    return undefined
  const isOne =
    count > 3 && count <= mostClauseWords && isClause(text) && !isMoreThanOne(text) && !isKnown.test(text)
  return isOne ? withKnownArticle(text, 'the') : undefined
}

/** Something that could be, taken apart: "a small roll", "be our next launch". */
export interface Possibility {
  subject: string
  act: string
  isNot: boolean
}

/** What a so-what says could be; `undefined` where it is not sure what it says it of. */
export function possibilityIn(said: string): Possibility | undefined {
  const text = bareOf(said)
  if (
    isMoreThanOne(text) ||
    /\b(?:at most|only|hardly|barely)\b/i.test(text) ||
    wordsOf(text).length > mostClauseWords
  )
    return undefined
  const [, subject = '', not = '', act = ''] =
    /^(.+?) (?:could|might|may) (?:(?:well|easily|also|just|soon|even) )?(not )?(.+)$/iu.exec(text) ?? []
  const [verb = ''] = wordsOf(act)
  const isRead =
    subject !== '' &&
    wordsOf(act).length > 1 &&
    wordsOf(subject).length <= mostSubjectWords &&
    (/^(?:that|they|we|it|this)$/i.test(subject) ||
      !hasVerb(subject) ||
      subjectOf(text)?.count === subject.split(' ').length) &&
    !/^(?:i|you|he|she|nobody|somebody|that \p{L}+)$/iu.test(subject) &&
    (verb === 'be' || verb === 'have' || plainVerbs.has(verb) || isVerbForm(verb))
  return isRead ? { subject: withKnownArticle(subject, 'the'), act, isNot: not !== '' } : undefined
}

/** "Our line stops start at the bagger, worth a visit": what comes behind the comma is no clause, and not needed. */
function withoutAside(text: string): string {
  const [, before = '', aside = ''] = /^(.+?), ([^,;:]+)$/u.exec(text) ?? []
  const isAside = isWhole(before) && !hasVerb(aside) && !/^(?:and|or|but|so|then)\b/i.test(aside)
  return isAside ? before : text
}

const bareOf = (said: string) => said.replace(/[.!…\s]+$/, '')

/** What was, or was counted, is known: nobody asks what if it were. What only names a thing reads better said. */
const isKnown =
  /\b(?:was|were|did|had)\b|(?<!\b(?:is|are|be|been|being|gets?|has|have|the|an?|our|their|of|in|not|more|no|[’']s) )\b(?!need|feed|speed|exceed|indeed|seed|bed|embed|proceed|succeed)\p{L}{2,}ed\b|^(?:that is|those are|it is (?:a|an|the)|we are at|there are)\b|\b(?:came|went|lost|won|bought|sold|took|made|got|left|fell|found|gave|grew|paid|said|told|sent)\b/iu

/** More than one clause, or words that cannot stand behind "if". */
function isMoreThanOne(text: string): boolean {
  return (
    /[,;:](?=\s|$)|[–—?"“”„()]|\s-\s|\b(?:if|unless|until|till|whether|because|but|so|though|although|anyway|should|will|won[’']t|would|my|mine)\b|[’'](?:ll|d)\b|\band (?:it|we|they|he|she|you|i)\b/iu.test(
      text,
    ) ||
    /^(?:in|on|at|by|for|from|with|per|after|since|either|and|or|maybe|perhaps|probably|also|still|even|just|only|there you|who\p{L}*|what\p{L}*|which|how|i|those are)\b/iu.test(
      text,
    )
  )
}
