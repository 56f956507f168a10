import type { Signal } from '../../documents/kinds/signal'
import { relatedWords, type LinkedTexts, type RelatedTo } from './related-words'
import { signalWords, type SignalWords } from './signal-words'
import { stemsOf } from './word-stems'

/**
 * Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009): how soon a repeated word stops
 * counting, and how much a long signal is held against it. Within the usual ranges of both, at the end for short texts:
 * a word in the fact, the so-what and a tag is what the signal is about, and no signal is padded.
 */
const saturation = 2
const lengthShare = 0.4

/** What signals say, so that any number of goals can be asked of it. */
export interface RelevanceIndex {
  docs: readonly SignalWords[]
  /** In which signals a stem is, by their place. */
  usesOf: (stem: string) => readonly number[]
  meanLength: number
  related: RelatedTo
}

export interface GoalRelevance {
  /** 0 to 1. */
  value: number
  /** The goals it serves, the best served first. */
  goals: string[]
}

const indexes = new WeakMap<readonly Signal[], { links: readonly LinkedTexts[]; index: RelevanceIndex }>()

/**
 * The index of these signals. A signal's words are kept with its row, and the whole with the list of rows and of links
 * as long as they are the same lists: after an edit one signal is read.
 */
export function relevanceIndex(signals: readonly Signal[], links: readonly LinkedTexts[]): RelevanceIndex {
  const kept = indexes.get(signals)
  if (kept && kept.links === links) return kept.index
  const docs = signals.map(signalWords)
  const uses = new Map<string, number[]>()
  for (const [at, { weights }] of docs.entries()) {
    for (const stem of weights.keys()) {
      const list = uses.get(stem)
      if (list) list.push(at)
      else uses.set(stem, [at])
    }
  }
  const usesOf = (stem: string) => uses.get(stem) ?? []
  const meanLength = docs.reduce((sum, { length }) => sum + length, 0) / Math.max(1, docs.length)
  const index = { docs, usesOf, meanLength, related: relatedWords(docs, usesOf, links) }
  indexes.set(signals, { links, index })
  return index
}

/** A share of this much is half of what relevance can be: rarely does a signal say all that a goal does. */
const halfway = 0.35
/** A goal this well served is named: below it the labelled pairs were chance more often than not. */
const served = 0.08

/**
 * How much each signal serves each goal of one person, in the order of the signals. The best served goal counts whole and
 * each further one a quarter as much as the one before, so that a goal is not outvoted by a list of others.
 */
export function relevanceToGoals(index: RelevanceIndex, goals: readonly string[]): GoalRelevance[] {
  const perGoal = goals.map((goal) => ({ goal, shares: sharesOfGoal(index, goal) }))
  return index.docs.map((_, at) => {
    const found = perGoal
      .map(({ goal, shares }) => ({ goal, share: shares.get(at) ?? 0 }))
      .filter(({ share }) => share > 0)
      .sort((one, other) => other.share - one.share)
    const sum = found.reduce((total, { share }, place) => total + share / 4 ** place, 0)
    return {
      value: sum / (sum + halfway),
      goals: found.filter(({ share }) => share >= served).map(({ goal }) => goal),
    }
  })
}

/** What a goal does, by when and how much says nothing of what it is about. */
const emptyInGoals = new Set(
  stemsOf(
    'spring summer autumn winter year quarter month week day end january february march april may june july august ' +
      'september october november december first second third half two three four five six seven eight nine ten twenty thirty forty fifty hundred big whole under above below ' +
      'keep win run open stop cut reach hit build help list start bring find lead office fewer better time one',
  ),
)

/** BM25 of each signal for one goal, as a share of what a signal would have that says all of it once. */
function sharesOfGoal(
  { docs, usesOf, meanLength, related }: RelevanceIndex,
  goal: string,
): Map<number, number> {
  const own = new Set(stemsOf(goal).filter((stem) => !/\d/.test(stem) && !emptyInGoals.has(stem)))
  const query = new Map<string, number>()
  for (const stem of own) {
    for (const [other, weight] of related(stem)) query.set(other, Math.max(weight, query.get(other) ?? 0))
  }
  for (const stem of own) query.set(stem, 1)

  const rarity = (stem: string) => {
    const count = usesOf(stem).length
    return Math.log(1 + (docs.length - count + 0.5) / (count + 0.5))
  }
  const scores = new Map<number, number>()
  for (const [stem, queryWeight] of query) {
    const most = rarity(stem) * queryWeight * (saturation + 1)
    for (const at of usesOf(stem)) {
      const { weights, length } = docs[at] ?? { weights: new Map<string, number>(), length: 0 }
      const weight = weights.get(stem) ?? 0
      const damping = saturation * (1 - lengthShare + (lengthShare * length) / (meanLength || 1))
      scores.set(at, (scores.get(at) ?? 0) + (most * weight) / (weight + damping))
    }
  }
  // A word no signal uses counts by what stands for it, or for half: a goal is not served by its commonest word alone.
  const attainable = (stem: string) => {
    if (usesOf(stem).length > 0) return rarity(stem)
    const others = [...related(stem).keys()].filter((other) => usesOf(other).length > 0)
    return others.length === 0 ? rarity(stem) / 2 : Math.max(...others.map(rarity))
  }
  const whole = [...own].reduce((sum, stem) => sum + attainable(stem) * (saturation + 1), 0)
  for (const [at, score] of scores) scores.set(at, whole === 0 ? 0 : score / whole)
  return scores
}
