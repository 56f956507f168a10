import type { Relation } from '../../documents/kinds/person'
import { stemsOf } from './word-stems'
import { wordsOf } from './sentence'

/** Whom an opener is for, as far as it decides what may be said to them. */
export interface Listener {
  name: string
  relation: Relation
  /** Read only so that none of them is ever named. */
  worries: readonly string[]
}

const fearWords =
  /\b(?:worr(?:y|ied|ies|ying)|afraid|fears?|feared|anxious|anxiety|nervous|scared|scary|panic\w*|embarrass\w*|dread\w*|humiliat\w*)\b/i

/** What finds fault with the people in the room, or with anyone's past. */
const fault =
  /\b(?:we|you|he|she|our|your|my)\b.*\b(?:should(?: have|[’']ve)|shouldn[’']t have|failed|ignored|overlooked|forgot|neglected|messed up|screwed up|were (?:too )?(?:late|slow|wrong)|asleep|fault|blame|dropped the ball|incompeten\w+|stupid\w*)\b|\bweren[’']t (?:we|you)\b|\b(?:my|your|whose) fault\b|\bwhy (?:didn[’']t|don[’']t|haven[’']t|did|have) (?:we|you|they) not\b|\bwhy (?:didn[’']t|haven[’']t) (?:we|you)\b/i

/** What only people of the same house say to each other. */
const ofOurHouse =
  /\b(?:we|we[’'](?:re|ve|ll|d)|us|our|ours|internal(?:ly)?|contracts?|renew\w*|deals?|pipeline|upsell\w*|margins?|quota|discount\w*|churn\w*)\b/i

export function isOutside(relation: Relation): boolean {
  return relation === 'client' || relation === 'other'
}

/** Whether a sentence may be said to this person. */
export function isTactful(sentence: string, listener: Listener): boolean {
  if (fearWords.test(sentence) || fault.test(sentence)) return false
  if (
    namesListener(sentence, listener.name) ||
    listener.worries.some((worry) => namesWorry(sentence, worry))
  ) {
    return false
  }
  // What our side makes of it is not told to a client, unless it was written to be ("the data we send you").
  return !isOutside(listener.relation) || !ofOurHouse.test(sentence) || isToThem(sentence)
}

/** Written to be said: "the data we already send you". */
function isToThem(sentence: string): boolean {
  return /\b(?:for|to|give|send|show|with) you\b|\byour\b/i.test(sentence)
}

/** Nobody is told a story about themselves. */
export function namesListener(text: string, name: string): boolean {
  const words = new Set(wordsOf(text).map((word) => word.replace(/[’']s$/, '')))
  return wordsOf(name).some((part) => part.length > 2 && words.has(part))
}

/** Two of a worry’s words, or one where it has no more than two, and it would be heard as named. */
function namesWorry(sentence: string, worry: string): boolean {
  const named = new Set(stemsOf(worry).filter((stem) => !commonInWorries.has(stem)))
  const said = new Set(stemsOf(sentence))
  const shared = [...named].filter((stem) => said.has(stem)).length
  return shared >= (named.size > 2 ? 2 : 1)
}

/** Words of worries that tell nothing of what is feared. */
const commonInWorries = new Set(stemsOf('being having another front own time watch team quarter year'))
