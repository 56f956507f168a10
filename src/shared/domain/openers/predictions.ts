import { withKnownArticle } from './articles'
import { hasVerb, plainVerbs, wordsOf } from './sentence'
import { subjectOf } from './things'
import { isVerbForm } from './verb-place'

const mostSubjectWords = 7
const mostActWords = 8
const expected =
  /^(.+?)\s(will|would|may|might|could|won[’']t|wouldn[’']t)\s(?:(?:probably|simply|soon|also|then|likely|just|easily|well|only|never)\s)?(not\s)?(.+)$/iu
/** Where the main thing is said and the rest is reasons. */
const asides =
  /[;:,–—].*$|\s(?:and|but|or|because|even if|though|so|which|while|unless|if|as|since|before we)\s.*$/iu

/**
 * What a sentence expects to come, as it stands behind "if": "evening slots help the 5-day target". `undefined` where it states what is, or says it of somebody who was not named. */
export function predictionIn(sentence: string): string | undefined {
  const parts = sentence.replace(/[.!…\s]+$/, '').split(/;\s|\s[–—]\s|,\s(?:so|and|but)\s/u)
  for (const part of parts) {
    const found = readPrediction(part)
    if (found !== undefined) return found
  }
  return undefined
}

function readPrediction(part: string): string | undefined {
  const [, said = '', modal = '', not = '', rest = ''] = expected.exec(part) ?? []
  const act = rest.replace(asides, '').trim()
  const [verb = ''] = wordsOf(act)
  const words = wordsOf(said)
  if (
    said === '' ||
    act === '' ||
    words.length > mostSubjectWords ||
    wordsOf(act).length > mostActWords ||
    wordsOf(act).length < 2 ||
    hasVerb(said) ||
    /^(?:maybe|perhaps|i|it|that|this|they|he|she|you|there|nobody|somebody|who\p{L}*|what)\b|[,:]|\b(?:them|those|it)\b/iu.test(
      said,
    ) ||
    /\b(?:me|it|them|him|her|this|that|there|he|she|his)\b/i.test(act) ||
    /^(?:cost|mean)$|^(?:take|need) (?:\d|long|about|two|three|four|five|six)/.test(
      verb === 'take' || verb === 'need' ? act : verb,
    ) ||
    !(verb === 'be' || verb === 'have' || plainVerbs.has(verb) || isVerbForm(verb))
  )
    return undefined
  if (verb === 'be' && /^be (?:the|a|an|had|able)\b/i.test(act)) return undefined
  const subject = withKnownArticle(said, 'the')
  // What would not come is known too well to be asked for.
  if (not !== '' || /n[’']t$/i.test(modal)) return undefined
  const isPlural =
    subjectOf(said)?.isPlural === true ||
    /\sand\s/.test(said) ||
    /^(?:we|half|\d.*|two|three|four|five|six|both|all|many|most)$/.test(words[0] ?? '')
  return `${subject} ${inPresent(act, isPlural)}`
}

function inPresent(act: string, isPlural: boolean): string {
  const [verb = ''] = act.split(' ')
  const rest = act.slice(verb.length)
  if (verb === 'be') return `${isPlural ? 'are' : 'is'}${rest}`
  if (isPlural) return act
  if (verb === 'have') return `has${rest}`
  return /(?:s|x|ch|sh|o)$/.test(verb)
    ? `${verb}es${rest}`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies${rest}`
      : `${verb}s${rest}`
}
