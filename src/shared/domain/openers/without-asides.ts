import { asSentence, hasVerb, withSmallNoun, wordsOf } from './sentence'
import { standsAsWritten } from './stands-as-written'

/** What is said besides the fact, in characters and words: with more, nobody hears the question. */
const maxSaidCharacters = 125
export const mostSaidWords = 18

/** What of a sentence is said: without what was only added to it, and not longer than is heard. */
export function withoutAsides(sentence: string): string {
  return shorten(
    // "…, so even a tenth of that"
    // "No more hiring abroad, we have to train our own"
    hedgedFirst(withWholePart(sentence))
      .replace(/,\s+(?:so|and|but) (?:even|only|just|maybe)\b[^,]*$/iu, (tail) => (hasVerb(tail) ? tail : ''))
      .replace(
        /(?:,?\s+(?:and|but))?,?\s+(?:oddly|strangely|ironically|frankly|funnily|sadly|luckily)\b,.*$/i,
        '',
      )
      .replace(/,\s+worth (?:an?|the|\p{L}+ing)\b[^,]*$/iu, '')
      .replace(
        /,?\s+(?:i[’']?d say|i think|i guess|i suppose|i believe|i hope|if that|in my view|perhaps|sure)(?=[.!]*$)/i,
        '',
      )
      .replace(/^(?:so|and|but|which|then)\b,?\s+(?!far|much|many|that\b)/i, ''),
  )
}

/** "The relief is temporary, I think" is no surer with its end left out: "I think the relief is temporary". */
function hedgedFirst(sentence: string): string {
  const [, told = '', hedge = ''] =
    /^(.+?),?\s(I (?:think|guess|suppose|believe|hope)|perhaps)[.!]*$/iu.exec(sentence) ?? []
  return standsAsWritten(told) ? asSentence(`${hedge} ${withSmallNoun(told)}`) : sentence
}

/** From "we have to" on, where what comes before it is no clause. */
function withWholePart(sentence: string): string {
  const [, before = '', behind] =
    /^([^,;:]+)[,;:]\s+(?:so\s+)?(we (?:have to|need to|should|must|ought to) .+)$/iu.exec(sentence) ?? []
  return behind !== undefined && !hasVerb(before) ? behind : sentence
}

/** A long one is cut where it pauses. */
function shorten(sentence: string): string {
  if (sentence.length <= maxSaidCharacters && wordsOf(sentence).length <= mostSaidWords) return sentence
  const pause = /^(.{25,125}?)(?:;\s|\s[–—-]\s|,\s(?:so|but|and|which|while|because|let|then)\s)/u.exec(
    sentence,
  )
  return pause?.[1] ?? sentence
}
