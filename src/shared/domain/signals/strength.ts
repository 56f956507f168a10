import type { Signal, strengthWords } from '../../documents/kinds/signal'
import { fold } from '../fold-text'
import { siteOf } from './normalize-url'

type Strength = Exclude<keyof typeof strengthWords, ''>

export interface DerivedStrength {
  strength: Strength
  /** What it was derived from, each a few words: "2 publications", "1 quote". */
  reasons: string[]
}

const yearMs = 365 * 86_400_000
const mostPublications = 3
const mostQuotes = 2

/**
 * How strong a signal is by its sources: its own and those of the signals that say the same. Each publication of its own
 * counts one (three at most), each quote one (two at most), an address to look it up one; nothing in the last year takes
 * one away. Up to 1 is weak, 2 and 3 are some, from 4 on it is strong. The idea is the one behind the credibility scale
 * of the Admiralty code: what several sources confirm that do not repeat each other is believed first.
 */
export function strengthFromSources(signal: Signal, near: readonly Signal[], nowMs: number): DerivedStrength {
  const all = [signal, ...near].map(({ fields }) => fields)
  const publications = distinct(all.map(({ publication, url }) => publication.trim() || siteOf(url)))
  const quotes = distinct(all.map(({ quote }) => quote.trim()))
  const hasUrl = all.some(({ url }) => url.trim() !== '')
  const latestMs = Math.max(...all.map((fields) => Date.parse(fields.date || (fields.createdAt ?? '')) || 0))
  const isOld = latestMs > 0 && nowMs - latestMs > yearMs
  const points =
    Math.min(publications, mostPublications) +
    Math.min(quotes, mostQuotes) +
    (hasUrl ? 1 : 0) -
    (isOld ? 1 : 0)
  return {
    strength: points >= 4 ? 'strong' : points >= 2 ? 'some' : 'weak',
    reasons: [
      publications === 0 ? 'no publication' : counted(publications, 'publication'),
      ...(quotes > 0 ? [counted(quotes, 'quote')] : []),
      ...(hasUrl ? [] : ['no address']),
      ...(near.length > 0 ? [`${near.length} more ${near.length === 1 ? 'says' : 'say'} the same`] : []),
      ...(isOld ? ['nothing in the last year'] : []),
    ],
  }
}

function distinct(words: readonly string[]): number {
  return new Set(words.map(fold).filter((word) => word !== '')).size
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
