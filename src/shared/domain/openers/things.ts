import { isCountryName } from './country-names'
import {
  determiners,
  emptyHeads,
  money,
  houses,
  numbers,
  oneOfWork,
  onePerson,
  peopleNouns,
  seasons,
  stops,
  uncounted,
} from './noun-words'
import { readNounWithAll, type ReadNoun } from './read-noun'
import { calledAgain, isOneWord, isOurs, shortOf, withItsArticle } from './name-thing'
import { isOwnersName, withSmallNoun } from './sentence'
import { isVerbForm, looksPlural, tokensOf, type Token } from './verb-place'

/** A thing a text speaks of, as it stands inside a question. */
export interface Thing {
  /** "our single regional rate for repairs" */
  text: string
  /** As it was written: "Four of our home wordings". */
  said: string
  /** The same in the fewest words: "those flood maps". */
  short: string
  /** How it is called once it was said: "those four wordings", "that £340k". */
  again: string
  kind: 'thing' | 'some' | 'money' | 'people'
  isPlural: boolean
  isOurs: boolean
  /** How much it tells. */
  weight: number
}

/** What a sentence begins with, where that is a thing. */
export function subjectOf(sentence: string): { count: number; isPlural: boolean } | undefined {
  const read = readNounWithAll(tokensOf(sentence), 0, false)
  return read && { count: read.end, isPlural: looksPlural(read.head) }
}

const known = new Map<string, readonly Thing[]>()
/** As many sentences as the openers that are shown have. */
const mostKnown = 500

/** The things a sentence speaks of, the most telling first. */
export function thingsIn(sentence: string): readonly Thing[] {
  const found = known.get(sentence)
  if (found !== undefined) return found
  if (known.size >= mostKnown) known.clear()
  const things = readThings(sentence)
  known.set(sentence, things)
  return things
}

function readThings(sentence: string): Thing[] {
  const tokens = tokensOf(sentence)
  const things: Thing[] = []
  let isBehindVerb = false
  for (let at = 0; at < tokens.length;) {
    const read = readNounWithAll(tokens, at, isBehindVerb)
    if (read === undefined) {
      const small = tokens[at]?.small ?? ''
      isBehindVerb = !tokens[at]?.isLast && (isBehindVerb || (isVerbForm(small) && !stops.test(small)))
      at += 1
      continue
    }
    const thing = isBound(tokens, at) ? undefined : asThing(read, at, things.length, isDefinite(tokens, at))
    // What stands in "that doesn't need our name", or is not there, is not what is spoken of.
    const before = tokens.slice(Math.max(0, at - 3), at).map(({ small }) => small)
    if (thing !== undefined && (before.some((word) => /^(?:which|who)$/.test(word)) || before[0] === 'that'))
      thing.weight -= 2
    if (thing !== undefined && isWhatWeAre(before)) thing.weight -= 4
    if (thing !== undefined && isCutOff(tokens, at, read.end)) thing.weight -= 2
    if (thing !== undefined && before.at(-1) !== 'without') things.push(thing)
    at = read.end
    const isLast = tokens[at - 1]?.isLast === true
    const next = tokens[at]?.small ?? ''
    // It ended because here is its verb.
    const isVerb = !isLast && isVerbForm(next) && !stops.test(next) && !determiners.test(next)
    if (isVerb) at += 1
    isBehindVerb = !isLast && (isBehindVerb || isVerb)
  }
  return things.toSorted((one, other) => other.weight - one.weight)
}

/** "Sceptical about it": one word a sentence begins with is its noun where a verb follows. */
function isCutOff(tokens: readonly Token[], at: number, end: number): boolean {
  if (at > 0 || end > 1) return false
  const next = tokens[end]?.small ?? ''
  return /^(?:about|that|to|as|of|for|with|at|in|on|and|or|if|because|us|me|them|it)$/.test(next)
}

/** "We're now the last of our size" */
function isWhatWeAre(before: readonly string[]): boolean {
  return /\bwe(?:[’']re| are)(?: now| still| already)?$/.test(before.join(' '))
}

/** "We lost two deals" are known ones, "it pays for two counters" any two. */
function isDefinite(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.small ?? ''
  return (
    at === 0 ||
    tokens[at - 1]?.isLast === true ||
    before.endsWith('ed') ||
    /^(?:lost|won|had|have|saw|met|bought|sold|cut|got|the|those|these)$/.test(before)
  )
}

/** "Near 270 sales", "one in nine roofs", "as subcontractor": how much or how it is, not what it is about. */
function isBound(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.small ?? ''
  if (before === 'as') return true
  if (!numbers.test(tokens[at]?.small ?? '') && !money.test(tokens[at]?.word ?? '')) return false
  return (
    /^(?:near|below|above|over|under|than|by|least|most)$/.test(before) ||
    (/^(?:in|to)$/.test(before) && numbers.test(tokens[at - 2]?.small ?? ''))
  )
}

const nobodyNamed =
  /^(?:his|her|my|their|its|thing|things|anything|something|everything|nobody|somebody|whoever|whatever|no)$/i
const tellsNoThing =
  /^(?:any|every|each|another|less|more|much|most|all|fewer|both|enough|second|third|fourth|fifth|half)$/
const partOf = /^(?:third|fifth|quarter|tenth|half|percentage|share|part|number|majority)$/

function asThing(
  { words, head }: Omit<ReadNoun, 'end'>,
  at: number,
  order: number,
  isKnown = true,
): Thing | undefined {
  const whole = words.join(' ')
  const first = words[0]?.toLowerCase() ?? ''
  const [, its] = /^(?:any|some) (.+) of ours$/i.exec(whole) ?? []
  if (its !== undefined)
    return asThing({ words: ['our', ...`${its}s`.split(' ')], head: `${its}s` }, at, order)
  // "Its own dashboard", told of somebody else, is that dashboard.
  if (first === 'its') {
    const own = asThing({ words: ['that', ...words.slice(words[1] === 'own' ? 2 : 1)], head }, at, order)
    return own && { ...own, said: whole, weight: own.weight + 1 }
  }
  if (words.some((word) => nobodyNamed.test(word)) || (tellsNoThing.test(first) && words[1] !== 'of'))
    return undefined
  if (money.test(whole)) return asMoney(whole, order)
  // "60% of missing sheets", "a third of our pipeline" are spoken of as the sheets, the pipeline.
  const [share = '', of = ''] = words
  if ((share.endsWith('%') || /^half$/i.test(share)) && of === 'of')
    return asThing({ words: words.slice(2), head }, Math.max(at, 1), order)
  if (/^an?$/i.test(share) && partOf.test(of) && words[2] === 'of')
    return asThing({ words: words.slice(3), head: words.at(-1)?.toLowerCase() ?? '' }, Math.max(at, 1), order)
  const isMoney = words.some((word) => money.test(word))
  const isNamed =
    !emptyHeads.test(head) &&
    !numbers.test(head) &&
    !/^\d+x$/.test(share) &&
    !seasons.test(head) &&
    (/\p{L}{3}/u.test(head) || words.length > 2)
  if ((!isMoney && !isNamed) || onePerson.test(head) || isOneOfWork(words, head)) return undefined
  // A name alone: who it is, not what it is about.
  if (words.every((word) => /^\p{Lu}/u.test(word)) && (words.length > 1 || isCountryName(share) || at > 0))
    return undefined
  const isPlural = looksPlural(head)
  // "Demand", "satisfaction": too little to ask about.
  if (words.length === 1 && !isPlural && uncounted.test(head)) return undefined
  const isCounted =
    isPlural &&
    (numbers.test(first) || /^(?:some|several|many)$/.test(first)) &&
    first !== 'one' &&
    (isKnown || words[1] === 'of')
  const isMany = /\d{3,}|\dk|\d,\d|dozens?|hundreds?|thousands?|twenty|thirty|forty|fifty|sixty/.test(first)
  const isPeople = peopleNouns.test(head) || /(?:ees|ists)$/.test(head)
  const isSome = isCounted && !isMany && (!isPeople || houses.test(head))
  const isOfName = isOwnersName(share)
  const isLoose = at > 0 && !determiners.test(first)
  const small = at === 0 && !isOfName ? withSmallNoun(whole) : whole
  const text = isOfName || (isLoose && isOneWord(words)) ? small : withItsArticle(small, head, isPlural)
  return {
    text,
    said: whole,
    again: isCounted ? calledAgain(words, head) : text.replace(/^an? /, 'that '),
    short: isCounted ? calledAgain(words, head) : shortOf(text, isPlural),
    kind: isSome ? 'some' : isPeople ? 'people' : 'thing',
    isPlural,
    isOurs: isOurs(words),
    weight: weightOf(words, { at, order, isCounted, isMoney, isPeople, isKnown }),
  }
}

/** "The driver on WhatsApp", beside "a customs broker" */
function isOneOfWork(words: readonly string[], head: string): boolean {
  return oneOfWork.test(head) && words.findIndex((word) => word.toLowerCase() === head) < 2 && !isOurs(words)
}

function asMoney(whole: string, order: number): Thing {
  return {
    text: whole,
    said: whole,
    again: `that ${whole}`,
    short: `that ${whole}`,
    kind: 'money',
    isPlural: false,
    isOurs: false,
    weight: 3.5 - order * 0.3,
  }
}

interface Told {
  at: number
  order: number
  isCounted: boolean
  isMoney: boolean
  isPeople: boolean
  isKnown: boolean
}

/** More words tell more; what is ours and what is counted is nearer; what comes first is what is spoken of. */
function weightOf(
  words: readonly string[],
  { at, order, isCounted, isMoney, isPeople, isKnown }: Told,
): number {
  const first = words[0]?.toLowerCase() ?? ''
  const ours = isOurs(words)
  const told = words.filter(
    (word) => /\p{L}{3}|\d|^\p{Lu}{2}/u.test(word) && !determiners.test(word.toLowerCase()),
  )
  const isSingle = told.length < 2 && !ours
  const isRare = first === 'the' && (words.at(-1) ?? '').length > 8
  return (
    Math.min(told.length, 4) +
    Number(ours) * (told.length < 2 && /^\p{Ll}+$/u.test(told[0] ?? '') ? 0.9 : 2) +
    Number(isMoney) * 2 +
    Number(isCounted) * 1.5 -
    Number(ours && at === 0) * 0.7 -
    Number(told.length < 2 && /^an?$/.test(first)) * 0.6 -
    Number(/^(?:this|that|these|those)$/.test(first) || words.includes('same')) * 1.5 -
    Number(first === 'one' && words.length < 3) * 2 -
    order * 0.4 -
    Number(!isKnown && numbers.test(first) && !isCounted) * 2 -
    Number(at > 0 && isOneWord(words) && !ours) -
    (isSingle ? (at === 0 || isRare ? 0.4 : 1.5) : 0) -
    Number(isSingle && isPeople && at > 0) * 0.2
  )
}
