import { withKnownArticle } from './articles'
import { doubtOf } from './clauses'
import { isOrder } from './order-to-oneself'
import { isAsked, ownQuestion, type OwnQuestion } from './own-question'
import { sayIt, type Said } from './say-sentence'
import { asSentence, hasVerb, sentencesOf, wordsOf } from './sentence'
import { stanceOf, type Stance } from './stance'
import { standsAsWritten } from './stands-as-written'
import { withoutLooseEnd } from './whole'
import { withoutWrittenSigns } from './written-signs'

export interface SaidSoWhat {
  stance: Stance
  /** The sentence to say behind the fact; empty where all of it goes into the question. */
  said: string
  /** Under what condition it holds: "procurement finds out". */
  when?: string
  /** What has to come about for it: "we are certified by then". */
  needed?: string
  /** What has to be had or done: "we need a second region by March". */
  need?: string
  /** What the user means to do, as it stands behind "to": "raise the floor price". */
  plan?: string
  /** What the user asked themselves, where it is open. */
  question?: string
}

const leastWords = 3
/** "We were lucky" tells nobody what follows. */
const leastSaidWords = 4

/**
 * A so-what as it can be said and asked about. What the user means to do, needs or depends on goes into the question; what is
 * a statement or a doubt is said before it, made a sentence where it is none ("could be a channel" → "That could be a
 * channel.").
 *
 * @returns `undefined` where nothing of it may be said
 */
export function readSoWhat(soWhat: string, isTactful: (sentence: string) => boolean): SaidSoWhat | undefined {
  const sentences = sentencesOf(withoutWrittenSigns(soWhat))
    .flatMap(withOrderApart)
    .flatMap((sentence) => tactfulPart(sentence, isTactful))
  const doubt = doubtOf(sentences)
  if (doubt !== undefined) return { stance: 'wonder', said: asSentence(`I wonder ${doubt}`) }
  const askedAt = sentences.findIndex(isAsked)
  const asked: OwnQuestion = askedAt < 0 ? {} : ownQuestion(sentences[askedAt] ?? '')
  const wondered = wonderedAbout(sentences[askedAt] ?? '')
  // A word or two ("opportunity", "watch it") does not say what follows; what follows a question is only about it.
  const told = (askedAt < 0 ? sentences : sentences.slice(0, askedAt)).filter(
    (sentence) => wordsOf(sentence).length >= leastWords && !/^or\s/i.test(sentence),
  )
  const heard = told.map(sayIt)
  const keyAt = heard.findIndex(({ when, needed, plan, need }) => when ?? needed ?? plan ?? need)
  const saidAt = heard
    .slice(0, keyAt < 0 ? undefined : keyAt)
    .findIndex(({ text }) => wordsOf(text).length >= leastSaidWords)
  // "Not sure HR would wear it", where what "it" was is not said.
  const isLoose = saidAt > 0 && /\b(?:it|that|this|they|them|those|these)\b/i.test(told[saidAt] ?? '')
  const statement = isLoose ? undefined : heard[saidAt]
  // "Is that hard?" asks of what stands a sentence before.
  const isToldBefore = askedAt < 1 || (statement !== undefined && statement === heard.at(-1))
  if (asked.said !== undefined && (isToldBefore || !asksOfBefore.test(asked.said)))
    return { stance: 'wonder', said: [statement?.text, asked.said].filter(Boolean).join(' ') }
  if (asked.question !== undefined)
    return { stance: statement?.stance ?? 'state', said: statement?.text ?? '', question: asked.question }
  if (wondered !== undefined) {
    return { stance: 'state', said: statement?.text ?? '', plan: `look at ${wondered}` }
  }
  const key = heard[keyAt]
  // Short as it is, it is all there is: "margins will shrink".
  const [only] = heard.length === 1 ? heard : []
  const first = key?.plan !== undefined && key.text !== '' ? key : (statement ?? key ?? only)
  if (first === undefined) return undefined
  return {
    stance: first.stance ?? stanceOf(first.text),
    said: first.text,
    ...asksOf(key),
  }
}

/** "That volume is gone, so don't build the hall": what it tells, and what one orders oneself, which nobody else is told. */
function withOrderApart(sentence: string): string[] {
  const [, told = '', order = ''] = /^(.+?)[,;]\s+(?:so\s+)?([^,;]+)$/iu.exec(sentence) ?? []
  const isApart =
    /^(?:don[’']t|let[’']s|do not) |^\p{L}+ (?:the|an?|our|their|it|them|him|her|those|these)\b/iu
  // "Hold the fee, give the ads away" is all meant to be done, "they cut the price, raise the fee" all theirs.
  const isTold = standsAsWritten(told) && !orders(told) && !/^(?:they|it|he|she)\b/i.test(told)
  return isTold && isApart.test(order) && orders(order) ? [told, order] : [sentence]
}

function orders(text: string): boolean {
  const [first = '', second = '', third = ''] = wordsOf(text)
  return /^(?:don[’']t|let[’']s|do not)\b/i.test(text) || isOrder(first, second, third)
}

const asksOfBefore = /\bwhether (?:that|this|these|those|they|he|she)\b/

/** The sentence, or the part of one that may be said: what comes before a fault is found, or a whole clause behind it. */
function tactfulPart(sentence: string, isTactful: (sentence: string) => boolean): string[] {
  if (isTactful(sentence)) return [sentence]
  const [cut = '', ...behind] = sentence.split(/[,;:]\s|\s[–—-]\s/u)
  const before = withoutLooseEnd(cut)
  // "It makes a wider scheme, with us in it, less odd than a year ago"
  if (behind.length > 1 && /^(?:with|without|in|at|by|for|like|as)\s/i.test(behind[0] ?? '')) return []
  if (behind.length === 0) return []
  // "Storage is cheap, proving it isn't": the first half alone would say the contrary.
  if (/(?:n[’']t|\bnot)[.!…]*$/u.test(sentence)) return []
  // What holds only under a condition is not said without it, and no condition without what follows.
  if (/^(?:if|unless|when|once|should|provided|assuming)\b/i.test(cut)) return []
  if (wordsOf(before).length >= leastWords && isTactful(before)) return [before]
  const last = behind.at(-1) ?? ''
  return standsAsWritten(last) && isTactful(last) && !leansBack.test(last) ? [last] : []
}

/** It says something only of what came before. */
const leansBack =
  /^(?:and|but|so|or|which|who|where|while|when|though|although|because|unless|if|with|without|it|its|that|this|these|those|they|their|he|his|she|her|then|too)\b/i

const mostWonderedWords = 6

/** "Video first listing?": a thing with a mark behind it. */
function wonderedAbout(asked: string): string | undefined {
  const thing = asked.replace(/[?\s]+$/, '')
  const count = wordsOf(thing).length
  return count > 1 &&
    count <= mostWonderedWords &&
    !hasVerb(thing) &&
    !/,|\bor\b|^(?:why|how|what|when|where|who|whom|whose|whether|if|and|but|not|so|really|still|sure|too)\b/i.test(
      thing,
    )
    ? withKnownArticle(thing, 'the')
    : undefined
}

function asksOf(key: Said | undefined): Partial<SaidSoWhat> {
  if (key?.needed !== undefined) return { needed: key.needed }
  if (key?.when !== undefined) return { when: key.when }
  if (key?.need !== undefined) return { need: key.need }
  return key?.plan === undefined ? {} : { plan: key.plan }
}
