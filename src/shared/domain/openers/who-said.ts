import { asSentence, hasVerb, withSmallNoun, wordsOf } from './sentence'
import { looksPlural } from './verb-place'

const mostSpeakerWords = 9

const determiner = /^(?:an?|the|our|one|two|three|another|their)\s/i

/** A person, or several who speak as one, and where they are from. */
const speakers =
  /^(?:(?:an?|the|our|one|two|three|another|their) )?((?:(?!(?:to|for|of|in|at|from|by|with|on|and) )[\p{L}&’'-]+ ){0,3}?)(?!(?:order|offer|paper|poster|letter|newsletter|number|banner|sticker|flyer|answer|tender|summer|winter|quarter|other|newspaper)s?\b)(\p{L}*(?:er|or|ist|ian|ant|man|woman)s?|(?:lead|chief|head|chain|firm|company|group|team|client|nurse|cook|guest|parent|student|agent|clerk|chef|ceo|cfo|cto|coo|cio|vp|hospital|clinic|hotel|school|university|council|bank)s?)((?: (?:in|at|of|from|for|with|on) [^,;:."“„]+)?)$/iu

/**
 * "“It leaks”, the tenant" and "tenant in Leeds: “it leaks”" are for the page; aloud somebody said it. As it is where it is
 * not sure that who stands there can speak.
 */
export function withWhoSaid(sentence: string): string {
  const [, first = '', behind = ''] = /^(["“][^"“”]+["”]),\s([^"“„]+?)[.]?$/u.exec(sentence) ?? []
  const [, before = '', last = ''] = /^([^:.!?"“„]+):\s(["“][^"“”]+["”][.]?)$/u.exec(sentence) ?? []
  const speaker = behind || before
  const [, kind = '', who = '', from = ''] = speakers.exec(speaker) ?? []
  if (who === '' || wordsOf(speaker).length > mostSpeakerWords || hasVerb(kind) || hasVerb(from))
    return sentence
  return `${asSentence(withArticle(speaker, who, from)).replace(/\.$/, '')} said: ${first || last}`
}

function withArticle(speaker: string, who: string, from: string): string {
  // "Anna Baker" is a name.
  const isName = /^\p{Lu}/u.test(who) && speaker !== who + from
  if (determiner.test(speaker) || looksPlural(who) || isName) return speaker
  const small = withSmallNoun(speaker)
  // Of what somebody heads there is one.
  const isKnown = /^(?:head|chief)$/i.test(who) && from.startsWith(' of ')
  return `${isKnown ? 'the' : /^[aeio]/i.test(small) ? 'an' : 'a'} ${small}`
}
