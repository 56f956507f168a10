import { withKnownArticle } from './articles'
import { conditionalOf, type Conditional } from './clauses'
import { saidElliptic } from './elliptic'
import { intend } from './intend'
import { lacksSubject, movesName } from './lacking-subject'
import { saidInFull } from './missing-verb'
import { isOrder } from './order-to-oneself'
import {
  asSentence,
  isWhole,
  hasVerb,
  isNounStart,
  plainVerbs,
  pronouns,
  withSmallLetter,
  withSmallNoun,
  wordsOf,
} from './sentence'
import { stanceOf, type Stance } from './stance'
import { hasOwnVerb, standsAsWritten } from './stands-as-written'
import { isClause, withoutLooseEnd } from './whole'
import { mostSaidWords, withoutAsides } from './without-asides'

/** One sentence of a so-what: what is said, or what its question is made of. */
export interface Said {
  /** Empty where all of it is asked about. */
  text: string
  stance?: Stance
  when?: string
  needed?: string
  plan?: string
  need?: string
}

/**
 * What is for the page alone: a step that hangs on what was written before it ("check which", "I would use it"), a beginning that was
 * never finished ("When going from nine to four …", "More changeovers whatever we do") and words to be quoted.
 */
const isNoteToOneself =
  /^(?:check|find out|look into|see|ask|read up|keep an eye|remember|watch out|dig|verify) (?:which|what|who|whether|why|how|if|it|that|them|this|on)\b|^(?:i[’']?d|i would) \p{L}+ (?:it|that|them|this)\b|^(?:when|while|before|after|by|with) \p{L}+ing\b|\bwhatever (?:we|they|you) do\b|^['‘’"“„]\p{Ll}/iu

/** One sentence of a so-what, whole. */
export function sayIt(sentence: string): Said {
  const text = withoutAsides(sentence)
  if (isNoteToOneself.test(text)) return { text: '' }
  const stated = sayAsWritten(text)
  if (stated !== undefined) return stated
  const full = saidInFull(text)
  if (full !== text) return { text: asSentence(full) }
  if (!/^[\p{L}\p{N}]/u.test(text)) return { text: '' }
  // "Just offer to hold two weeks of stock"
  const [, bare] = /^(?:just|simply|rather) (\p{Ll}+ .+)$/iu.exec(text) ?? []
  if (bare !== undefined && plainVerbs.has(wordsOf(bare)[0] ?? '')) return sayIt(bare)
  const [first = '', second = '', third = ''] = wordsOf(text)
  const rest = text.slice(first.length).trimStart()
  // Steps of what is to be done, jotted down without a verb first: not to be said.
  if (/,\s*then \p{L}+/iu.test(text) && !hasVerb(text.split(/,\s*then /i)[0] ?? '')) return { text: '' }
  // "Room to renegotiate", "an opening to hire, if we move before summer", "intend to bring it"
  const [, meant] =
    /^(?:(?:an? |the |some |good )?(?:opening|room|chance|opportunity|occasion) to|(?:we |i )?(?:intend|plan|mean|want|aim|hope) to|thinking of) (\p{L}+ .+)$/iu.exec(
      text,
    ) ?? []
  if (meant !== undefined && !/^be\b/i.test(meant)) return intend(meant.replace(/,\s.*$/, ''))
  const [, job] =
    /^(?:an? )?(?:job|task|homework|one) for (?:us|me|our side)[:,–—-]\s+(\p{L}+ .+)$/iu.exec(text) ?? []
  if (job !== undefined) return intend(job)
  const elliptic = saidElliptic(text)
  if (elliptic !== undefined) return { text: asSentence(elliptic) }
  // "Lost six trainees", "could copy the format": of us.
  if (
    /^(?:lost|won|missed|dropped|sold|signed|kept) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|a|an|the|our)\b/i.test(
      text,
    )
  )
    return { text: asSentence(`we ${withSmallLetter(text)}`) }
  const [, ableTo] =
    /^could ((?:do|offer|copy|try|use|build|start|run|sell|publish|send|give|ask|buy|rent|lease|hire|train|test|pilot|tag|label|bundle|pitch|invite|license|swap) (?!us\b).+)$/iu.exec(
      text,
    ) ?? []
  if (ableTo !== undefined && !/\bif\b/.test(ableTo)) return intend(ableTo)
  const conditional = conditionalOf(text)
  const [, ours] = /^we (\p{L}+ .+)$/iu.exec(conditional?.when ?? '') ?? []
  // What depends on us alone is meant to be done.
  if (ours !== undefined && plainVerbs.has(wordsOf(ours)[0] ?? '') && !/^lose\b/.test(ours)) {
    const told = lacksSubject(first, second) ? `that ${withSmallLetter(text)}` : text
    // What comes of it is said, so that the plan need not be named again.
    return isWhole(told) && wordsOf(told).length <= mostSaidWords
      ? { ...intend(ours), text: asSentence(told), plan: 'do that' }
      : { text: '' }
  }
  if (/^if (?!we\b|i\b)/i.test(text) && conditional === undefined)
    return { text: asSentence(text), stance: 'conditional' }
  if (conditional !== undefined) return sayCondition(conditional)
  if (/^(?:need|have|ought|want)$/.test(first) && (second === 'to' || isNounStart(second)))
    return second === 'to' ? intend(rest.slice(3)) : needs(rest)
  // "Should have bid" is of what is past.
  if (/^(?:should|must)$/.test(first) && second === 'have' && !isNounStart(third)) return { text: '' }
  if (/^(?:should|must)$/.test(first))
    return second === 'be'
      ? { text: asSentence(`that ${withSmallLetter(text)}`), stance: 'proposal' }
      : intend(rest)
  const [, timely] = /^(?:now is the |it[’']?s |it is |high )?time to (.+)$/i.exec(text) ?? []
  if (timely !== undefined) return intend(timely)
  const [, owned] = /^(?:i[’']d|i would|let[’']?s|let us) (.+)$/i.exec(text) ?? []
  if (owned !== undefined && plainVerbs.has(second === 'would' ? third : second)) return intend(owned)
  // "Don't think they will keep it up"
  if (first === 'don’t' || first === "don't")
    if (/^(?:think|believe|expect|see)$/.test(second))
      return { text: asSentence(`I ${withSmallLetter(text)}`), stance: 'doubt' }
  const [, avoided] = /^(?:don[’']?t|do not|never) (.+)$/i.exec(text) ?? []
  if (avoided !== undefined) return intend(`${first === 'never' ? 'never' : 'not'} ${avoided}`)
  if (/^would(?:n[’']t| not) (?:bank|count|bet|rely|plan)\b/i.test(text))
    return { text: asSentence(`I ${withSmallLetter(text)}`) }
  if (first === 'doubt')
    return { text: asSentence(`I ${withSmallLetter(text).replace(/,\s+but\b.*$/i, '')}`), stance: 'doubt' }
  if (first === 'expect') return { text: asSentence(`I would ${withSmallLetter(text)}`) }
  // "Take out price and we grow by one" tells what would be.
  if (isOrder(first, second, third) && !/\sand (?:we|it|they|you)\s/i.test(text))
    return intend(withSmallLetter(text))
  const [, obliged] =
    /^(?:we|i) (?:should|must|need to|have to|ought to|could) (?!be\b|have\b)(.+)$/i.exec(text) ?? []
  // "We could hedge five at most" tells of a limit.
  if (obliged !== undefined && !/\b(?:at most|only|hardly|barely)\b/i.test(obliged)) return intend(obliged)
  const [, had] = /^we need (.+)$/i.exec(text) ?? []
  // "We need four days" tells how it is.
  if (had !== undefined && !/^\S+ (?:minutes|hours|days|weeks|months|years|people)\b/i.test(had))
    return needs(had)
  // "Fibre has to be hidden, not advertised"
  const [, due] =
    /^((?:the |our )?\p{L}+(?: \p{L}+)? (?:has to|have to|needs? to|must|should) be \p{L}+(?:ed|en|lt|nt|pt|wn)\b[^,;:]*)/iu.exec(
      text,
    ) ?? []
  if (due !== undefined && !pronouns.has(first))
    return { text: '', need: withKnownArticle(due.replace(/[.!…\s]+$/, ''), 'the') }
  if (/^short (?:by|of)\b/i.test(text)) return { text: asSentence(`we are ${withSmallLetter(text)}`) }
  if (
    /^(?:(?:not|un)\s?(?:sure|convinced|certain)|sceptical|skeptical|doubtful|curious|hopeful|optimistic)\b/i.test(
      text,
    )
  )
    return { text: asSentence(`I am ${withSmallLetter(text)}`) }
  if (lacksSubject(first, second) || movesName(first, rest))
    return { text: asSentence(`that ${withSmallLetter(text)}`) }
  if (
    first === 'worth' &&
    (second.endsWith('ing') || /^(?:try|pilot|test|trial|call|visit|talk|look|check)$/.test(third))
  )
    return {
      // "It is worth asking what they pay", beside "that is worth a call"
      text: asSentence(`${isAsking.test(text) ? 'it' : 'that'} is ${withSmallLetter(text)}`),
      stance: 'proposal',
    }
  if (
    /^\p{L}+ to \p{Ll}+ (?:\d|two|three|the|a|an|our|it|them|people|us)\b/u.test(text) &&
    qualities.test(text)
  )
    return { text: asSentence(`it is ${withSmallLetter(text)}`) }
  // "Cheap to fix, they would see it"
  const [quality = '', behind = ''] = text.split(/,\s/)
  if (quality !== text && !first.includes('-') && isQuality(first, quality.replace(/\bto \p{L}+/giu, '')))
    return {
      text: asSentence(
        `that is ${withSmallLetter(/,\s(?:but|yet)\s/i.test(text) || qualities.test(behind) ? text : quality)}`,
      ),
    }
  if (isQuality(first, text)) return { text: asSentence(`that is ${withSmallLetter(text)}`) }
  if (
    /^(?:second|third|fourth|fifth|sixth)$/.test(first) &&
    (!hasVerb(text) || /\b(?:like (?:this|that)|time(?! (?:is|was|means|makes)\b)|in a row)\b/.test(text))
  )
    return { text: asSentence(`it is the ${withSmallLetter(text)}`) }
  if (/^(?:second|third|fourth|fifth|sixth)$/.test(first) && second === 'time')
    return { text: asSentence(`a ${withSmallLetter(text)}`) }
  if (first === 'exactly' && second === 'the' && third.length > 2)
    return { text: asSentence(`those are ${withSmallLetter(text)}`) }
  if (first === 'first' && second === 'time')
    return { text: asSentence(`it is the ${withSmallLetter(text)}`) }
  if (first === 'same') return { text: asSentence(`it is the ${withSmallLetter(text)}`) }
  // A fragment is left out: whatever is put before it, nobody would say it.
  return { text: standsAsWritten(text) ? asSentence(withKnownArticle(text, 'the')) : '' }
}

const hangs = /\b(?:if|unless|provided|providing|assuming|as long as|so long as)\b/i

/** A sentence that is whole is said as it was written. */
function sayAsWritten(text: string): Said | undefined {
  // "Take out price and we grow by one" tells what would be; "ask them and we will know" is for the page.
  const [first = '', second = ''] = wordsOf(text)
  const isLacking = lacksSubject(first, second) || movesName(first, text.slice(first.length).trimStart())
  if (wordsOf(text).length > mostSaidWords + 2 || isLacking || !standsAsWritten(text) || orders(text))
    return undefined
  const stance = stanceOf(text)
  // "Door open for a year, but only if we are certified"
  if (hangs.test(text) && !hasOwnVerb(text)) return undefined
  return { text: asSentence(withKnownArticle(text, 'the')), stance }
}

function orders(text: string): boolean {
  if (/^let (?:them|him|her|it)\b/i.test(text)) return true
  // "Rent from concessions could fund an opening", but in "apply before the board meets" the verb is another's
  const [begun = ''] = text.split(/[,;:]\s|\s(?:before|until|because|when|if|else|or)\s/u)
  if (hasOwnVerb(begun)) return false
  const [first = '', second = '', third = ''] = wordsOf(text)
  return isOrder(first, second, third) && !/\sand (?:we|it|they|you)\s/i.test(text)
}

/** What follows is said with what it hangs on: a condition alone has no stake, unless nothing else was noted. */
function sayCondition({ when, effect = '', needed }: Conditional): Said {
  // "Provided we can staff them", where who they are was not said.
  if (needed !== undefined)
    return /\b(?:them|those|these)\b/i.test(needed)
      ? { text: '' }
      : { text: '', stance: 'conditional', needed }
  if (effect === '') return { text: '', stance: 'conditional', ...(when && { when }) }
  const bare = withoutLooseEnd(effect)
  const [first = '', second = ''] = wordsOf(bare)
  const told = lacksSubject(first, second) ? `that ${withSmallLetter(bare)}` : bare
  const whole = `if ${withSmallNoun(when ?? '')}, ${withKnownArticle(withSmallNoun(told), 'the')}`
  const isSaid = isClause(told) && wordsOf(whole).length <= mostSaidWords + 4
  return isSaid ? { text: asSentence(whole), stance: 'conditional' } : { text: '' }
}

function needs(text: string): Said {
  return { text: '', need: `we need ${text.replace(/[.!…\s]+$/, '')}` }
}

const isAsking = /^worth \p{L}+ing (?:\p{L}+ )?(?:what|which|who|whether|why|how|where|when|if)\b/iu

const qualities =
  /^(?:bad|good|great|big|huge|risky|dangerous|hard|harder|easy|easier|cheap|cheaper|faster|slower|better|worse|worth|likely|unlikely|too|not|free|urgent|new to|possible|enough|close to|ahead of|behind|against|out of|in line|fine|ok|okay|surprising|unclear|overdue|relevant|interesting|useful)(?![\p{L}-])/iu

function isQuality(first: string, text: string): boolean {
  return (
    qualities.test(text) &&
    (!hasVerb(text.slice(first.length)) || first === 'not' || first === 'worth' || first === 'too')
  )
}
