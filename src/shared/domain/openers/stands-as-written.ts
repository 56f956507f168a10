import { hasOddForm, plainVerbs, wordsOf } from './sentence'
import { isVerbForm, looksPlural, tokensOf, type Token } from './verb-place'
import { isClause } from './whole'

/** Verbs that are nothing else, in a form that has a subject. */
const finite =
  /^(?:is|are|was|were|am|will|would|ought|can|cannot|could|may|might|must|should|has|have|had|does|did|seems?|looks|remains?|becomes?|became|means|needs|keeps?|gets?|goes|went|costs|pays|takes|makes|gives|brings|lets|depends|belongs|follows|turns|earns|hangs|sits|stands|says|tells|shows|asks|wants|won[’']t|can[’']t)$|n[’']t$/i
const contracted = /^(?:it|that|there|they|we|you|i|he|she|who|nobody)[’'](?:s|re|ve|ll|d|m)$/i

/** What begins a clause that belongs to another. */
const subordinates =
  /^(?:that|which|who|whom|whose|where|when|if|because|while|whilst|since|than|whether|what|how|although|though|unless|until|before|after|as|why|once|provided|providing|assuming)$/i
const pronoun = /^(?:i|we|you|they|he|she|it|nobody)$/i
const joins = /^(?:and|or|but|so|yet|then|nor)$/i

/** A sentence begins like this where its own clause comes behind a comma. */
const isLed =
  /^(?:if|when|where|with|since|once|unless|should|after|before|although|though|while|because|as|given|had|were|assuming|provided|providing)\b/i

/** A figure that went up or down and the verb was left out: "rents in the Midlands down 8 %". */
const moved = /\s(?:up|down)\s(?:by\s|about\s|nearly\s|almost\s|another\s)?[£$€]?\d/i

/** No sentence of its own begins like this: what it is said of was left out. */
const brokenStarts = [
  /^(?:or|and|nor|not|never|doubt|expect|hope|guess|suspect|based|wish|took|being|been|told|watched|counted|heard|saw|read|mine|hm|funny|honestly)\b|^\p{L}{3,}ed, /iu,
  /^(?:is|are|was|were|has|have|had|may|might|could|would|can|will|does|did|do|must|ought|shall|seems|sounds|looks)\b|^\p{L}+n[’']t\b/iu,
  // "Need figures we can show", beside "need for cold stores grows".
  /^(?:needs?|want) (?!for\b|of\b)|^should (?!it\b|that\b|this\b|they\b|we\b|he\b|she\b|the\b|our\b)/i,
  // "Lost six trainees to them", beside "lost sales cost us two million".
  /^(?:lost|won|missed|dropped|sold|signed|kept|cost|made|got|found|gave) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|an?|the|our|us|it|them)\b/i,
  // "Short by two people", "easy for them, as they have the depots"
  /^short (?:by|of)\b|^(?:cheap|easy|hard|risky|good|bad|great|dangerous|difficult|simple|likely|unlikely|possible|fine|unclear|relevant|interesting|useful|too \p{L}+) (?:to|for)\b|^worth\b|^(?:more |another )?(?:proof|evidence|sign|hint) that\b/iu,
  // "First time anybody did it"
  /^(?:first|second|third|fourth|fifth|sixth|last) time (?:we|they|it|he|she|anybody|anyone|somebody|someone|nobody|this|that|in|since)\b/i,
]

/**
 * Whether a sentence is whole as it was written, with a subject and a verb of its own, so that it can be said without a
 * word changed. Sure where the verb is one that is nothing else; for other verbs it asks `isClause`.
 */
export function standsAsWritten(sentence: string): boolean {
  if (/[=<>→/]|\b(?:i\.e|e\.g|v|vs)\b|(?:^|\s)[([{]/.test(sentence)) return false
  if (brokenStarts.some((start) => start.test(sentence))) return false
  const bare = sentence.replace(/[.!?…\s]+$/, '')
  if (wordsOf(bare).length < 2) return false
  const own = ownClause(bare)
  if (own === undefined) return false
  // "Cheaper, but the critics get louder": the verb is of what was added.
  const [, begun] = /^([^,;:"“„]+)[,;] (?:but|yet|so) (?!not\b)/iu.exec(own) ?? []
  if (begun !== undefined && !hasOwnVerb(begun) && !isClause(begun)) return false
  if (hasOwnVerb(own)) return true
  // "Lease quote for twenty coaches: 7.9 %"
  if (needsFinite.test(own) || /:\s/.test(own)) return false
  const did = tokensOf(own).some(
    ({ small }, at, all) => didSomething(small) && !place.test(all[at + 1]?.small ?? ''),
  )
  // "A court voided auto-renewal", beside "a way back into rail" and "a fund based in Leeds".
  if (isOne.test(own) && (!did || /^\p{L}+er\s/u.test(own))) return false
  // "Young people who’d need a placement": the verb is theirs.
  const [main = ''] = own.split(/\s(?:which|who|whom|whose)\b/)
  return isClause(main) && (!moved.test(main) || tokensOf(main).some(({ small }) => didSomething(small)))
}

/** "For heavy riders at any rate", "perhaps just a test": with a verb that is a noun as often it is no sentence. */
const needsFinite =
  /^(?:(?:maybe|perhaps) )?(?:just|only)\b|^(?:maybe|perhaps) (?:an?|the)\b|^(?:for|of|in|from|at|on|by|among|during|under|within|like|despite|to)\b|^(?:about|some|around|nearly|almost|roughly|over|up to)\s[£$€]?\d|^[£$€]?\d[\d.,]*\s?(?:%|[km]\b|bn\b|million\b|percent\b)/iu

const isOne =
  /^(?:an?|another|more|fewer|less|no|twice|\p{L}+ times|easier|cheaper|better|worse|harder|faster|slower|safer|simpler|quicker|dearer)\b/iu

/** Whether it surely has a verb of its own. */
export function hasOwnVerb(sentence: string): boolean {
  const own = ownClause(sentence) ?? ''
  // "By the end of the plan we are short of hands": who does it comes behind where or when.
  return hasFiniteVerb(tokensOf(own), needsFinite.test(own))
}

/** What stands behind the clause it begins with; `undefined` where nothing does. */
function ownClause(sentence: string): string | undefined {
  if (!isLed.test(sentence)) return sentence
  const [, behind] = /,\s+(?:then\s+)?(.+)$/iu.exec(sentence) ?? []
  return behind
}

function hasFiniteVerb(tokens: readonly Token[], isPlaced: boolean): boolean {
  let isInside = false
  for (const [at, { word, small, isLast }] of tokens.entries()) {
    const before = tokens[at - 1]
    // May is a month.
    const isVerb = at > 0 && word !== 'May' && (finite.test(small) || isVerbHere(tokens, at))
    // "The best route I can see": the verb is what is said of the noun.
    const isOfNoun =
      !isPlaced &&
      at > 1 &&
      pronoun.test(before?.small ?? '') &&
      !beginsClause(tokens, at - 1) &&
      tokens[at - 2]?.isLast !== true
    // "Tags 0.40 each, were 2.10": what is added behind one comma is not its verb; two put something in between.
    const isAdded =
      !isPlaced && before?.isLast === true && !tokens.slice(0, at - 1).some((token) => token.isLast)
    if (contracted.test(small) && beginsClause(tokens, at) && !isInside) return true
    if (isVerb && !isInside && !isOfNoun && !isAdded) return true
    if (isVerb && isInside && !isOfNoun) isInside = false
    else if (at > 0 && subordinates.test(small.replace(/[’'].*$/, ''))) isInside = true
    if (isLast) isInside = false
  }
  return false
}

/** Behind a verb, and seldom behind a noun. */
const object =
  /^(?:an?|the|our|their|its|his|her|your|us|them|you|him|it|me|this|that|these|those|any|every|each|all|both|only|no|more|less|half|better|worse|well|badly|faster|slower|longer|easily|hard|[£$€]?\d.*|one|two|three|four|five|six|seven|eight|nine|ten)$/
const place =
  /^(?:to|per|than|between|against|for|of|in|on|at|with|from|by|within|through|without|about|into|over|under|out|up|down|off)$/

const adverb =
  /^(?:just|only|also|even|still|now|too|never|not|perhaps|maybe|always|already|again|soon|then|yet|\p{L}+ly)$/u

/** "The directive obliges us", "14 work within twenty miles": a verb by what stands around it. */
function isVerbHere(tokens: readonly Token[], at: number): boolean {
  const { small = '' } = tokens[at] ?? {}
  const isNone = [place, object, joins, subordinates, adverb].some((others) => others.test(small))
  if (isNone) return false
  const before = tokens[at - 1]
  const next = tokens[at]?.isLast ? '' : (tokens[at + 1]?.small ?? '')
  if (before === undefined || before.isLast || place.test(before.small) || object.test(before.small)) {
    return (
      /^\d/.test(before?.small ?? '') &&
      (sureVerbs.test(small) || (pluralVerbs.test(small) && (place.test(next) || object.test(next))))
    )
  }
  if (past.test(small) || (pronoun.test(before.small) && beginsClause(tokens, at - 1))) return true
  const isOfOne = !before.small.endsWith('s') || (at === 1 && /^\p{Lu}/u.test(before.word))
  if (didSomething(small)) return object.test(next)
  // "A model reads bills"
  if (/\p{L}{3,}[^s]s$/u.test(small) && isOfOne && /^\p{L}/u.test(before.small))
    return object.test(next) || (isVerbForm(small) && looksPlural(next))
  if (!looksPlural(before.small)) return false
  if (sureVerbs.test(small)) return true
  return (
    /^(?:an?|the|our|their|its|every|this|these|us|them|you|me)$/.test(next) ||
    ((pluralVerbs.test(small) || plainVerbs.has(small)) && (place.test(next) || object.test(next)))
  )
}

/** Forms that have somebody who did it; "sold" and "held" may be what was done to something. */
const past =
  /^(?:went|took|gave|fell|rose|drew|knew|began|came|ran|saw|wrote|chose|grew|threw|broke|spoke|flew|got|drove|ate|swam|froze)$/

/** No nouns, so that behind a plural they are its verb. */
const sureVerbs =
  /^(?:want|have|seem|become|remain|go|come|get|think|know|believe|expect|see|allow|send|sell|buy|give|bring|tell|arrive|receive|do|decide|prefer|lose|choose|agree|refuse|learn|earn|build|keep|carry|grow|pay|open)$/

/** Nouns as often, so that what stands around them decides. */
const pluralVerbs =
  /^(?:work|live|start|use|need|say|pay|leave|run|hold|make|take|keep|turn|rise|fall|grow|show|serve|stand|sit|cover|cost|mean|ask|order|bring|lose|win|find|read|move|draw|depend|rely|rest|hang|belong|follow|stop|end|drop|wait|cut|charge|offer|ship|drive)$/

/** Whether a clause of its own can begin with this word. */
function beginsClause(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before === undefined || before.isLast || joins.test(before.small)
}

const didSomething = (small: string) => hasOddForm(small) || /\p{L}{2,}[^e]ed$/u.test(small)
