import type { Signal } from '../../documents/kinds/signal'
import { stemsOf } from './word-stems'

/** A tag is the user's own summary; a quote is somebody else's words. */
const fieldWeights = { text: 1, soWhat: 1, tags: 1.5, competitors: 1, quote: 0.5 } as const

/** What one signal says. */
export interface SignalWords {
  /** Of each stem, how much it stands for the signal. */
  weights: ReadonlyMap<string, number>
  /** All weights together. */
  length: number
  /** Of what was noticed and what follows, without tags. */
  said: ReadonlySet<string>
  tags: ReadonlySet<string>
}

const known = new WeakMap<Signal, SignalWords>()

/** Kept with its row, which is another one once it was edited. */
export function signalWords(signal: Signal): SignalWords {
  const kept = known.get(signal)
  if (kept) return kept
  const { text, soWhat, tags, competitors, quote } = signal.fields
  const stems = {
    text: stemsOf(text),
    soWhat: stemsOf(soWhat),
    tags: stemsOf(tags.join(' ')),
    competitors: stemsOf(competitors.join(' ')),
    quote: stemsOf(quote),
  }
  const weights = new Map<string, number>()
  let length = 0
  for (const [name, weight] of Object.entries(fieldWeights)) {
    for (const stem of stems[name as keyof typeof fieldWeights]) {
      weights.set(stem, (weights.get(stem) ?? 0) + weight)
      length += weight
    }
  }
  const words = {
    weights,
    length,
    said: new Set([...stems.text, ...stems.soWhat]),
    tags: new Set(stems.tags),
  }
  known.set(signal, words)
  return words
}
