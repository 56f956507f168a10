import { competitorKind } from '@shared/documents/kinds/competitor'
import { personKind } from '@shared/documents/kinds/person'
import type { KnownCompetitor } from '@shared/domain/capture/capture-context'
import type { Mentionable } from '@shared/domain/capture/people-in-text'
import type { Vault } from '../vault/vault'

/** Whom and what a line can name. */
export function knownNames(vault: Vault): { people: Mentionable[]; competitors: KnownCompetitor[] } {
  const people = vault
    .rows(['person'])
    .map(personKind.readRow)
    .filter(({ fields }) => fields.trashedAt === null && fields.name !== '')
    .map(({ id, fields }) => ({ id, name: fields.name }))
  const competitors = vault
    .rows(['competitor'])
    .map(competitorKind.readRow)
    .filter(({ fields }) => fields.trashedAt === null && fields.name !== '')
    .map(({ fields: { name, aliases } }) => ({ name, aliases }))
  return { people, competitors }
}
