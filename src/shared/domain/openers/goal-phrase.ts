import { withKnownArticle } from './articles'
import { looksPlural } from './verb-place'
import { isNounStart, plainVerbs, pronouns, withSmallLetter, withSmallNoun, wordsOf } from './sentence'

/** With more words before the question nobody hears it. */
const mostGoalWords = 10

/**
 * A goal as it is said before a question: "To enter Ireland", "To get a second region", "With churn in mind". Without brackets, dates and, where a
 * thing is named, the figure it is measured by: those are for the page. `undefined` where it was written in a way that
 * does not fit, or speaks of its owner as she or he.
 */
export function goalLead(goal: string): string | undefined {
  const core = coreOf(goal)
  const words = wordsOf(core)
  const [first = '', second = ''] = words
  if (
    words.length === 0 ||
    words.length > mostGoalWords ||
    /[?:;\n.!"“”]/.test(core.replace(/(?<=\d)\.(?=\d)/g, ''))
  )
    return undefined
  // Their own words speak of them in the first person; notes about them in the third, which cannot be said to them.
  if (/\b(?:she|he|her|his|him|hers|i|me|mine|i[’']m|they want|wants?)\b/i.test(core)) return undefined
  const told = core.replace(/\bmy\b/gi, 'your')
  if (first === 'to') return `To ${withSmallNoun(told.slice(3))}`
  if (pronouns.has(first) && first !== 'that') return undefined
  if (isOrder(first, second)) return `To ${withSmallLetter(told)}`
  // "Opening the day clinic", "nurses do nursing"
  const opened = infinitiveOf(first)
  if (opened !== undefined && isNounStart(second)) return `To ${opened}${told.slice(first.length)}`
  if (looksPlural(first) && plainVerbs.has(second))
    return `To get ${withSmallNoun(told.slice(0, first.length))} to${told.slice(first.length)}`
  const thing = withoutFigure(told)
  if (/^no\s/i.test(told)) return `To have ${withSmallLetter(told)}`
  if (thing === told) return `To get ${withArticle(withSmallNoun(told))}`
  return wordsOf(thing).length === 0 ? undefined : `With ${asKnown(withSmallNoun(thing))} in mind`
}

/** What of a goal is said: no brackets, no "by June", nothing behind a comma or "because". */
function coreOf(goal: string): string {
  const text = goal
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*\([^)]*\)/g, '')
  const [, named] = /^["“„][^"”]+["”]\s*[-–—:,]\s*(.+)$/.exec(text) ?? []
  return (named ?? text)
    .replace(/\s+(?:because|so that|since)\s.*$/i, '')
    .replace(/,\s.*$/, '')
    .replace(/\s+(?:by|through)\s+\p{L}+ing$/u, '')
    .replace(/\s\/\s(?=\p{Lu}{2,}\b)/gu, ' to ')
    .replace(/\s\/\s/g, ' or ')
    .replace(
      /\s+(?:by|before|until|in|at|for|this|next)\s+(?:the\s+)?(?:end of\s+)?(?:next\s+|this\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|year(?: end)?|quarter|month|week|Q[1-4]|20\d\d)(?:\s+20\d\d)?$/i,
      '',
    )
    .replace(/\s+(?:in|within)\s+\d+\s?(?:yrs?|years?|months?)$/i, '')
    .replace(/\s&\s/g, ' and ')
    .replace(/^\+\s?\d[\d.,]*\s?%\s+/, 'more ')
    .replace(/[.!;,\s]+$/, '')
    .trim()
}

/** "Churn under 3 %" is about churn. */
function withoutFigure(text: string): string {
  return text
    .replace(
      /\s+(?:(?:\p{L}+ed\s)?(?:down|up|under|below|above|over|at|within|to|by|from|minus|plus|of)\s)?[-+−–]?[£$€]?\d[\d.,]*(?:\s?(?:%|percent|points?|weeks?|days?|months?|m|k|bn|million|billion))?(?:\s+(?:to|or|and)\s+\S+)?(?:\s+of\s+\p{L}+)?(?=$|\s+(?:in|at|across)\s)/iu,
      '',
    )
    .trim()
}

const nounsAsOften = new Set(
  'rent bill order offer charge notice use test work lead set hit plan fall rise drop return price stay need'.split(
    ' ',
  ),
)

/** A verb that begins a goal is what is to be done: nobody wants "a reduce". */
function isOrder(first: string, second: string): boolean {
  if (nounsAsOften.has(first) && !isNounStart(second)) return false
  return (plainVerbs.has(first) || first === 'be' || first === 'have') && second !== '' && second !== 'of'
}

function withArticle(thing: string): string {
  const [first = '', second = ''] = thing.split(' ')
  if (/^(?:first|last)$/.test(first)) return `the ${thing}`
  if (/^(?:second|third|fourth)$/.test(first)) return `a ${thing}`
  // "Branch network that pays for itself", "audit trail for every approval": of such a thing there is one.
  const [head = ''] = thing.split(/\s(?:that|which|who|with|for|at|in|on)\s/)
  const words = head.split(' ')
  const isOne =
    head !== thing &&
    words.every((word) => /^\p{Ll}[\p{L}-]*[^s\W]$/u.test(word)) &&
    !isUncounted.has(first) &&
    !isNounStart(first)
  return isOne || (counted.has(first) && second === 'of')
    ? `${/^[aeio]/.test(thing) ? 'an' : 'a'} ${thing}`
    : thing
}

/** "Scrap rate", behind "with" and before "in mind": a thing of two words or more that is one. */
function asKnown(thing: string): string {
  const [head = ''] = thing.split(/\s(?:per|of|to|in|on|at|for|from|with)\s/)
  const words = head.split(' ')
  const isOne =
    words.length > 1 &&
    /^\p{Ll}/u.test(head) &&
    !head.endsWith('s') &&
    !/^(?:the|a|an|our|your|more|fewer|less|every|both|all|no)\b/.test(head)
  return isOne ? `the ${thing}` : withArticle(thing)
}

const isUncounted = new Set([
  'growth',
  'revenue',
  'cash',
  'time',
  'people',
  'staff',
  'software',
  'data',
  'support',
  'own',
])

/** One of these is "a" margin; growth and occupancy are not counted. */
const counted = new Set([
  'margin',
  'rating',
  'score',
  'share',
  'forecast',
  'budget',
  'roadmap',
  'result',
  'price',
  'team',
])

/** "Opening", "cutting", "closing" as they stand behind "to". */
function infinitiveOf(word: string): string | undefined {
  if (!word.endsWith('ing')) return undefined
  const stem = word.slice(0, -3)
  const undoubled = /(.)\1$/.test(stem) ? stem.slice(0, -1) : stem
  return [stem, `${stem}e`, undoubled].find((base) => plainVerbs.has(base))
}

/** "From nine weeks to four": by how much is for the page. */
const fromTo =
  /\s+from (?:[£$€]?\d\S*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: \p{L}+)? to .+$/iu

const mostThingWords = 6
/** How a goal wants its thing to be. Only the thing is spoken of: "food waste halved" is about food waste. */
export const wantedEnd =
  /\s+(?:halved|doubled|signed|settled|closed|cut|reduced|done|finished|ready|open|live|agreed|fixed|solved|filled|staffed|paid off|in place|trusted|built(?: and \p{L}+)?)$/iu

/**
 * A lead as it stands behind "What does that": "mean for churn", "change if we are to enter Ireland". Said as a thing where
 * it is one, for nobody recites to another what that other wants to have reached.
 */
export function goalAim(lead: string, isOfOthers = false): string | undefined {
  const way = lead.replace(fromTo, '')
  // Without its "from 9 % to 12 %" a verb like this says nothing.
  const [, moved] = way === lead ? [] : (/^To (?:take|bring|move|push|lift|get|drive) (.+)$/.exec(way) ?? [])
  if (moved !== undefined) return `mean for ${withKnownArticle(moved, 'the')}`
  // A figure is a target recited; "nurses do nursing" is a sentence.
  if (/\d/.test(way) || /^To get \S+ (?:do|does|is|are|has|have)\b/.test(way)) return undefined
  const [, inMind] = /^With (?:the )?(.+) in mind$/.exec(way) ?? []
  if (inMind !== undefined) return `mean for ${withKnownArticle(inMind, 'the')}`
  const [, thing = ''] = /^To get (.+)$/.exec(way) ?? []
  const bare = thing.replace(wantedEnd, '')
  if (bare !== thing && wordsOf(bare).length <= mostThingWords && !/\sto\s/.test(bare))
    return `mean for ${withKnownArticle(bare, 'the')}`
  return `change if ${isOfOthers ? 'you' : 'we'} are ${withSmallLetter(way)}`
}
