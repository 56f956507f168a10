import { competitorId, type Competitor } from '../../documents/kinds/competitor'
import { fold } from '../fold-text'
import type { KnownCompetitor } from './competitor-book'

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
  const others = distinctFrom(kept, [...(known?.aliases ?? []), name, ...aliases])
  return [writeOf(known?.id ?? competitorId(kept), kept, others)]
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
  const into = sameName === competitor ? undefined : sameName
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
