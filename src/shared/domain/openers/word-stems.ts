import { stemmer } from 'stemmer'
import { fold } from '../fold-text'

/** Words that say nothing of what a text is about. */
const emptyWords = new Set(
  (
    'a about after again all also am an and any are as at be been before being below between both but by can could ' +
    'did instead do does doing down during each few for from further get gets got had has have having he her here hers him ' +
    'his how i if in into is it its just last less like made make makes may me might more most much must my new next ' +
    'no nor not now of off on once one only or other our ours out over own per put same she should since so some ' +
    'still such than that the their them then there these they this those through to too under until up us very was ' +
    'we were what when where which while who whom whose why will with within without would yet you your yours'
  ).split(' '),
)

/**
 * The stems a text is about, in its order, repeated as they are repeated. Porter's algorithm (`stemmer`), which is for
 * English; a word of another language mostly stays as it is and still matches itself.
 */
export function stemsOf(text: string): string[] {
  const stems: string[] = []
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const stem = stemOf(word)
    if (stem !== '') stems.push(stem)
  }
  return stems
}

/** Porter takes these for a form of another word: a customer is not the customs. */
const oddStems = new Map([
  ['customer', 'customer'],
  ['customers', 'customer'],
])

/** Words of a workspace repeat: each is taken apart once. */
const known = new Map<string, string>()
/** More different words than this are not one workspace's; then it begins anew. */
const mostKnown = 50_000

/** Empty for a word that says nothing. */
function stemOf(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  const folded = fold(word)
  const saysNothing = emptyWords.has(folded) || (folded.length < 2 && !/\d/.test(folded))
  const stem = saysNothing ? '' : (oddStems.get(folded) ?? stemmer(folded))
  if (known.size >= mostKnown) known.clear()
  known.set(word, stem)
  return stem
}

/** How much two texts are about the same: shared stems of all stems (Jaccard), 0 to 1. */
export function likeness(ones: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const shared = [...ones].filter((stem) => others.has(stem)).length
  const all = ones.size + others.size - shared
  // Texts without a word are no proof that they are the same.
  return all === 0 ? 0 : shared / all
}
