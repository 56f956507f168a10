import type { Signal } from '../../documents/kinds/signal'
import { fold } from '../fold-text'
import { normalizeUrl } from './normalize-url'

/** Of the words of two titles together, as many must be in both (Jaccard index): one word in six may differ. */
const nearFrom = 0.7
/** A word that stands in this many titles tells nothing; looking through all of them would be felt at each key. */
const mostCandidates = 400

interface Indexed {
  signal: Signal
  /** `normalizeUrl`; empty for none. */
  url: string
  words: ReadonlySet<string>
  /** The words under which it is found: two titles that are near have one of these in common. */
  signs: readonly string[]
}

export interface SameSignal {
  signal: Signal
  /** What both have in common. */
  by: 'address' | 'words'
}

/**
 * Finds signals that say the same: of one address, or of nearly the same words. Kept from one list of rows to the next,
 * of which only those that changed are read again.
 */
export class SameSignals {
  private readonly known = new Map<string, Indexed>()
  private readonly byUrl = new Map<string, Set<string>>()
  private readonly bySign = new Map<string, Set<string>>()

  /**
   * Takes the rows as they are now, at most `most` of those that changed; `false` while some are left. Rows are compared
   * by identity.
   */
  take(rows: readonly Signal[], most = Number.POSITIVE_INFINITY): boolean {
    let taken = 0
    for (const signal of rows) {
      const indexed = this.known.get(signal.id)
      if (indexed?.signal === signal) continue
      if (taken === most) return false
      taken += 1
      if (indexed) this.remove(indexed)
      this.add(signal)
    }
    if (this.known.size > rows.length) this.removeOthers(rows)
    return true
  }

  /** What is here already of this address or these words; the same address first, then the nearest. */
  find({ text, url }: { text: string; url: string }, exceptId?: string): SameSignal | undefined {
    const [sameUrl] = this.idsOf(this.byUrl, url === '' ? '' : normalizeUrl(url)).filter(
      (id) => id !== exceptId,
    )
    const byUrl = sameUrl === undefined ? undefined : this.known.get(sameUrl)
    if (byUrl) return { signal: byUrl.signal, by: 'address' }
    const [nearest] = this.nearTo(wordsOf(text), exceptId)
    return nearest && { signal: nearest, by: 'words' }
  }

  /** Other signals that say what this one says, by their words or by their address. */
  near({ id, fields }: Signal): Signal[] {
    const near = new Map(this.nearTo(wordsOf(fields.text), id).map((signal) => [signal.id, signal]))
    for (const other of this.idsOf(this.byUrl, fields.url === '' ? '' : normalizeUrl(fields.url))) {
      const indexed = this.known.get(other)
      if (indexed && other !== id) near.set(other, indexed.signal)
    }
    return [...near.values()]
  }

  private nearTo(words: ReadonlySet<string>, exceptId?: string): Signal[] {
    const candidates = new Set<string>()
    const lists = signsOf(words).map((sign) => this.bySign.get(sign) ?? noIds)
    for (const ids of lists.toSorted((one, other) => one.size - other.size)) {
      if (candidates.size + ids.size > mostCandidates) break
      for (const id of ids) candidates.add(id)
    }
    const near: { signal: Signal; nearness: number }[] = []
    for (const id of candidates) {
      const indexed = id === exceptId ? undefined : this.known.get(id)
      const nearness = indexed ? nearnessOf(words, indexed.words) : 0
      if (indexed && nearness >= nearFrom) near.push({ signal: indexed.signal, nearness })
    }
    return near.toSorted((one, other) => other.nearness - one.nearness).map(({ signal }) => signal)
  }

  private idsOf(index: ReadonlyMap<string, ReadonlySet<string>>, key: string): string[] {
    return key === '' ? [] : [...(index.get(key) ?? [])]
  }

  private add(signal: Signal): void {
    const words = wordsOf(signal.fields.text)
    const url = signal.fields.url === '' ? '' : normalizeUrl(signal.fields.url)
    const indexed = { signal, url, words, signs: signsOf(words) }
    this.known.set(signal.id, indexed)
    if (url !== '') addTo(this.byUrl, url, signal.id)
    for (const sign of indexed.signs) addTo(this.bySign, sign, signal.id)
  }

  private remove({ signal, url, signs }: Indexed): void {
    this.known.delete(signal.id)
    this.byUrl.get(url)?.delete(signal.id)
    for (const sign of signs) this.bySign.get(sign)?.delete(signal.id)
  }

  private removeOthers(rows: readonly Signal[]): void {
    const ids = new Set(rows.map(({ id }) => id))
    for (const [id, indexed] of this.known) if (!ids.has(id)) this.remove(indexed)
  }
}

const noIds: ReadonlySet<string> = new Set()

function addTo(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  if (ids) ids.add(id)
  else index.set(key, new Set([id]))
}

/** Words that every sentence has. Two titles are not near because both have them. */
const common = new Set(
  'a an and are as at be been but by for from has have in into is it its of on or our that the their they this to was we were will with'.split(
    ' ',
  ),
)

function wordsOf(text: string): ReadonlySet<string> {
  // Of a pasted article the beginning is its title.
  const words = fold(text.slice(0, 300)).match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => !common.has(word)))
}

/**
 * The few of its words that must be compared (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006): with all words in
 * one order, of two sets this near at least one of the first `n - ceil(nearFrom * n) + 1` is in both. Long words first,
 * since they are rare.
 */
function signsOf(words: ReadonlySet<string>): string[] {
  const ordered = [...words].toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1))
  return ordered.slice(0, words.size - Math.ceil(nearFrom * words.size) + 1)
}

/** 1 for the same words, 0 for none in common; also 0 where the figures differ: last quarter's 12 % is other news. */
function nearnessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length
  const all = one.size + other.size - both
  const nearness = all === 0 ? 0 : both / all
  if (nearness === 1 || nearness < nearFrom) return nearness
  // One or two words are no sentence: only the very same ones say the same.
  return both < 3 || figuresIn(one) !== figuresIn(other) ? 0 : nearness
}

function figuresIn(words: ReadonlySet<string>): string {
  return [...words]
    .filter((word) => /^\p{N}+$/u.test(word))
    .toSorted()
    .join(' ')
}
