import { doubtOf } from './clauses'
import { isAsked, ownQuestion, type OwnQuestion } from './own-question'
import { sayIt, type Said } from './say-sentence'
import { hasVerb, isWhole, sentencesOf, withSmallNoun, wordsOf } from './sentence'
import { withoutWrittenSigns } from './spoken-fact'
import { stanceOf, type Stance } from './stance'
import { withoutLooseEnd } from './whole'

export interface SaidSoWhat {
  stance: Stance
  /** The sentence to say behind the fact; empty where all of it goes into the question. */
  said: string
  /** All of it that may be said to them: what questions can hold on to. */
  words: string
  /** Under what condition it holds: "procurement finds out". */
  when?: string
  /** What has to come about for it: "we are certified by then". */
  needed?: string
  /** What has to be had or done: "we need a second region by March". */
  need?: string
  /** What the user means to do, as it stands behind "to": "raise the floor price". */
  plan?: string
  /** What the user asked themselves. */
  asked?: OwnQuestion
}

const leastWords = 3

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
  const words = sentences.join(' ')
  const doubt = doubtOf(sentences)
  if (doubt !== undefined) return { stance: 'possibility', said: '', words, asked: { doubt } }
  const askedAt = sentences.findIndex(isAsked)
  const asked = askedAt < 0 ? {} : ownQuestion(sentences[askedAt] ?? '')
  // "Is that hard?" cannot be turned where nobody was told what is meant.
  const own = /^whether (?:that|this|these|those|they|he|she)\b/.test(asked.doubt ?? '') ? {} : asked
  const wondered = wonderedAbout(sentences[askedAt] ?? '')
  // A word or two ("opportunity", "watch it") does not say what follows; what follows a question is only about it.
  const told = (askedAt < 0 ? sentences : sentences.slice(0, askedAt)).filter(
    (sentence) => wordsOf(sentence).length >= leastWords && !/^or\s/i.test(sentence),
  )
  const heard = told.map(sayIt)
  const keyAt = heard.findIndex(({ when, needed, plan, need }) => when ?? needed ?? plan ?? need)
  const saidAt = heard.slice(0, keyAt < 0 ? undefined : keyAt).findIndex(({ text }) => text !== '')
  // "Not sure HR would wear it", where what "it" was is not said.
  const isLoose = saidAt > 0 && /\b(?:it|that|this|they|them|those|these)\b/i.test(heard[saidAt]?.text ?? '')
  const statement = isLoose ? undefined : heard[saidAt]
  if (Object.keys(own).length > 0) {
    const said = [statement?.text, own.said].filter(Boolean).join(' ')
    return { stance: stanceOf(said), said, words, asked: own }
  }
  if (Object.keys(own).length === 0 && wondered !== undefined) {
    return { stance: 'state', said: statement?.text ?? '', words, plan: `look at ${wondered}` }
  }
  const first = statement ?? heard[0]
  if (first === undefined) return undefined
  return {
    stance: first.stance ?? stanceOf(words),
    said: first.text,
    words,
    ...asksOf(heard[keyAt]),
  }
}

/** The sentence, or the part of one that may be said: what comes before a fault is found, or a whole clause behind it. */
function tactfulPart(sentence: string, isTactful: (sentence: string) => boolean): string[] {
  if (isTactful(sentence)) return [sentence]
  const [cut = '', ...behind] = sentence.split(/[,;:]\s|\s[–—-]\s/u)
  const before = withoutLooseEnd(cut)
  if (behind.length === 0) return []
  if (wordsOf(before).length >= leastWords && isTactful(before)) return [before]
  const last = behind.at(-1) ?? ''
  return isWhole(last) && isTactful(last) && !leansBack.test(last) ? [last] : []
}

/** It says something only of what came before. */
const leansBack =
  /^(?:and|but|so|or|which|who|it|its|that|this|these|those|they|their|he|his|she|her|then|too)\b/i

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
