import type { Signal, SignalType } from '../../documents/kinds/signal'
import { keepsFor } from '../signals/staleness'
import { isAsked, type PastOpener } from './asked-before'
import type { GoalRelevance } from './relevance'

/** One reason for a place in the list: how much, and in a few words where it is worth saying. */
export interface RankPart {
  name: 'relevance' | 'freshness' | 'strength' | 'variety' | 'worked'
  /** 0 to 1. */
  value: number
  /** Empty where it says nothing for it. */
  words: string
}

/** How much each part counts. Relevance leads: a fresh, strong opener about nothing they care for is small talk. */
export const partWeights: Record<RankPart['name'], number> = {
  relevance: 0.5,
  freshness: 0.15,
  strength: 0.1,
  variety: 0.15,
  worked: 0.1,
}

const dayMs = 86_400_000
/** New for a week, since the user tends what they noticed once a week (Five minutes). */
const newDays = 7

export function relevancePart({ value, goals }: GoalRelevance): RankPart {
  const [first] = goals
  return { name: 'relevance', value, words: first === undefined ? '' : `serves a goal: ${first}` }
}

/**
 * Halves over the time a signal of its kind holds without a look: a competitor's price is old news after a month, a
 * habit is not after half a year.
 */
export function freshnessPart(signal: Signal, nowMs: number): RankPart {
  const { type, createdAt, reviewedAt, date } = signal.fields
  const keepsDays = keepsFor[type].days
  const seenMs = Math.max(...[createdAt, reviewedAt, date].map((instant) => Date.parse(instant ?? '') || 0))
  if (seenMs === 0) return { name: 'freshness', value: 0.5, words: '' }
  const ageDays = Math.max(0, (nowMs - seenMs) / dayMs)
  const value = keepsDays === undefined ? 0.5 : 0.5 ** (ageDays / keepsDays)
  return {
    name: 'freshness',
    value: ageDays <= newDays ? Math.max(value, 0.85) : value,
    words: ageDays <= newDays ? 'new' : '',
  }
}

export type Strength = 'weak' | 'some' | 'strong'

export function strengthPart(strength: Strength): RankPart {
  const value = { weak: 0.2, some: 0.6, strong: 1 }[strength]
  return { name: 'strength', value, words: strength === 'strong' ? 'strong' : '' }
}

/** As many of the last openers as a person still has in mind. */
const rememberedOpeners = 5

/** What the last openers this person was asked were of, the most recent first. */
export function lastAskedTypes(
  past: readonly PastOpener[],
  typeOf: (opener: PastOpener) => SignalType | undefined,
) {
  return past
    .filter(isAsked)
    .toSorted((one, other) => (other.askedAt ?? '').localeCompare(one.askedAt ?? ''))
    .slice(0, rememberedOpeners)
    .map(typeOf)
}

/**
 * Less the sooner something of this kind was asked before, and the more of it stands above in the same list (the idea of
 * maximal marginal relevance, Carbonell and Goldstein 1998).
 *
 * @param above kinds of those already placed in the list
 */
export function varietyPart(
  type: SignalType | undefined,
  lately: readonly (SignalType | undefined)[],
  above: readonly (SignalType | undefined)[],
): RankPart {
  const place = lately.indexOf(type)
  const asked = place === -1 ? 0 : 1 / (place + 1)
  const listed = above.filter((other) => other === type).length
  const value = (1 - asked / 2) / (1 + listed)
  return {
    name: 'variety',
    value,
    words: lately.length > 0 && place === -1 && listed === 0 ? 'a change of subject' : '',
  }
}

/** How often openers of each kind were asked of a person, and answered. */
export type Answers = ReadonlyMap<SignalType | undefined, { asked: number; answered: number }>

export function countAnswers(
  past: readonly PastOpener[],
  typeOf: (opener: PastOpener) => SignalType | undefined,
): Answers {
  const answers = new Map<SignalType | undefined, { asked: number; answered: number }>()
  for (const opener of past.filter(isAsked)) {
    const type = typeOf(opener)
    const { asked, answered } = answers.get(type) ?? { asked: 0, answered: 0 }
    answers.set(type, { asked: asked + 1, answered: answered + Number(opener.status === 'answered') })
  }
  return answers
}

/**
 * How often openers of this kind got an answer from this person. One answered and one unanswered are assumed beforehand
 * (Laplace's rule), so that a single answer is no proof.
 */
export function workedPart(type: SignalType | undefined, answers: Answers): RankPart {
  const { asked, answered } = answers.get(type) ?? { asked: 0, answered: 0 }
  const value = (answered + 1) / (asked + 2)
  return { name: 'worked', value, words: answered > 0 && value > 0.5 ? 'worked before' : '' }
}
