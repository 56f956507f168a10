import { asSentence, plainVerbs, withSmallLetter, wordsOf } from './sentence'

/** A question of the user's own, as far as an opener can use it. */
export interface OwnQuestion {
  /** Open as it stands. */
  question?: string
  /** What yes or no would answer, as a sentence: "I wonder whether we should wait." */
  said?: string
}

const subjects =
  '(?:i|we|you|they|he|she|it|this|that|these|those|there|anyone|anybody|somebody|someone|everyone|nobody)'
const inverted = new RegExp(
  `^(is|are|was|were|can|could|will|would|should|shall|must|may|might|do|does|did|have|has|had)\\s+(${subjects})\\s+(.+?)[?.]*$`,
  'i',
)

/** "Had we known, …" and "should it lapse, …" are conditions. */
const isCondition = /^(?:had|were|should) [^?]*,|^should (?:it|that|this) /i

export function isAsked(sentence: string): boolean {
  return sentence.endsWith('?') || (inverted.test(sentence) && !isCondition.test(sentence))
}

/** Kept where it is open, said where yes or no would answer it; empty where it leads ("Isn’t it …?"). */
export function ownQuestion(sentence: string): OwnQuestion {
  if (isOpen(sentence)) return { question: withMark(sentence) }
  const [, verb = '', subject = '', rest = ''] = inverted.exec(sentence) ?? []
  const bare = sentence.replace(/[?.!\s]+$/, '').replace(/^(?:perhaps|maybe),? /i, '')
  const heard = subject.toLowerCase() === 'i' ? 'I' : subject.toLowerCase()
  if (verb !== '') {
    if (/^do$/i.test(verb)) return wondered(`whether ${heard} ${rest}`)
    // "Does it kill X": the ending its verb would need is not known.
    const helper = /^does$/i.test(verb) ? 'would' : verb.toLowerCase()
    return wondered(`whether ${heard} ${helper} ${rest}`)
  }
  const [first = '', second = ''] = wordsOf(bare)
  if (/^(?:worth|time|too|enough)$/.test(first)) return wondered(`whether it is ${withSmallLetter(bare)}`)
  if (plainVerbs.has(first) && second !== '') return wondered(`whether to ${withSmallLetter(bare)}`)
  // Turned round it would need to be known where its subject ends.
  if (/^(?:is|are|was|were|can|could|will|would|should|does|do|did|has|have)\s/i.test(bare)) {
    return { said: `I keep asking myself: ${withSmallLetter(bare)}?` }
  }
  return {}
}

function wondered(doubt: string): OwnQuestion {
  return { said: asSentence(`I wonder ${doubt}`) }
}

const asks = /\b(?:what|which|who|whom|whose|where|when|how)\b/i
const begins =
  /^(?:what|which|who|whom|whose|where|when|how|if|to|with|on|in|for|at|seen|knowing|looking|suppose|say)\b/i

/** Whether a question leaves the answer to who is asked. */
export function isOpen(question: string): boolean {
  return begins.test(question) && asks.test(question) && !/^how about\b/i.test(question)
}

function withMark(question: string): string {
  return asSentence(question.replace(/[?.!\s]*$/, '?'))
}
