import { withKnownArticle } from './articles'
import { isNounStart, plainVerbs, pronouns, wordsOf } from './sentence'
import { looksPlural } from './verb-place'

/** With more words nobody hears the question. */
const mostGoalWords = 10
const mostThingWords = 6

/**
 * The thing a goal is about, as it stands behind "mean for": "linen cost per bed-day". Without brackets, dates and the figure
 * it is measured by, for nobody recites to another what that other wants to have reached. `undefined` where the goal names
 * none (what is to be done cannot be meant for), was written in a way that does not fit, or speaks of its owner as she or he.
 */
export function goalThing(goal: string): string | undefined {
  const core = coreOf(goal)
  const words = wordsOf(core)
  if (
    words.length === 0 ||
    words.length > mostGoalWords ||
    /[?:;\n.!"“”]/.test(core.replace(/(?<=\d)\.(?=\d)/g, '')) ||
    // Their own words speak of them in the first person; notes about them in the third, which cannot be said to them.
    /^no\b|\b(?:she|he|her|his|him|hers|i|me|mine|i[’']m|they want|wants?)\b/i.test(core)
  )
    return undefined
  const told = core.replace(/\bmy\b/gi, 'your')
  const thing = isDone(told) ? movedIn(told) : measuredIn(told)
  // "What does that mean for dogs?" could be about anything.
  if (!thing || (!/\s/.test(thing) && looksPlural(thing))) return undefined
  return withKnownArticle(thing, 'the')
}

/** Whether something is to be done: "enter Ireland", "opening the day clinic", "nurses do nursing". */
function isDone(told: string): boolean {
  const [first = '', second = ''] = wordsOf(told)
  return (
    first === 'to' ||
    (pronouns.has(first) && first !== 'that') ||
    isOrder(first, second) ||
    (infinitiveOf(first) !== undefined && isNounStart(second)) ||
    (looksPlural(first) && plainVerbs.has(second))
  )
}

/** "Take margin from 9 % to 12 %" is about margin; without its figures such a verb says nothing. */
function movedIn(told: string): string | undefined {
  const way = told.replace(fromTo, '')
  if (way === told) return undefined
  return /^(?:to )?(?:take|bring|move|push|lift|get|drive) (.+)$/i.exec(way)?.[1]
}

/** "Churn under 3 %", or what is to be had done: "food waste halved". */
function measuredIn(told: string): string | undefined {
  const thing = withoutFigure(told)
  const bare = thing.replace(wantedEnd, '')
  const isShort = wordsOf(bare).length <= mostThingWords && !/\sto\s/.test(bare)
  if (/\d/.test(thing) || (thing === told && (bare === thing || !isShort))) return undefined
  return thing === told ? bare : thing
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
    .replace(/\s+(?:down|up|under|below|above|over)$/i, '')
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

/** "Opening", "cutting", "closing" as they stand behind "to". */
function infinitiveOf(word: string): string | undefined {
  if (!word.endsWith('ing')) return undefined
  const stem = word.slice(0, -3)
  const undoubled = /(.)\1$/.test(stem) ? stem.slice(0, -1) : stem
  return [stem, `${stem}e`, undoubled].find((base) => plainVerbs.has(base))
}

/** "From nine weeks to four": by how much is for the page. */
const fromTo =
  /\s+from (?:[£$€]?\d\S*(?:\s%)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: \p{L}+)? to .+$/iu

/** How a goal wants its thing to be. Only the thing is spoken of: "food waste halved" is about food waste. */
const wantedEnd =
  /\s+(?:halved|doubled|signed|settled|closed|cut|reduced|done|finished|ready|open|live|agreed|fixed|solved|filled|staffed|paid off|in place|trusted|built(?: and \p{L}+)?)$/iu
