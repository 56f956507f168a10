import type { SignalType } from '../../documents/kinds/signal'
import { fold } from '../fold-text'
import { cues, namesItself } from './cue-words'

export interface SignalClasses {
  /** What it most likely is. */
  type: SignalType
  /** The words that say so; empty where nothing did and it is taken for a trend. */
  because: string
  /** Every type, the likeliest first: the order in which one key offers another. */
  ranking: readonly SignalType[]
}

/** Words to classify are a line; of a pasted article its beginning says what it is about. */
const readableLength = 2000
/** A competitor's name says much, and less than a customer who speaks of them or an assumption about them. */
const weightOfCompetitor = 3

/**
 * What kind of signal these words speak of. Cue words count once each, by their weight; the highest sum wins, and of
 * equals the one whose words stand first in the text. "Political: …" at the start settles it.
 *
 * @param competitors names of known competitors found in the text, as they stand there
 */
export function classifySignal(text: string, competitors: readonly string[] = []): SignalClasses {
  const words = fold(text.slice(0, readableLength))
  const named = namesItself(words)
  const sums = new Map<SignalType, { weight: number; at: number; because: string }>()
  const count = (type: SignalType, weight: number, at: number, because: string) => {
    const known = sums.get(type)
    if (!known) sums.set(type, { weight, at, because })
    else {
      const first = at < known.at ? { at, because } : known
      sums.set(type, { weight: known.weight + weight, at: first.at, because: first.because })
    }
  }
  for (const { type, weight, pattern } of cues) {
    const seen = new Set<string>()
    for (const { 0: word, index } of words.matchAll(pattern)) {
      if (!seen.has(word)) count(type, weight, index, word)
      seen.add(word)
    }
  }
  const [competitor] = competitors
  if (competitor !== undefined) {
    count('competitor', weightOfCompetitor, Math.max(0, words.indexOf(fold(competitor))), competitor)
  }
  if (named) count(named.type, Number.POSITIVE_INFINITY, 0, named.word)

  const ranked = [...sums.entries()].toSorted(
    ([, one], [, other]) => compare(other.weight, one.weight) || one.at - other.at,
  )
  const likely = ranked.map(([type]) => type)
  const ranking = [...likely, ...usualOrder.filter((type) => !sums.has(type))]
  return { type: ranking[0] ?? 'trend', because: ranked[0]?.[1].because ?? '', ranking }
}

/** What is noticed most comes first, where the words say nothing. */
const usualOrder: readonly SignalType[] = [
  'trend',
  'competitor',
  'customer',
  'technological',
  'economic',
  'political',
  'social',
  'assumption',
  'business-model',
  'legal',
  'environmental',
  'learning',
]

/** Two infinities have no difference. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1
}
