import { hashText } from '../../documents/hash-text'
import type { Opener, OpenerFields } from '../../documents/kinds/opener'
import { isAsked, type PastOpener } from './asked-before'
import type { RankedOpener } from './rank-openers'

/** The words of an opener and the side they ask from; empty where the user wrote them. */
export type ChosenDraft = Pick<OpenerFields, 'fact' | 'question' | 'angle'>

/** An opener as its record keeps it. */
export interface KeptOpener {
  id: string
  fields: Pick<OpenerFields, 'fact' | 'question' | 'angle' | 'signalId' | 'evergreenId'> & {
    personId: string
  }
}

/**
 * What is kept of an opener that was chosen for a person. Its id follows from what it is made of, so that two devices
 * that choose the same keep one; a signal asked about from another side is another opener.
 */
export function keptOpener(
  source: RankedOpener['source'],
  { fact, question, angle }: ChosenDraft,
  personId: string,
): KeptOpener {
  const words = { personId, fact: fact.trim(), question: question.trim() }
  switch (source.kind) {
    case 'carried': {
      const { id, signalId = null, evergreenId = null } = source.opener
      return { id, fields: { ...words, angle, signalId, evergreenId } }
    }
    case 'signal': {
      const id = hashText(`opener:${source.signal.id}:${personId}:${angle}`)
      return { id, fields: { ...words, angle, signalId: source.signal.id, evergreenId: null } }
    }
    case 'evergreen': {
      const { id } = source.evergreen
      const fields = { ...words, angle: '', signalId: null, evergreenId: id } as const
      return { id: hashText(`opener:evergreen:${id}:${personId}`), fields }
    }
  }
}

/**
 * What there was of openers for one person, as ranking reads it. What is in the trash is not offered any more, and what
 * was asked was asked all the same.
 *
 * @param openers those in the trash included
 */
export function pastOpeners(openers: readonly Opener[], personId: string): PastOpener[] {
  return openers
    .filter(({ fields }) => fields.personId === personId && (fields.trashedAt === null || isAsked(fields)))
    .map(pastOpener)
}

const past = new WeakMap<Opener, PastOpener>()

/** A record as ranking reads it; the same object for the same row, since what is read from it is kept with it. */
export function pastOpener(row: Opener): PastOpener {
  const kept = past.get(row)
  if (kept) return kept
  const { status, fact, question, signalId, evergreenId, angle, askedAt } = row.fields
  const read = { id: row.id, status, fact, question, signalId, evergreenId, angle, askedAt }
  past.set(row, read)
  return read
}
