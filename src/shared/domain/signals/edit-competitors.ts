import { competitorId, type Competitor } from '../../documents/kinds/competitor'
import { fold } from '../fold-text'
import type { Signal } from '../../documents/kinds/signal'
import { CompetitorBook, type KnownCompetitor } from './competitor-book'

interface CompetitorWrite {
  id: string
  kind: 'competitor'
  fields: Partial<Competitor['fields']>
}

/**
 * What writes a competitor into the workspace by this name and these aliases. Signals are never rewritten: they keep the
 * word they were written with, and it belongs to whoever is called so.
 *
 * @param known whom any of the words already means; that one gets the aliases
 */
export function nameCompetitor(
  { name, aliases }: { name: string; aliases: readonly string[] },
  known: KnownCompetitor | undefined,
): CompetitorWrite[] {
  const kept = known?.name ?? name
  return writeCompetitor({
    id: known?.id,
    name: kept,
    aliases: [...(known?.aliases ?? []), name, ...aliases],
  })
}

/**
 * What files the signals whose words name a competitor under its name, where they are under no name of it yet: they were
 * noted before anybody knew it as one.
 *
 * @param competitors as they were until now
 */
export function speakingOf(
  signals: readonly Signal[],
  competitors: CompetitorBook,
  { name, aliases }: { name: string; aliases: readonly string[] },
): { id: string; fields: Pick<Signal['fields'], 'competitors'> }[] {
  const known = competitors.find(name)
  const all = [name, ...aliases, ...(known ? [known.name, ...known.aliases] : [])]
  const wanted = new CompetitorBook([], all)
  return signals.flatMap(({ id, fields }) => {
    const isFiled = fields.competitors.some((word) => wanted.find(word) !== undefined)
    if (isFiled || wanted.findIn(fields.text).length === 0) return []
    return [{ id, fields: { competitors: [...fields.competitors, known?.name ?? name] } }]
  })
}

/**
 * Another name for a competitor; the one before becomes an alias, so that what names it still means it. Where somebody
 * else is called so, both become one.
 *
 * @param now UTC instant
 */
export function renameCompetitor(
  competitor: KnownCompetitor,
  name: string,
  sameName: KnownCompetitor | undefined,
  now: string,
): CompetitorWrite[] {
  const into = sameName?.name === competitor.name ? undefined : sameName
  const aliases = [
    ...(into?.aliases ?? []),
    ...(into ? [into.name] : []),
    ...competitor.aliases,
    competitor.name,
  ]
  const id = into?.id ?? competitor.id ?? competitorId(name)
  const merged: CompetitorWrite[] =
    into && competitor.id !== undefined && competitor.id !== id
      ? [{ id: competitor.id, kind: 'competitor', fields: { trashedAt: now } }]
      : []
  return [writeOf(id, name, distinctFrom(name, aliases)), ...merged]
}

/** A competitor as it is now: with these aliases and no others. */
export function writeCompetitor({ id, name, aliases }: KnownCompetitor): CompetitorWrite[] {
  return [writeOf(id ?? competitorId(name), name, distinctFrom(name, aliases))]
}

function writeOf(id: string, name: string, aliases: string[]): CompetitorWrite {
  // Brought back, where one of this name was removed.
  return { id, kind: 'competitor', fields: { name, aliases, trashedAt: null } }
}

function distinctFrom(name: string, words: readonly string[]): string[] {
  const seen = new Set([fold(name.trim())])
  return words
    .map((word) => word.trim())
    .filter((word) => {
      const key = fold(word)
      if (word === '' || seen.has(key)) return false
      seen.add(key)
      return true
    })
}
