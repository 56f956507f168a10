import type { Competitor } from '../../documents/kinds/competitor'
import { fold } from '../fold-text'

/** A competitor as it is known: by a row of its own, or only because signals name it. */
export interface KnownCompetitor {
  name: string
  aliases: readonly string[]
  /** Its row; `undefined` where only signals name it. */
  id: string | undefined
}

/** Every competitor, and which of them a word means. */
export class CompetitorBook {
  /** By name. */
  readonly all: readonly KnownCompetitor[]
  private readonly byWord = new Map<string, KnownCompetitor>()

  /** @param named every name that a signal gives, as written there */
  constructor(rows: readonly Competitor[], named: Iterable<string>) {
    const all: KnownCompetitor[] = []
    // Names before aliases: who is called so comes before who is also called so. Of two rows, the one with the lower id.
    const ordered = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1))
    for (const { id, fields } of ordered) {
      const name = fields.name.trim()
      if (name === '' || this.byWord.has(keyOf(name))) continue
      const competitor = { name, aliases: fields.aliases, id }
      all.push(competitor)
      this.byWord.set(keyOf(name), competitor)
    }
    for (const competitor of all) {
      for (const alias of competitor.aliases) {
        const key = keyOf(alias)
        if (key !== '' && !this.byWord.has(key)) this.byWord.set(key, competitor)
      }
    }
    for (const word of new Set(named)) {
      const name = word.trim()
      if (name === '' || this.byWord.has(keyOf(name))) continue
      const competitor = { name, aliases: [], id: undefined }
      all.push(competitor)
      this.byWord.set(keyOf(name), competitor)
    }
    this.all = all.toSorted((one, other) => one.name.localeCompare(other.name))
  }

  /** Whom a name or an alias means. */
  find(word: string): KnownCompetitor | undefined {
    return this.byWord.get(keyOf(word))
  }

  /** The name of whom a word means; the word itself where nobody is known by it. */
  nameOf(word: string): string {
    return this.find(word)?.name ?? word
  }

  /** Those that a text speaks of by a name or an alias, in the order of the text. */
  findIn(text: string): KnownCompetitor[] {
    if (this.byWord.size === 0) return []
    this.pattern ??= patternOf([...this.byWord.keys()])
    const found = [...fold(text).matchAll(this.pattern)].flatMap(([word]) => this.find(word) ?? [])
    return [...new Set(found)]
  }

  private pattern: RegExp | undefined
}

function keyOf(name: string): string {
  return fold(name.trim()).replace(/\s+/g, ' ')
}

/** The longest first: "Acme Payroll" is not Acme. */
function patternOf(names: readonly string[]): RegExp {
  const parts = names
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

const calledAlso = /[\s,;(]+(?:also called|also known as|also|a\.k\.a\.|aka|alias|formerly)\s+/i

/** "Acme, also called Acme Payroll" as a name and its aliases. The name is empty where the line has no words. */
export function readCompetitor(line: string): { name: string; aliases: string[] } {
  const [name = '', ...rest] = line.trim().split(calledAlso)
  const words = rest.flatMap((part) => part.replace(/\)\s*$/, '').split(/[,;]/))
  return { name: clean(name), aliases: words.map(clean).filter((word) => word !== '') }
}

function clean(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:and|or) |[ ,;]+$/gi, '')
}
