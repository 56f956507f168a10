import { baseForms } from './base-forms'
import { isCountryName } from './country-names'

/** English as people jot it down, made into sentences that can be said. Word lists, not a parser: where they do not know a word, a form is used that is right either way. */

const closing = /[.!?…。？！]["”’»)]*$/

/** Splits a text where one sentence ends and another begins; marks a list began with are gone. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      tidy(line).split(
        /(?<=[.!?…]["”’»)]*)\s+(?=["“‘«(]?[\p{Lu}\p{N}£$€])|(?<=\?)\s+(?=\p{Ll})|(?<=\p{L}{4,}\.)(?<!\b(?:approx|incl|excl|resp)\.)\s+(?=\p{Ll})|(?<=\p{L}{3}\.)(?<!\betc\.)\s+(?=(?:could|would|can|we|they|it|that|this|so|but|maybe|perhaps|not)\s)/u,
      ),
    )
    .map(tidy)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

function tidy(line: string): string {
  return line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^so what:\s*/i, '')
    .replace(/^[^\p{L}\p{N}"“‘«($€£]+/u, '')
    .replace(/[\s,;:–—-]+$/, '')
}

function withCapital(text: string): string {
  const [first = ''] = text
  // A name that begins small on purpose ("iPhone", "eBay") stays.
  return /^\p{Ll}\p{Lu}/u.test(text) ? text : first.toUpperCase() + text.slice(first.length)
}

/**
 * Small, unless it looks like a name: an abbreviation, a country or its language, letters English has not, a number or
 * another capital behind it. A town that gets a small letter is heard the same.
 */
export function withSmallNoun(text: string): string {
  if (smallWords.has(wordsOf(text)[0] ?? '')) return withSmallLetter(text)
  const [first = '', second = ''] = text.split(/[\s,:]+/)
  const isName =
    isOwnersName(first) ||
    /(?:feld|burg|dorf|stadt|heim|hagen|ville|borough|shire|mouth|chester)$/.test(first) ||
    daysAndMonths.test(first) ||
    !/^\p{Lu}[a-z’'-]+$/u.test(first) ||
    /^[\p{Lu}\d]/u.test(second) ||
    /^\S+ and \p{Lu}/u.test(text) ||
    isCountryName(first.replace(/[’']s$/, '')) ||
    /^(?:Swiss|European|American|British|Asian|African|Belgian|Austrian|Canadian|Mexican|Brazilian|Indian|Australian|Scandinavian|Nordic|Baltic|Bavarian|Saxon|Brussels|Whitehall|London|Paris|Berlin|Edinburgh|Glasgow|Cardiff|Belfast|Dublin|Leeds|York|Bristol|Cheshire|Kent|Wales|Madrid|Rome|Milan|Vienna|Zurich|Geneva|Munich|Frankfurt|Hamburg|Cologne|Amsterdam|Rotterdam|Antwerp|Copenhagen|Stockholm|Oslo|Helsinki|Warsaw|Prague|Budapest|Lisbon|Athens)$/.test(
      first,
    )
  return isName ? text : withSmallLetter(text)
}

export const daysAndMonths =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|^(?:January|February|April|June|July|August|September|October|November|December|Christmas|Easter)$/

const owners =
  /^(?:customers?|clients?|suppliers?|competitors?|rivals?|everybody|nobody|year|month|week|today|market|industry|city|country|county|company|firm|team|parents?|owners?|buyers?|users?|drivers?|patients?|tenants?|nurses?|installer|coroner|regulator|insurer|landlord|builders?|ministry|board|bid|app|supplier)[’']s?$/i

/** "Marlow’s third road", but "Customer’s own clerk" */
export function isOwnersName(word: string): boolean {
  return (
    /^\p{Lu}.*[’']s?$/u.test(word) &&
    !owners.test(word) &&
    !/^(?:that|it|there|here|what|who)[’']s$/i.test(word)
  )
}

/** Small, but for "I" and abbreviations. */
export function withSmallLetter(text: string): string {
  const [first = ''] = text
  return /^\p{Lu}{2}/u.test(text) || /^I\b/.test(text) ? text : first.toLowerCase() + text.slice(first.length)
}

export function asSentence(text: string): string {
  return withCapital(closing.test(text) ? text : `${text}.`)
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []
}

const listOf = (words: string) => new Set(words.split(' '))

export const pronouns = listOf(
  'i we you they he she it this that these those there who nobody everybody everyone',
)

/** What stands before a noun or in its place: behind a verb it shows that the verb is one. */
const beginsNoun = listOf(
  'a an the our their its his her your my this that these those it them us one two three four five six seven eight ' +
    'nine ten some any every each all both no more less fewer most another everything nothing everybody nobody ' +
    'everyone whoever whatever who what which how only half twice up down off out in into on onto over through ' +
    'with without to for from at by before after until while because now first',
)

/** Behind these a form in -ed is what somebody did: "three of them switched". */
const standsAlone = new Set([...pronouns, 'them', 'us', 'him'])

export const isNounStart = (word: string) => beginsNoun.has(word) || /^\d/.test(word)

/** Words that are small inside a sentence. */
const smallWords = new Set([
  ...pronouns,
  ...beginsNoun,
  ...listOf(
    'new if when once unless since as and but so whoever many few several much other same such no better faster audit ' +
      'audits bids board budget buyers cash churn clients companies competitors costs customers data deals demand ' +
      'firms forecast growth launch margin margins net people price prices profit quality results retention revenue ' +
      'roadmap sales security staff support team teams tenders tickets trust turnover users café',
  ),
])

const auxiliaries =
  /\b(?:is|are|was|were|am|has|(?<!\bto )have|had|(?<!\bto )do|does|did|can|cannot|could|will|won’t|won't|would|might|must|shall|should)\b|\p{L}n[’']t\b|\b(?:it|that|there|they|we|you|i|he|she|who|nobody)[’'](?:s|re|ve|ll|d|m)\b|\p{L}[’']s (?:in|on|at|not|out|off|too|still|just|only|the|an?|our|as|under|fine)\b/iu

/** Verbs that are seldom nouns, in the form they begin an order with. */
export const plainVerbs = listOf(
  'add agree answer apply intend ask avoid become begin believe bring build buy carry charge choose close combine compare ' +
    'consider convince cut decide defend delay deliver double drop earn enter expand expect explain fall file find ' +
    'finish fix follow get give go grow halve hear help hire hit hold improve increase invite join keep know launch ' +
    'lead learn leave let lose lower make mean meet migrate move need notice offer open own pay pick prepare prevent ' +
    'prove publish pull push put raise reach read reduce refuse remove rent renew replace reprice rethink retain rise ' +
    'run say see sell send serve set ship show shrink sign simplify slow speak spend stand start stay stop switch take ' +
    'talk teach tell think train treat trust try turn understand use wait walk want win work write bundle phone pilot ' +
    'protect split tie freeze test break exceed secure establish strengthen land stabilise stabilize automate scale ' +
    'modernise renegotiate recover restore beat survive create define develop gain implement integrate introduce ' +
    'negotiate rebuild unify upgrade bill halt reach resell come ban swap insource outsource reopen relaunch refinance reprint redraw relabel reroute restock redesign rewrite disappear vanish evaporate fade tighten loosen solve',
)

/** Verbs that are nouns as often: they count where something follows that only follows a verb. */
export const looseVerbs = listOf(
  'accept act adopt allow announce appear arrive attack back base belong block book bother burn buy cancel care cause ' +
    'change check claim climb commute complain contain count cover create cross dampen date deal demand depend describe ' +
    'discount discuss drive drop eat employ end engage exist favour favor fill fine force free grant happen hate hurt ' +
    'ignore itemise judge kill lay like limit live lock look love mandate market match matter mention message miss mix name ' +
    'outnumber phase place plan post price print produce promise push quit rank rate reject rely remain report request ' +
    'require respond result retire return reward roll save score shift skip sound sponsor store struggle suffer suggest ' +
    'support surprise threaten total touch track trade travel trigger prompt film quote phone refer record reset step collapse crash expire merge log staff forecast lease look exist rest flip sit free vote void wait watch wear weigh wish worsen',
)

/** Forms the rules of spelling do not give. */
const oddForms = listOf(
  'became began beat quit brought built bought came chose cut fell found gave went grew heard held kept knew led learnt let ' +
    'bet lost made meant met paid put read ran said saw sold sent set shrank spoke spent stood took taught told thought ' +
    'understood won wrote rose froze got cost costs lies lie',
)

export const hasOddForm = (word: string) => oddForms.has(word)

/** A verb in the present or past; "looking" and "to look" alone make no sentence. */
export function hasVerb(text: string): boolean {
  const [first = '', second = ''] = wordsOf(text)
  // Who does it was said as only who does something is said.
  if (auxiliaries.test(text) || (/^(?:i|we|they|he|she|you|it)$/.test(first) && second !== '')) return true
  return wordsOf(text).some((word, index, all) => {
    if (all[index - 1] === 'to') return false
    if (oddForms.has(word)) return true
    // "Harbour left for it", beside "two weeks left" and "nobody left to answer".
    if (word === 'left')
      return (
        /^(?:for|us|them|it|with|our|the|because|after|in|last|early)$/.test(all[index + 1] ?? '') ||
        all.length < 4
      )
    // "A bigger boat or fewer promises"
    if (/^(?:fewer|more|less|no|our|their|the|a|an)$/.test(all[index - 1] ?? '')) return false
    // "Forty trained people" are not what somebody trained.
    if (word.endsWith('ed') && beginsNoun.has(all[index - 1] ?? '') && !standsAlone.has(all[index - 1] ?? ''))
      return false
    const bases = baseForms(word)
    if (bases.some((base) => plainVerbs.has(base))) return true
    if (isVerbByPlace(word, all[index - 1] ?? '', all[index + 1] ?? '')) return true
    if (index === 0 || !bases.some((base) => looseVerbs.has(base))) return false
    const [before = '', next = ''] = [all[index - 1], all[index + 1]]
    if (
      word.endsWith('ed') ||
      isNounStart(next) ||
      smallWords.has(next) ||
      next === 'as' ||
      index === all.length - 1
    )
      return true
    // "Agents book freight"; "an office matches invoices", beside "fines for vendors".
    return bases[0] !== undefined && looseVerbs.has(word)
      ? before.endsWith('s') || /^(?:now|also|still|already|often|never|always)$/.test(before)
      : !linkWords.has(next)
  })
}

/** What no sentence begins with that is said by itself, unless a subject comes later. */
const brokenStart =
  /^(?:based|wish|here[’']?s?|took|might|may|could|would|should|have|had|has|been|being|is|are|was|were|can|can[’']t|cannot|don[’']t|didn[’']t|honestly|funny|awkward|mine|or|hm|nor|not|nobody[’']s|told|watched|counted|heard|saw|read|seems|sounds|looks)$/

/** "Beds we don’t need at night" has a verb, but none of its own; "each night we save pays for a day" has. */
function withoutTheirClause(text: string): string {
  return text.replace(
    /^((?!(?:per|in|from|at|on|with|by|for|now|then|there|today|here|that|all|what|so|and|but)\b)\p{L}+(?: \p{L}+)?) (?:we|they|you) (?:(?:don[’']t|can[’']t|do|can|could|would|will|never|still) )?\p{L}+(?: to \p{L}+)?/iu,
    '$1',
  )
}

/** A clause with its subject and its verb and nothing of note style: what can be said as it stands. */
export function isWhole(sentence: string): boolean {
  const [first = ''] = wordsOf(sentence)
  if (brokenStart.test(first) || /[=/<>→]|\b(?:i\.e|e\.g|v|vs)\b/.test(sentence)) return false
  // In "routes that fit a school day" and "34 miles round, and no plan allows for it" the verb is another's.
  const isLed = /^(?:if|when|in|from|by|at|after|with|without|for|on|since|until|before|once)$/.test(first)
  const [main = ''] = isLed ? [sentence] : sentence.split(/[,;:]\s|\s(?:that|which|who|whom|than)\s/)
  return (
    hasVerb(withoutTheirClause(main).replace(/\b(?:own|left)\b/g, '')) || hasVerb(behindTheirVerb(sentence))
  )
}

/** "Companies that enter Poland by partner keep twice the margin": what stands behind the verb of "that" has one, too. */
function behindTheirVerb(sentence: string): string {
  const [, behind = ''] =
    /^[^,;:]+? (?:that|which|who) (?:(?:don[’']t|do|does|doesn[’']t|can[’']t|can|could|will|would|won[’']t|never|still|is|are|was|were|has|have|had) )?\S+ ([^,;:]+)$/iu.exec(
      sentence.split(/[,;:]\s/)[0] ?? '',
    ) ?? []
  // "A sensor that counts bed changes": its last word is no verb.
  return behind.replace(/\s?\S+$/u, '')
}

const determiners = listOf(
  'a an the our their its his her your no every each two three four five six seven eight nine ten',
)

/** "Cash plan assumes four": what ends in s between a noun of one and what begins another. */
function isVerbByPlace(word: string, before: string, next: string): boolean {
  // "Acme merged its three desks"
  if (/\p{L}{3,}ed$/u.test(word)) return before !== '' && !beginsNoun.has(before) && determiners.has(next)
  return (
    /\p{L}{3,}[^s]s$/u.test(word) &&
    !/^(?:times|minus|plus|versus)$/.test(word) &&
    /^\p{L}+[^s]$/u.test(before) &&
    !beginsNoun.has(before) &&
    (determiners.has(next) || (/^\d/.test(next) && !/^\p{L}{2,3}$/u.test(before)))
  )
}

/** What follows a noun rather than a verb. */
const linkWords = listOf('for of in on at to with from and or by are is was were as between over under')
