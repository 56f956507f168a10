import {
  attaching,
  determiners,
  emptyHeads,
  intransitive,
  lyNouns,
  money,
  nounsAsOften,
  nounsInIng,
  numbers,
  plainPresent,
  qualities,
  seasons,
  standing,
  stops,
} from './noun-words'
import { baseForms } from './base-forms'
import { hasOddForm, isNounStart, looseVerbs, plainVerbs } from './sentence'
import { hasLaterAuxiliary, isFiniteVerb, isPronoun, isVerbForm, looksPlural, type Token } from './verb-place'

/** A noun with what belongs to it: "our rate for repairs", whose head is "rate". */
export interface ReadNoun {
  end: number
  words: string[]
  head: string
}

const mostWords = 8
const units =
  /^(?:min|mins|minutes|hours?|days?|weeks?|months?|years?|km|kg|g|m|bp|ct|h|pp|mw|gwh|kwh|tons?|t|points?)$/
/** Of what is counted so, what is counted is meant: "four of our wordings". */
const counting =
  /^(?:some|half|most|all|many|each|both|one|\d.*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|third|quarter|fifth|tenth|couple|number|share|part|percentage|dozen|more)$/

const isPast = (small: string) => /[^e]ed$/.test(small) && !/^(?:bed|shed|sled|red)$/.test(small)

/** The noun a sentence begins with, and what belongs to it; `undefined` where none does. */
export function readNounWithAll(tokens: readonly Token[]): ReadNoun | undefined {
  const read = readNoun(tokens, 0, { isBehindVerb: false, isOfOne: false })
  if (read === undefined) return undefined
  const words = [...read.words]
  let { end, head } = read
  while (!tokens[end - 1]?.isLast && end < tokens.length && words.length < mostWords - 1) {
    const link = tokens[end]?.small ?? ''
    const behind = tokens[end + 1]?.small ?? ''
    // "The two brokers we know"
    if (link === 'we' && isVerbForm(behind) && !stops.test(behind)) {
      words.push('we', tokens[end + 1]?.word ?? '')
      return { end: end + 2, words, head }
    }
    if (!attaching.test(link) || (link === 'to' && !isNounStart(behind))) break
    // "Any rating factor of ours"
    if (link === 'of' && behind === 'ours') return { end: end + 2, words: [...words, 'of', 'ours'], head }
    const isAbout = /^(?:roughly|about|nearly|around|some)$/.test(behind)
    const isOfOne = link !== 'of' || !counting.test(head)
    const next = readNoun(tokens, end + (isAbout ? 2 : 1), {
      isBehindVerb: true,
      isOfOne: isOfOne && !looksPlural(head),
      isOfMany: isOfOne && looksPlural(head),
    })
    if (next === undefined || words.length + next.words.length > mostWords) break
    if (link !== 'of' && (seasons.test(next.head) || emptyHeads.test(next.head))) break
    if (/^(?:this|that|it)$/.test(next.words[0]?.toLowerCase() ?? '')) break
    words.push(link, ...(isAbout ? [behind] : []), ...next.words)
    if (link === 'of' && counting.test(head)) head = next.head
    end = next.end
    // "Deadlines for damp and mould repairs"
    const other = !tokens[end - 1]?.isLast && tokens[end]?.small === 'and' ? end + 1 : -1
    const joined =
      other > 0 && next.words.length === 1
        ? readNoun(tokens, other, { isBehindVerb: true, isOfOne: false })
        : undefined
    const [begin = ''] = joined?.words ?? []
    if (
      joined !== undefined &&
      !determiners.test(begin.toLowerCase()) &&
      !numbers.test(begin) &&
      !/^(?:two|three|four)-/.test(begin) &&
      !isVerbForm(begin)
    ) {
      words.push('and', ...joined.words)
      end = joined.end
    }
  }
  return { end, words, head }
}

interface Around {
  isBehindVerb: boolean
  /** What it belongs to is one, so that a verb in -s may follow: "a group of hospitals bundles". */
  isOfOne: boolean
  /** What it belongs to is several: "customers with an integration discount less". */
  isOfMany?: boolean
}

function readNoun(tokens: readonly Token[], from: number, around: Around): ReadNoun | undefined {
  const first = tokens[from]
  if (first === undefined || isPronounAlone(tokens, from)) return undefined
  // "10 min", "4 km": how much, not what.
  const next = tokens[from + 1]?.small ?? ''
  if (numbers.test(first.small) && !first.isLast && units.test(next)) return undefined
  if (
    /^(?:19|20)\d\d$/.test(first.small) ||
    (seasons.test(first.small) && /^\p{Lu}/u.test(first.word) && from > 0)
  )
    return undefined
  const isCount =
    /^\d[\d.,]*(?:k|m|bn)$/.test(first.word) &&
    !first.isLast &&
    next !== '' &&
    !stops.test(next) &&
    !attaching.test(next) &&
    !determiners.test(next)
  if (money.test(first.word) && !isCount) return { end: from + 1, words: [first.word], head: first.word }
  let noun = isCount ? from + 1 : from
  while (noun < tokens.length && isDeterminer(tokens, noun, from)) {
    noun += 1
    if (tokens[noun - 1]?.isLast) break
  }
  // "Four of ours": counted, and nothing named yet.
  if (noun > from && tokens[noun - 1]?.isLast !== true && tokens[noun]?.small === 'of')
    return { end: noun, words: wordsFrom(tokens, from, noun), head: tokens[noun - 1]?.small ?? '' }
  let end = noun
  while (end < tokens.length && !endsNoun(tokens, end, { ...around, from, noun })) {
    end += 1
    if (tokens[end - 1]?.isLast) break
  }
  if (end === noun) return undefined
  return { end, words: wordsFrom(tokens, from, end), head: tokens[end - 1]?.small ?? '' }
}

function isDeterminer(tokens: readonly Token[], at: number, from: number): boolean {
  const small = tokens[at]?.small ?? ''
  if (at > from && /^(?:that|this)$/.test(small)) return false
  return determiners.test(small) || numbers.test(small)
}

const wordsFrom = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to).map(({ word }) => word)

function isPronounAlone(tokens: readonly Token[], at: number): boolean {
  const small = tokens[at]?.small ?? ''
  if (!/^(?:this|that|these|those)$/.test(small)) return isPronoun(small)
  const next = tokens[at + 1]?.small ?? ''
  if (small === 'that' && determiners.test(next)) return true
  const isAlone = tokens[at]?.isLast === true || next === '' || stops.test(next) || isPronoun(next)
  return isAlone || (/^(?:this|that)$/.test(small) && looksPlural(next))
}

/** Whether the noun that began before is over at this word. */
function endsNoun(
  tokens: readonly Token[],
  at: number,
  { isBehindVerb, isOfOne, isOfMany = false, from, noun }: Around & { from: number; noun: number },
): boolean {
  const { small, word } = tokens[at] ?? { small: '', word: '' }
  const before = tokens[at - 1]?.small ?? ''
  const next = tokens[at]?.isLast ? '' : (tokens[at + 1]?.small ?? '')
  const isBeforeStop = next === '' || stops.test(next) || attaching.test(next)
  // "A joint first visit", "our top ten accounts", "phase 2"
  const isInside = at > 0 && !isBeforeStop && !isPronoun(next)
  if (
    (/^(?:first|last)$/.test(small) || (small === 'next' && at === noun)) &&
    isInside &&
    determiners.test(tokens[noun - 1]?.small ?? '')
  )
    return false
  if (numbers.test(small) && at > noun && (isInside || /^\d$/.test(small))) return false
  if (stops.test(small) || attaching.test(small) || isPronoun(small)) return true
  if (/n[’']t$|[’'](?:re|ll|ve|d|m)$/.test(small) || determiners.test(small) || numbers.test(small))
    return true
  if (small.endsWith('ly') && !lyNouns.test(small)) return true
  if (/^(?:monthly|weekly|daily|yearly|quarterly|hourly)$/.test(small) && at > noun && isBeforeStop)
    return true
  const isFinished =
    isBeforeStop || /^[£$€]?\d/.test(next) || determiners.test(next) || numbers.test(next) || isPronoun(next)
  if (at === noun) {
    const isBehindDeterminer = noun > from
    if (small.endsWith('ing') && !nounsInIng.test(small) && !isBehindDeterminer)
      return !standing.test(small) || isFinished
    // "Two asked me"
    if (numbers.test(before) && isFinished && (hasOddForm(small) || isPast(small))) return true
    if (isBehindDeterminer) return false
    if (qualities.test(small)) return isBeforeStop
    if (isPast(small) && isFinished) return true
    if (nounsAsOften.test(small)) return false
    if (
      hasOddForm(small) ||
      plainVerbs.has(small) ||
      (at > 0 && (intransitive.test(small) || plainPresent.test(small)))
    )
      return true
    const isVerb = baseForms(small).some((base) => plainVerbs.has(base))
    // "Moves Łódź out", but "costs per kg"
    return (
      isVerb &&
      (at > 0 ||
        /^\p{Lu}/u.test(tokens[at + 1]?.word ?? '') ||
        determiners.test(next) ||
        isPronoun(next) ||
        /^(?:back|off|up|down|out|away)$/.test(next))
    )
  }
  if (qualities.test(small) || (small === 'left' && isFinished)) return true
  if (/^\p{Lu}/u.test(word)) return false
  if (hasOddForm(small) && (!nounsAsOften.test(small) || isFinished)) return true
  if (determiners.test(before) || numbers.test(before)) return false
  if (isPast(small)) return isFinished || /^\p{Lu}/u.test(tokens[at - 1]?.word ?? '')
  if (small.endsWith('ing')) return !nounsInIng.test(small) || determiners.test(next)
  return isFiniteVerb(small, {
    next,
    isPlural:
      (looksPlural(before) && !isOfOne) || (isOfMany && (plainPresent.test(small) || looseVerbs.has(small))),
    isBehindVerb: isBehindVerb && !isOfOne,
    hasLater: hasLaterAuxiliary(tokens, at),
  })
}
