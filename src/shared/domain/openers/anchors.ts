import type { SignalType } from '../../documents/kinds/signal'
import { namedThings, type NamedThings } from './named-things'
import type { SaidSoWhat } from './so-what'
import { hasVerb, plainVerbs, sentencesOf, withSmallNoun, wordsOf } from './sentence'

/** What a question can hold on to, in the user's own words: with it, it fits no other fact. */
export interface Anchors extends NamedThings {
  /** "October", "2031". */
  deadline?: string
  /** What was put off to that date: there is time now. */
  isPutOff?: boolean
  /** Two figures of one thing: what it is now, and what it was. */
  change?: { now: string; before: string }
  /** Who said it: "theatre manager". */
  speaker?: string
  /** Whom it concerns besides us: "the banks". */
  concerned?: string
  /** What is taken to be so: "hospitals only switch at tender". */
  belief?: string
  /** Nothing else was noticed. */
  isOnlyBelief?: boolean
  /** What the so-what is about: "the hedge", "electric boilers". */
  subject?: string
  /** Some of ours that are meant: "leases". */
  some?: string
}

/** What was noticed, as far as anchors go. */
interface AnchoredFact {
  fact: string
  type: SignalType
  /** Their people are not meant where the sides are looked for. */
  competitors: readonly string[]
}

export function anchorsOf(
  { fact, type, competitors }: AnchoredFact,
  soWhat: Pick<SaidSoWhat, 'said' | 'words'> | undefined,
): Anchors {
  const { said = '', words = '' } = soWhat ?? {}
  // "Before 2020 it was …" and "apprentices from 2024": only what was noticed begins with a year.
  const deadline =
    deadlineOf(words.replace(/\b(?:from|after|since) (?:20\d\d)\b/g, '')) ??
    deadlineOf(
      fact.replace(
        /\b(?:before|until|by|from|after|since) 20\d\d (?:(?:it|they|there|we|that) )?(?:was|were|had|used)\b/g,
        '',
      ),
    )
  const change = changeOf(fact)
  // Of other kinds who speaks is where it was read.
  const speaker = type === 'customer' ? speakerOf(fact) : undefined
  const concerned = concernedOf(words, competitors) ?? concernedOf(fact, competitors)
  const belief = beliefOf(fact)
  const some = someOf(said)
  const subject = subjectOf(said) ?? (some && `our ${some}`)
  const isRule = type === 'legal' || type === 'political'
  return {
    ...namedThings(fact, isRule, competitors, /\b(?:we|our|ours)\b/i.test(fact)),
    ...(deadline && { deadline: deadline.date, isPutOff: deadline.isPutOff }),
    ...(change && { change }),
    ...(speaker !== undefined && { speaker }),
    ...(concerned !== undefined && { concerned }),
    ...(belief !== undefined && { belief, isOnlyBelief: sentencesOf(fact).length === 1 }),
    ...(subject !== undefined && { subject }),
    ...(some !== undefined && { some }),
  }
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const date = String.raw`(?:(?:the (?:end|start|beginning) of |mid-|late |early )?(?:(?:next |this )?(?:${months}|spring|summer|autumn|winter|Christmas|Easter)(?: 20\d\d)?|Q[1-4](?: 20\d\d)?|20[2-9]\d|next (?:year|quarter|season|month)|high season|peak season))`

const putOff = new RegExp(
  String.raw`\b(?:pushed|postponed|delayed|moved|put off)\b[^.]{0,20}\b(?:to|until|till)\s+(${date})\b`,
)
const closedBefore = new RegExp(String.raw`\b(?:no|not|nothing|nobody)\b[^.,]{0,40}\bbefore (${date})\b`, 'i')
const dueBy = new RegExp(
  String.raw`\b(?:[Uu]ntil|[Tt]ill|[Bb]efore|[Bb]y|[Ff]rom|[Aa]fter|[Aa]s of)\s+(${date})\b`,
)
const endsAt = new RegExp(
  String.raw`\b(?:deadline|term|period|contract)\b[^.,]{0,40}\b(?:is|ends|expires)(?: at| in)? (?<the>the )?(${date}|end of (?:20\d\d|${months}))`,
)
const dueIn = new RegExp(String.raw`\b(?:in|for)\s+(${date})\b`)
const isComing = /\b(?:will|goes|comes|starts|begins|becomes?|makes?|mandatory|due|announced|planned)\b/

function deadlineOf(text: string): { date: string; isPutOff: boolean } | undefined {
  // "No partner, no pilot before summer" tells what it hangs on.
  const late =
    putOff.exec(text)?.[1] ?? (/\bno [^.,]+, no\b/i.test(text) ? undefined : closedBefore.exec(text)?.[1])
  if (late !== undefined) return { date: late, isPutOff: true }
  // "In August" may be over: only what is told of as coming counts.
  const end = endsAt.exec(text)?.[2]?.replace(/^end of/, 'the end of')
  const due = end ?? dueBy.exec(text)?.[1] ?? (isComing.test(text) ? dueIn.exec(text)?.[1] : undefined)
  return due === undefined ? undefined : { date: due, isPutOff: false }
}

const figure = String.raw`(?:\d+(?:[.,]\d+)*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`
const unit = String.raw`(?:\s?(?:%|percent|weeks?|days?(?: a week)?|months?|years?|hours?|minutes?|cents?|euros?|times))?`
const changes = [
  new RegExp(
    String.raw`\b(?<now>${figure}${unit})[^.\d]{0,12},? (?:was|were|used to be|after|up from|down from) (?<before>${figure}${unit})(?![\p{L}\d])`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?<now>${figure}${unit})(?: [\p{L}]+){0,3} instead of (?<before>${figure}${unit})(?![\p{L}\d])`,
    'u',
  ),
  new RegExp(String.raw`\bfrom (?<before>${figure}${unit}) to (?<now>${figure}${unit})(?![\p{L}\d])`, 'u'),
]

function changeOf(text: string): Anchors['change'] {
  for (const pattern of changes) {
    const { now, before } = pattern.exec(text)?.groups ?? {}
    if (now !== undefined && before !== undefined) return { now: now.trim(), before: before.trim() }
  }
  return undefined
}

/** "Automotive supplier in Győr asked …". */
function tellerOf(text: string): string | undefined {
  const [, teller] =
    /^(?:(?:an?|one|another|the)\s)?((?:\p{L}[\p{L}-]*\s){0,2}\p{L}+)(?:\s(?:in|at|from|of)\s\S+)?\s(?:asked|asks|said|says|told|tells|complain(?:s|ed)|wants|wanted|called|wrote|writes)\b/iu.exec(
      text,
    ) ?? []
  return teller !== undefined && personNoun.test(teller) ? withSmallNoun(teller) : undefined
}

/** "Ward manager in his house: …", in front of a quote. */
function speakerBefore(text: string): string | undefined {
  const [, teller] =
    /^(?:(?:an?|one|another|the)\s)?((?:\p{L}[\p{L}’'-]*\s){0,2}\p{L}+)(?:\s(?:in|at|from|of)\s[^:"“„]{2,40})?[:,]\s["“„«]/iu.exec(
      text,
    ) ?? []
  return teller !== undefined && personNoun.test(teller) ? withSmallNoun(teller) : undefined
}

/** Behind a quote, up to the comma; a firm or a person, not a place of print. */
function speakerOf(text: string): string | undefined {
  const [, heard] =
    /(?<=[\p{L}\d.,!?…])["”’»][\s.,:–—-]*((?:\p{L}[\p{L}’'-]*\s?){1,4})(?:[,.]|\sat\s|\sin\s|\sof\s|$)/u.exec(
      text,
    ) ?? []
  const speaker = heard?.trim().replace(/^(?:says|said|told us|from|an?|the|one of our)\s+/i, '')
  if (speaker === undefined) return speakerBefore(text) ?? tellerOf(text)
  if (!personNoun.test(speaker) || hasVerb(speaker)) return undefined
  return `${speaker[0]?.toLowerCase() ?? ''}${speaker.slice(1)}`
}

const people =
  '(?:manager|director|head|chief|officer|buyer|clerk|nurse|driver|owner|chain|group|clinic|hospital|hotel|supplier|client|customer|planner|dispatcher|engineer|admin|administrator|operator|secretary|assistant|team|lead|leader|user|broker|agent|partner|reseller|accountant|auditor|founder|teacher|principal|doctor|controller|daughter|son|mother|father|parent|pupil|patient|subscriber|reader|viewer|advertiser|borrower|builder|architect|head teacher|merchant|shopper|pharmacist|tenant|contractor|developer|landlord)'
const personNoun = new RegExp(`${people}$`, 'i')
const person = new RegExp(`\\b${people}\\b`, 'i')

/** Whether somebody is told of whom "she" or "he" could mean. */
export function tellsOfSomebody(text: string): boolean {
  return person.test(text)
}

const others =
  /\b(?:banks|parents|pupils|patients|families|students|architects|pharmacies|municipalities|auditors|insurers|inspectors|regulators|nurses|hotels|hospitals|tenants|agencies|authorities|unions|brokers|\p{L}{2,}(?:ers|ors|ists))\b/giu
/** End like people and are things, or are not others. */
const notPeople =
  /^(?:numbers|orders|containers|transformers|newcomers|adapters|tenders|boilers|makers|operators|producers|manufacturers|washers|filters|papers|covers|offers|years|quarters|factors|sensors|doors|floors|errors|matters|others|letters|servers|computers|routers|trailers|monitors|processors|sectors|corridors|customers|chargers|printers|scanners|transfers|layers|powers|flowers|answers|corners|members|headers|folders|triggers|meters|liters|motors|tractors|vectors|competitors|ours|yours|hers|theirs|hours|colours|harbours|favours|behaviours|labours|dollars|weathers|summers|winters|chapters|registers|parameters|characters|drawers|towers|borders|orders|newsletters|dryers|conveyors|figures|offenders|clusters|wonders|mowers|freezers|coolers|heaters|exists|consists|assists|persists|insists|resists|lists|twists|delivers|enters|considers|alters|suffers|differs|prefers|refers|recovers|remembers|lowers|payers)$/i

/** People who are not us: "sellers", "banks". Behind the name of a firm they are its own. */
function concernedOf(text: string, firms: readonly string[]): string | undefined {
  for (const match of text.matchAll(others)) {
    const [noun] = match
    const before = text.slice(0, match.index).toLowerCase().trimEnd()
    const isOfFirm = firms.some((firm) => firm !== '' && before.endsWith(firm.toLowerCase()))
    const isName = match.index > 0 && /^\p{Lu}/u.test(noun) && !/[.!?:]$/.test(before)
    if (isName || notPeople.test(noun) || isOfFirm || /[-’']$/.test(before)) continue
    return `the ${noun.toLowerCase()}`
  }
  return undefined
}

const mostBeliefWords = 12

/** "We plan as if members stay": what behind it is believed. */
function beliefOf(fact: string): string | undefined {
  const [, belief] =
    /^(?:we|i|everybody|everyone|all of us|most of us|people|sales|the board|the team|exco|management)(?: here)? (?:all |always |still |just )?(?:keep saying|plan as if|act as if|say|says|believe|believes|think|thinks|assume|assumes|take it|takes it|take for granted|takes for granted|expect|reckon)(?: for granted)?(?: that)? (\p{L}[^.!?;:,]+)[.;:,]/iu.exec(
      fact,
    ) ?? []
  return belief !== undefined && hasVerb(belief) && wordsOf(belief).length <= mostBeliefWords
    ? belief
    : undefined
}

/** "14 of our leases end next year": which are meant. */
function someOf(said: string): string | undefined {
  const [, some] =
    /^(?:some |about |over |nearly )?(?:\p{L}+|\d[\d.,]*|an? \p{L}+) of our (\p{L}+s)\b/iu.exec(said) ?? []
  return some
}

const stops =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|must|may|might|should|won[’']t|can[’']t|cannot|isn[’']t|only|also|still|just|soon|never|now|too|off|out|in|on|for|at|to|from|with|without|than|as|and|or|but|then|by|who|which|that|if|up|down|over|under|per|needs?|gets?|goes)$/i
const empty =
  /\b(?:i|we|us|you|he|she|it|they|them|there|this|that|these|those|nobody|nothing|anything|something|everything|everybody|everyone|somebody|whoever|whoever|fewer|more|less|most|half|one|two|three|four|five|six|seven|eight|nine|ten|chance|threat|risk|same|time|even|not|no|first|another|maybe|per)\b|\d/i

const mostSubjectWords = 4

/** What a sentence begins with, up to its verb, where it is a thing that can be spoken of. */
function subjectOf(said: string): string | undefined {
  const [, cleft] = /^it[’']?s (the \p{L}+)(?: \p{L}+)? (?:who|that|which)\b/iu.exec(said) ?? []
  if (cleft !== undefined) return cleft
  const words = said.replace(/[.!]$/, '').split(/\s+/)
  const end = words.findIndex(
    (word, at) => at > 0 && (stops.test(word) || /[,;:]$/.test(word) || isFinite(words, at)),
  )
  // "Different buyer, same content" is no subject and its verb.
  if (/[,;:]$/.test(words[end] ?? '')) return undefined
  const found = words.slice(0, end)
  if (end < 1 || found.length > mostSubjectWords || empty.test(found.join(' '))) return undefined
  if (found.some((word, at) => !/^\p{L}[\p{L}’'-]*$/u.test(word) || (at > 0 && /^\p{Lu}\p{Ll}/u.test(word))))
    return undefined
  const [first = ''] = found
  const small = withSmallNoun(found.join(' '))
  if (/^(?:the|our|their|its)$/i.test(first)) return found.length > 1 ? small : undefined
  if (
    /[’']/.test(small) ||
    (plainVerbs.has(first.toLowerCase()) && found.length === 1) ||
    /(?:ed|ly)$/.test(first)
  )
    return undefined
  if (
    /^(?:customers|firms|people|companies|clients|an?|every|each|any|some|all|many|several|good|big|bad|cheaper|exactly|ready-made)$/i.test(
      first,
    )
  )
    return undefined
  // A name stays a name.
  if (/^\p{Lu}/u.test(first) && hasOnlyName(first)) return undefined
  if (found.at(-1)?.endsWith('s')) return small
  return found.length > 1 ? `the ${small}` : undefined
}

/** A verb in the third person, or one that hasVerb knows, behind a noun. */
function isFinite(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  return hasVerb(`it ${word}`.slice(3)) && wordsOf(word).length === 1
}

/** Letters English has not, or an abbreviation. */
function hasOnlyName(word: string): boolean {
  return /[^\p{ASCII}]/u.test(word) || /^\p{Lu}{2,}/u.test(word)
}
