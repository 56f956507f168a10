import { doubtOf } from './clauses'
import { isAsked, ownQuestion, type OwnQuestion } from './own-question'
import { sayIt, type Said } from './say-sentence'
import { asSentence, hasVerb, sentencesOf, withSmallNoun, wordsOf } from './sentence'
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
 * A so-what as it can be said and asked about. What the user means to do, what it depends on and what they are unsure of go
 * into the question; what is a statement is said before it, made a sentence where it is none ("could be a channel" → "That
 * could be a channel.").
 *
 * @returns `undefined` where nothing of it may be said
 */
export function readSoWhat(soWhat: string, isTactful: (sentence: string) => boolean): SaidSoWhat | undefined {
  const sentences = sentencesOf(withoutWrittenSigns(soWhat)).flatMap((sentence) =>
    tactfulPart(sentence, isTactful),
  )
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
  const first = key?.plan !== undefined && key.text !== '' ? key : (statement ?? heard[0])
  if (first === undefined) return undefined
  return {
    stance: first.stance ?? stanceOf(first.text),
    said: first.text,
    ...asksOf(key),
  }
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
  return count > 1 && count <= mostWonderedWords && !hasVerb(thing) && !/,|\bor\b/.test(thing)
    ? withSmallNoun(thing)
    : undefined
}

function asksOf(key: Said | undefined): Partial<SaidSoWhat> {
  if (key?.needed !== undefined) return { needed: key.needed }
  if (key?.when !== undefined) return { when: key.when }
  if (key?.need !== undefined) return { need: key.need }
  return key?.plan === undefined ? {} : { plan: key.plan }
}
