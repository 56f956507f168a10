import { hasVerb, wordsOf } from './sentence'
import { standsAsWritten } from './stands-as-written'

/** A so-what that holds under a condition. */
export interface Conditional {
  /** What would have to come: "they do the same in Saxony". */
  when?: string
  /** What follows from it: "three of our renewals are gone". */
  effect?: string
  /** What would have to be made to come: "we are certified by then". */
  needed?: string
}

const leastWords = 2
const mostWords = 14
const mostBareWords = 8
const neededBehind =
  /(?:^|[\s,;])(?:but only if|only if|only when|only (?:works?|pays?|helps?|counts?|holds?|matters?|makes sense) (?:if|when)|as long as|so long as|provided(?: that)?|providing|unless|assuming)\s+(.+)$/iu
const whenBehind = /(?<!\b(?:as|what|even|and|or|but|so|only|whether))[\s,]+(?:if|in case)\s+(.+)$/iu

/** The condition in a sentence; `undefined` where there is none that could be asked about. */
export function conditionalOf(sentence: string): Conditional | undefined {
  const text = sentence.replace(/[.!…\s]+$/, '')
  const [, needed] = neededBehind.exec(text) ?? []
  if (needed !== undefined) {
    const isFirst = /(?:^|;\s*)(?:provided|providing|unless|assuming|as long as|so long as|only)\b/i.test(
      text,
    )
    const clause = isFirst ? clauseBefore(needed) : needed
    return clause !== undefined && isClause(clause) ? { needed: clause } : undefined
  }
  const [, leading] =
    /^(?:if|in case)\s+(.+)$/iu.exec(inIndicative(text)) ??
    /[,;]\s+(?:but|and|so)\s+(?:if|in case)\s+(.+)$/iu.exec(text) ??
    []
  if (leading !== undefined) {
    const when = clauseBefore(leading)
    if (when === undefined || !isClause(when)) return undefined
    return { when, effect: leading.slice(when.length).replace(/^[,;\s]+(?:then\s+)?/i, '') }
  }
  const [, trailing] = whenBehind.exec(text) ?? []
  // "She would pay twice if it saved her Sunday" tells of no day to come.
  const isUnreal =
    /\b(?:would|could|might)\b.*\sif\s/i.test(text) && /\b(?:were|had|did|\p{L}+ed)\b/u.test(trailing ?? '')
  if (trailing === undefined || isUnreal || !isClause(trailing)) return undefined
  return { when: trailing, effect: text.slice(0, -trailing.length).replace(/[\s,]+(?:if|in case)\s+$/i, '') }
}

/** "Should it lapse" is "if it lapses". */
function inIndicative(text: string): string {
  return text.replace(
    /^should (it|that|this) (\p{L}+)\b/iu,
    (_, subject: string, verb: string) =>
      `If ${subject.toLowerCase()} ${verb}${/(?:s|x|ch|sh)$/.test(verb) ? 'es' : 's'}`,
  )
}

function isClause(text: string): boolean {
  const count = wordsOf(text).length
  return (
    count >= leastWords &&
    count <= mostWords &&
    (hasVerb(text) || /^(?:it|that|this) \p{L}{3,}s$/iu.test(text)) &&
    !/^(?:one|not|so|\p{L}+ed)\b/iu.test(text) &&
    !/\b(?:which|what|how|when|to|that|and|or)$/i.test(text)
  )
}

const finite =
  /^(?:is|are|was|were|will|would|can|could|cannot|can[’']t|won[’']t|has|have|had|must|may|might|goes|go|gets|get|loses?|stands?|needs?)$/i
const begins =
  /^(?:the|a|an|our|their|its|his|her|we|they|it|there|nobody|everybody|everyone|one|two|three|four|five|six|seven|eight|nine|ten|half|most|all|some|that|this|\d+)$/i

/** The condition a sentence begins with, up to its comma or to where a second subject stands before a second verb. */
function clauseBefore(text: string): string | undefined {
  const [beforeComma, rest] = text.split(/,\s+(?:then\s+)?|\s+then\s+|\s[–—-]\s|;\s/u)
  if (rest !== undefined) return beforeComma
  const words = text.split(/\s+/)
  // "… is 12 years we're fine"
  const second = words.findIndex(
    (word, at) => at > 2 && /^(?:we|they|it|that|there|i|you)[’'](?:re|s|ll|m|d)$/i.test(word),
  )
  const other = words.findIndex(
    (word, at) =>
      at > 1 &&
      /^(?:we|i|you|they)$/i.test(word) &&
      !/^(?:that|what|how|as|than|when)$/i.test(words[at - 1] ?? ''),
  )
  // "It passes we can fund …", but "we pay we see it first": not known where it ends.
  if (other > 0) {
    const before = words.slice(0, other).join(' ')
    return /^(?:it|that|this)\b/i.test(before) && hasVerb(before) ? before : undefined
  }
  if (second > 0 && hasVerb(words.slice(0, second).join(' '))) return words.slice(0, second).join(' ')
  const verbs = words.flatMap((word, at) => (finite.test(word) ? [at] : []))
  for (const verb of verbs.toReversed()) {
    // "That spreads", and no more.
    const least = /^(?:it|that|this)$/i.test(words[0] ?? '') && /^\p{L}{3,}s$/u.test(words[1] ?? '') ? 2 : 3
    for (let from = verb - 1; from >= Math.max(least, verb - 6); from -= 1) {
      const word = words[from] ?? ''
      const isOf =
        /^(?:of|for|in|on|at|with|to|by|from)$/.test(words[from - 1] ?? '') || words[from + 1] === undefined
      const isStart =
        begins.test(word) ||
        (from === verb - 1 && /\p{L}{3,}s$/u.test(word) && !begins.test(words[from - 1] ?? ''))
      if (isStart && !isOf && (from === 2 || hasVerb(words.slice(0, from).join(' '))))
        return words.slice(0, from).join(' ')
    }
  }
  // "If they bundle it", and nothing behind it.
  return words.length <= mostBareWords ? text : undefined
}

/** Two things it could be, told apart by "or" or as "could … could just as well": what stands behind "whether". */
export function doubtOf(sentences: readonly string[]): string | undefined {
  const bare = sentences.map((sentence) => sentence.replace(/[.!…\s]+$/, ''))
  const isUnsure = bare.some((sentence) =>
    /^(?:i am |i[’']m |we are )?(?:not sure|unsure|no idea|hard to (?:say|tell)|too early to (?:say|tell)|who knows|unclear)\b/i.test(
      sentence,
    ),
  )
  const either = bare.find((sentence) => /\sor\s/i.test(sentence) && !saysThatItIs.test(sentence))
  if (isUnsure && either !== undefined) return `whether it is ${withArticle(either)}`
  const [one, other] = bare.flatMap((sentence) => {
    const [, may] =
      /^(?:it |this |that )?(?:could|may|might)\s+(?:just as well\s+|also\s+|equally\s+|even\s+)?(.+)$/i.exec(
        sentence,
      ) ?? []
    return may === undefined ? [] : [may]
  })
  if (one !== undefined && other !== undefined) return `whether it will ${one} or rather ${other}`
  const guesses = bare.flatMap((sentence) => {
    const [, thing] = standsAsWritten(sentence)
      ? []
      : (/^(?:maybe|perhaps)\s+((?:an?|the|just|only)\s.+)$/i.exec(sentence) ?? [])
    const isSaid = thing !== undefined && (saysThatItIs.test(thing) || hasVerb(thing.replace(/\bown\b/, '')))
    return thing === undefined || isSaid ? [] : [thing]
  })
  if (guesses.length > 1) return `whether it is ${guesses.join(' or rather ')}`
  if (guesses.length > 0) return `whether it is ${guesses[0] ?? ''} or not`
  return undefined
}

const saysThatItIs = /\b(?:is|are|was|were|will|would|can|could|has|have|do|does|did)\b/i

/** "Dent in the story": a thing that is counted needs its article. */
function withArticle(text: string): string {
  const [first = '', second = ''] = text.split(/\s+/)
  const small = /^\p{Lu}\p{Ll}/u.test(first)
    ? `${first[0]?.toLowerCase() ?? ''}${first.slice(1)}`
    : text.slice(0, first.length)
  const isCounted = /^(?:in|for|of|on)$/.test(second) && !first.endsWith('s')
  const article = /^[aeiou]/i.test(first) ? 'an ' : 'a '
  return `${isCounted ? article : ''}${small}${text.slice(first.length)}`
}
