import type { SignalWords } from './signal-words'
import { stemsOf } from './word-stems'

/** Two texts the user linked: a goal and the win that serves it, a signal and a note. */
export type LinkedTexts = readonly [string, string]

/** What else a stem may be called, and how much it counts then, 0 to 1. */
export type RelatedTo = (stem: string) => ReadonlyMap<string, number>

/** A pair of words seen together once says nothing. */
const leastTogether = 2
/** A stem means its tag where most signals that use it bear the tag. */
const leastShare = 0.5
const fromTags = 0.6
const fromLinks = 0.4
const fromBusiness = 0.3

/**
 * Words that business people use for the same thing. They help a workspace that has no tags yet; the user's own words
 * count more. Few and plain on purpose: a wide list makes everything relevant to everything.
 */
const businessWords = [
  'churn retention renewal renew stay leave cancel loyalty switch',
  'price pricing discount fee',
  'margin profit profitability earn even revenue cost',
  'cost costs spend budget bill expense cheaper pay',
  'hire hiring recruit staff headcount',
  'revenue sales income',
  'onboarding setup implementation rollout',
  'tender bid rfp procurement purchasing',
  'outage incident downtime failure',
  'support helpdesk ticket service',
  'customer client account buyer',
  'competitor rival',
  'audit auditor compliance finding',
  'cash payment pay invoice',
  'launch release ship',
  'ai model assistant agent automation',
  'forecast plan predict',
  'emission carbon climate',
  'growth grow expand upsell',
].map((line) => new Set(stemsOf(line)))

/**
 * Synonyms from the user's own tags and links, and the few that every business shares; found when they are first asked
 * for, since a person's goals use few of a workspace's words.
 *
 * @param docs of each signal its words
 * @param usesOf in which of them a stem is, by place
 */
export function relatedWords(
  docs: readonly SignalWords[],
  usesOf: (stem: string) => readonly number[],
  links: readonly LinkedTexts[],
): RelatedTo {
  const found = new Map<string, ReadonlyMap<string, number>>()
  return (stem) => {
    const kept = found.get(stem)
    if (kept) return kept
    const related = new Map<string, number>()
    const relate = (other: string, weight: number) => {
      if (other !== stem) related.set(other, Math.max(weight, related.get(other) ?? 0))
    }
    for (const group of businessWords)
      if (group.has(stem)) for (const other of group) relate(other, fromBusiness)
    for (const [one, other] of links) {
      const [ones, others] = [stemsOf(one), stemsOf(other)]
      if (ones.includes(stem)) for (const linked of others) relate(linked, fromLinks)
      if (others.includes(stem)) for (const linked of ones) relate(linked, fromLinks)
    }
    for (const { other, share } of sharesWithTags(stem, docs, usesOf)) relate(other, fromTags * share)
    found.set(stem, related)
    return related
  }
}

/** Tags that most signals bear which use the stem; and where it is a tag, stems most of whose signals bear it. */
function sharesWithTags(
  stem: string,
  docs: readonly SignalWords[],
  usesOf: (stem: string) => readonly number[],
): { other: string; share: number }[] {
  const uses = usesOf(stem).flatMap((at) => docs[at] ?? [])
  const says = uses.filter(({ said }) => said.has(stem))
  const bear = uses.filter(({ tags }) => tags.has(stem))
  const tags = counted(says.map((doc) => doc.tags)).map(([other, count]) => ({
    other,
    count,
    of: says.length,
  }))
  const stems = counted(bear.map((doc) => doc.said)).map(([other, count]) => {
    return { other, count, of: usesOf(other).filter((at) => docs[at]?.said.has(other)).length }
  })
  return [...tags, ...stems]
    .map(({ other, count, of }) => ({ other, share: count / Math.max(1, of) }))
    .filter(({ share }) => share >= leastShare)
}

/** What is in two or more of the sets, and in how many. */
function counted(sets: readonly ReadonlySet<string>[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const set of sets) for (const each of set) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= leastTogether)
}
