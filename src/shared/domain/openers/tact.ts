import type { Relation } from '../../documents/kinds/person'
import { wordsOf } from './sentence'
import { isOfWorry, namesWorry } from './worries'

/** Whom an opener is for, as far as it decides what may be said to them. */
export interface Listener {
  name: string
  relation: Relation
  /** "Procurement director, Penhallow Homes": whose own firm, and whose people, a note may tell of. */
  role?: string
  /** Read only so that none of them is ever named. */
  worries: readonly string[]
  /** Of their goals those that the user only guesses: they rank, and none is named. */
  guesses?: readonly string[]
}

const fearWords =
  /\b(?:worr(?:y|ied|ies|ying)|afraid|fears?|feared|anxious|anxiety|nervous|scared|scary|panic\w*|embarrass\w*|dread\w*|humiliat\w*)\b/i

/** What finds fault with the people in the room, or with anyone's past. */
const fault =
  /\b(?:we|you|he|she|our|your|my)\b.*\b(?:should(?: have|[’']ve)|shouldn[’']t have|failed|missed (?:it|that|this|the)|did(?:n[’']t| not) see (?:it|that|this)|told (?:them|you|him|her) so|ignored|overlooked|forgot|neglected|messed up|screwed up|(?:be|is|are|was|were) (?:too )?(?:late|slow|wrong|mistaken)|asleep|fault|blame|dropped the ball|got (?:\S+ ){1,3}wrong|incompeten\w+|stupid\w*)\b|\bweren[’']t (?:we|you)\b|\b(?:my|your|whose) fault\b|\bwhy (?:didn[’']t|don[’']t|haven[’']t|did|have) (?:we|you|they) not\b|\bwhy (?:didn[’']t|haven[’']t) (?:we|you)\b/i

/** A shrug, a jab or helplessness: it says of the listener’s own matter that nobody takes care of it. */
const shrug =
  /\b(?:if (?:one|they|you|he|she|anyone|anybody|someone|somebody) (?:wants?|cares?|bothers?) to|no plan b|money (?:in|on) the street|was (?:luck|pure luck|a fluke|by luck)|luck, not|(?:is|are) next\b(?! (?:week|month|quarter|year))|looks? (?:nicer|better) than|picked off|left behind|weak spots?|where the loss is|too (?:low|high|late|little|optimistic|slow|weak|few)\b|(?:we|you) (?:are|have|do|pay|use|still)\b[^.]{0,20}\bby hand|we(?:[’']re| are) still|we still|our (?:own )?[\p{L}\d-]+(?: [\p{L}\d-]+)? (?:is|are) still|isn[’']t$|aren[’']t$|own up|hides? (?:those|that|this|it|them)|hopeless|pointless|nobody (?:here )?(?:cares|bothers|knows|looks)|as usual|of course not|our (?:own )?[\p{L}\d-]+(?: [\p{L}\d-]+)? (?:is|are|has become|have become) (?:\p{L}+ ){0,3}(?:burden|liability|relic|outdated|obsolete|mess|joke|embarrassing)|(?:not|aren[’']t|isn[’']t) even started|typical|obviously|none of us|nobody (?:of|among) us|nobody (?:\S+ ){0,4}(?:seem(?:s|ed) to know|knew|knows)\b|nobody (?:\S+ ){0,4}(?:records|tracks|asks|manages|owns|checks|measures|follows|reads)|somebody should|someone should|actually (?:does|do|did) (?:it|so|that)|(?:only|just) on paper|yours (?:\S+ ){1,3}(?:late|latest|last|worst|slowest|least|lowest|longest|weakest)|wishful|naive|guess(?:work|es|ing)?|the wrong \p{L}+|means? nothing|counts? for nothing|we(?:[’']re| are) losing|we(?:[’']ve| have) been|than we (?:told|promised|said)|we (?:\S+ ){0,5}never)\b/iu

const monthsAndSeasons =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|Christmas|Easter)\b/g

/** A text without the date of something they fear: naming it would press there. */
export function withoutTheirDates(text: string, worries: readonly string[]): string {
  return worries
    .flatMap((worry) => worry.match(monthsAndSeasons) ?? [])
    .reduce(
      (left, date) =>
        left.replace(
          new RegExp(String.raw`\s+(?:from|by|before|in|until|till|for|after|as of) ${date}\b`, 'g'),
          '',
        ),
      text,
    )
}

/** What only people of the same house say to each other. */
const ofOurHouse =
  /\b(?:we|we[’'](?:re|ve|ll|d)|us|our|ours|internal(?:ly)?|contracts?|renew\w*|deals?|pipeline|upsell\w*|margins?|quota|discount\w*|churn\w*)\b/i

/** Nobody's offer is run down to who may buy it. */
const runsDown =
  /\b(?:leaves? out|omits?|lacks?|misses|missing|hides?|claims? (?:is|are)|overstat\w*|mislead\w*|not proven|unproven|worse|poor|weak\w*|fails?)\b/i

export function isOutside(relation: Relation): boolean {
  return relation === 'client' || relation === 'other'
}

/** Whether a sentence names no fear, finds no fault and tells nobody of themselves. */
function isKind(sentence: string, { name, role, worries }: Listener): boolean {
  return (
    !fearWords.test(sentence) &&
    !fault.test(sentence) &&
    !namesListener(sentence, name) &&
    !tellsOfTheirPeople(sentence, role) &&
    !worries.some((worry) => namesWorry(sentence, worry, role))
  )
}

/** Whether a sentence may be said to this person. */
export function isTactful(sentence: string, listener: Listener): boolean {
  if (!isKind(sentence, listener) || shrug.test(sentence.replace(/[.!…]+$/, ''))) return false
  // What our side makes of it is not told to a client, unless it was written to be ("the data we send you").
  if (!isOutside(listener.relation)) return true
  if (sentence.includes(firmIn(listener.role ?? '')?.short ?? '\n')) return false
  return (
    !runsDown.test(sentence) &&
    // What they could or would do on their side is for them to say.
    (isToThem(sentence) || !/\b(?:could|might|may|looks? (?:un)?likely|unlikely)\b/.test(sentence)) &&
    !/\b(?:they|them|their|theirs|she|her|he|his|him)\b/i.test(sentence) &&
    (!ofOurHouse.test(sentence) || isToThem(sentence))
  )
}

/**
 * Whether what was noticed may be told to this person at all: not about them, nothing they would hear as what they fear,
 * and to people of another house nothing of ours.
 */
export function canBeTold(
  fact: string,
  { text, soWhat = '', tags = [] }: { text: string; soWhat?: string; tags?: readonly string[] },
  { name, relation, role = '', worries }: Listener,
): boolean {
  if (namesListener(text, name)) return false
  const about = tags.filter((tag) => !ofEveryCustomer.test(tag))
  // What is left unsaid of it is thought all the same.
  const heard = [fact, text, soWhat, ...about].join(' ')
  if (worries.some((worry) => namesWorry(heard, worry, role) || about.some((tag) => isOfWorry(tag, worry))))
    return false
  if (complainsOfTheirPeople(text, role) || doubtsTheirPeople(text, role)) return false
  const unquoted = fact.replace(/["“„«][^"”»]*["”»]/g, '')
  // A hole in somebody's own budget is not put before them.
  if (isOutside(relation) && /\b(?:deficit|operating loss|budget hole)\b/i.test(unquoted)) return false
  // Their own firm, told of as if it were another.
  if (isOutside(relation) && fact.includes(firmIn(role)?.short ?? '\n')) return false
  return (
    !isOutside(relation) ||
    !/\b(?:we|us|our|ours|he|his|him|she|her)\b/.test(unquoted.toLowerCase()) ||
    isToThem(fact)
  )
}

/** Whom a complaint is about, and in whose role one reads that they are theirs. */
const peopleOfRoles = [
  {
    people: /\byour (?:own )?(?:reps?|sales\w*|sellers?|account managers?)\b/i,
    role: /\b(?:sales|commercial|revenue)\b/i,
  },
  {
    people: /\byour (?:support|hotline|help ?desk|service)\b/i,
    role: /\b(?:support|service|customer success)\b/i,
  },
  {
    people: /\byour (?:drivers?|dispatch\w*|warehouse)\b/i,
    role: /\b(?:logistics|operations|supply chain)\b/i,
  },
  {
    people: /\byour (?:app|screens?|product|release\w*|roadmap|docs|documentation)\b/i,
    role: /\b(?:product|engineering|technology)\b/i,
  },
] as const

/** A customer's complaint about somebody's own people is no beginning of a talk with them. */
function complainsOfTheirPeople(text: string, role: string): boolean {
  // "Their engineer asked, yours never did"
  if (/\byours (?:never|did ?n[’']t|do ?n[’']t|does ?n[’']t|can ?[’']?t|wo ?n[’']t)\b/i.test(text))
    return true
  return peopleOfRoles.some((pair) => pair.people.test(text) && pair.role.test(role))
}

/** "Claims believes …" is not said to the director of claims. */
function doubtsTheirPeople(text: string, role: string): boolean {
  const [, who = ''] =
    /^(?:the )?([\p{L}&]+)(?: (?:team|department|people))? (?:still )?(?:believes?|thinks?|assumes?|says?|expects?|treats?|takes? it)\b/iu.exec(
      text,
    ) ?? []
  return who.length > 2 && new RegExp(String.raw`\b${who}\b`, 'iu').test(role)
}

/** "If sales sent it with the quote …" is not said to the head of sales, as if it were others; what sales reach is. */
function tellsOfTheirPeople(sentence: string, role = ''): boolean {
  const [, who = ''] =
    /(?:^|\b(?:if|unless|when) |[,;] )(?:the )?(?!(?:and|or|but|so|it|they|we|you)\b)([\p{L}&]+)(?: (?:team|department|people))? (?:sends?|sent|do|does|did|don[’']t|doesn[’']t|didn[’']t|never|always|keeps?|kept|wants?|has to|have to|needs? to|(?:could|should|would|must|might)(?! (?:be|go|grow|fall|rise|drop|double|halve|reach|slow|end)\b))\b/iu.exec(
      sentence,
    ) ?? []
  return who.length > 2 && new RegExp(String.raw`\b${who}\b`, 'iu').test(role)
}

const departments =
  /^(?:Sales|Logistics|Operations|Finance|Supply|Product|Marketing|Procurement|Purchasing|Human|Group|Global|Digital|Europe|North|South|Central|Customer|Technology|Engineering|Quality|Strategy|Legal|Research)$/

/** The firm behind the comma of a role, whole and as it is called: "Penhallow Homes", "Penhallow". */
export function firmIn(role: string): { full: string; short: string } | undefined {
  const [, full = ''] = /,\s*([^,()]+?)\s*(?:\([^)]*\))?$/u.exec(role) ?? []
  const [short = ''] = full.split(/\s+/)
  return /^\p{Lu}\p{Ll}{4,}$/u.test(short) && !departments.test(short) ? { full, short } : undefined
}

/** As a tag it says only that a customer is meant. */
const ofEveryCustomer = /^(?:accounts?|customers?|clients?)$/i

/** Whether "they" has nobody in the sentence whom it could mean, so that in a note about a client it is the client. */
export function meansThem(sentence: string): boolean {
  const at = sentence.search(/\b(?:they|them|their|theirs)\b/i)
  const before = sentence.slice(0, Math.max(0, at)).replace(/["“„][^"”]*["”]/g, '')
  return (
    at >= 0 &&
    !/\b(?!(?:says|asks|was|has|does|this|bites|hits|starts|begins|comes|applies|ends|costs|rises|months|weeks|days|years)\b)\p{L}{3,}s\b/iu.test(
      before,
    )
  )
}

/** Written to be said: "the data we already send you". */
function isToThem(sentence: string): boolean {
  return /\b(?:for|to|give|send|show|with) you\b|\byour\b|\byou (?:already|get|have|would|could|can)\b/i.test(
    sentence,
  )
}

const woman = /\b(?:daughter|mother|wife|sister|woman|she|her|hers)\b/i
const man = /\b(?:son|father|husband|brother|man|he|him|his)\b/i

/** Whether a so-what says she or he and nobody who was noticed can be meant: then the listener may be. */
export function speaksOfListener(sentence: string, fact: string): boolean {
  const isOfHer = /\b(?:she|her|hers)\b/i.test(sentence)
  const isOfHim = /\b(?:he|him|his)\b/i.test(sentence)
  return (isOfHer && !woman.test(fact)) || (isOfHim && !man.test(fact))
}

/** Nobody is told a story about themselves. */
export function namesListener(text: string, name: string): boolean {
  const words = new Set(wordsOf(text).map((word) => word.replace(/[’']s$/, '')))
  return wordsOf(name).some((part) => part.length > 2 && words.has(part))
}
