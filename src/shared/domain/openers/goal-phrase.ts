import { plainVerbs, pronouns, withSmallLetter, withSmallStart, wordsOf } from './sentence'

/** A goal longer than this is not said in one breath within a question. */
const maxGoalCharacters = 70

/**
 * A goal as it stands behind "to": "get to churn under 3 %", "enter Ireland". `undefined` where it was written in a way
 * that does not fit, or speaks of its owner as she or he.
 */
export function goalAfterTo(goal: string): string | undefined {
  const text = goal
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!;,]+$/, '')
  const words = wordsOf(text)
  const [first = '', second = ''] = words
  if (words.length === 0 || text.length > maxGoalCharacters || /[?:;\n.!]/.test(text)) return undefined
  // Their own words speak of them in the first person; notes about them in the third, which cannot be said to them.
  if (/\b(?:she|he|her|his|him|hers|i|me|mine|i[’']m|they want|wants?)\b/i.test(text)) return undefined
  const told = text.replace(/\bmy\b/gi, 'your')
  if (first === 'to') return withSmallStart(told).slice(3)
  if (pronouns.has(first) && first !== 'that') return undefined
  if (isOrder(first, second)) return withSmallLetter(told)
  if (first === 'no') return `have ${withSmallStart(told)}`
  if (/^\p{L}{3,}ing$/u.test(first) && !nouns.has(first)) return `get further with ${withSmallLetter(told)}`
  const article =
    counted.has(first) && /^(?:of|above|over|under|below|within|that|with)$/.test(second) ? 'a ' : ''
  return `get to ${article}${withSmallStart(told)}`
}

/** A verb that begins a goal is what is to be done: nobody wants "a reduce". */
function isOrder(first: string, second: string): boolean {
  return (plainVerbs.has(first) || first === 'be' || first === 'have') && second !== '' && second !== 'of'
}

const nouns = new Set([
  'onboarding',
  'pricing',
  'hiring',
  'training',
  'hosting',
  'billing',
  'spring',
  'nothing',
  'everything',
  'funding',
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
