import type { z } from 'zod'
import { allKinds, kindNames, type KindName } from '@shared/documents/kinds/all-kinds'
import { noteTypes } from '@shared/documents/kinds/note'
import type { Random } from './random'

export interface PrivateContent {
  writes: { id: string; kind: KindName; fields: Record<string, unknown> }[]
  /** Words of which none may be seen, each in one private place. */
  secrets: { word: string; where: string }[]
}

/**
 * A record of each kind, and a note of each type, about one person, with words of their own in whatever is private by
 * kind. What is private follows from the kinds' definitions, so a field that is added is searched for, too.
 */
export function privateContent(personId: string, random: Random): PrivateContent {
  const secrets: PrivateContent['secrets'] = []
  const secret = (where: string): string => {
    const word = `zq${random.below(36 ** 6).toString(36)}x${secrets.length}`
    secrets.push({ word, where })
    return word
  }
  const privateFields = (kind: KindName): Record<string, unknown> => {
    const { shape, privateFields: names } = allKinds[kind] as {
      shape: Record<string, z.ZodType>
      privateFields: readonly string[]
    }
    return Object.fromEntries(
      names.flatMap((name) => {
        const word = `${kind}.${name}`
        // Of choices, ids and moments there are no words to look for.
        const isText = !/Id$|At$/.test(name) && shape[name]?.safeParse('any words').success
        return isText ? [[name, secret(word)]] : []
      }),
    )
  }
  const writes: PrivateContent['writes'] = kindNames
    .filter((kind) => !['settings', 'person', 'note', 'business-page', 'capture'].includes(kind))
    .map((kind) => ({
      id: `private-${kind}`,
      kind,
      fields: {
        text: `A ${kind} for all`,
        name: `A ${kind}`,
        fact: `A fact`,
        personId,
        ...privateFields(kind),
      },
    }))
  writes.push({
    id: personId,
    kind: 'person',
    fields: { name: 'Maria Ortega', relation: 'report', ...privateFields('person') },
  })
  for (const type of noteTypes) {
    const isPrivate = allKinds.note.isPrivate({ type })
    const text = isPrivate ? secret(`note ${type}`) : `A ${type} for all`
    writes.push({
      id: `private-note-${type}`,
      kind: 'note',
      fields: { personId, type, text, ...privateFields('note') },
    })
  }
  return { writes, secrets }
}
