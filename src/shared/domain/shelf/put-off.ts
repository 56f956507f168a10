import { memberField } from '../../documents/document'
import type { ShelfCard } from './shelf-card'

/**
 * Cards that the user put off are not on this shelf, and are on that of the next 1:1 as meant for it.
 *
 * @param now refs put off from this 1:1
 * @param before refs put off from the one before it, and its day in words
 */
export function withPutOff(
  cards: readonly ShelfCard[],
  { now, before }: { now: readonly string[]; before: { refs: readonly string[]; day: string } },
): ShelfCard[] {
  if (now.length === 0 && before.refs.length === 0) return [...cards]
  const [away, back] = [new Set(now), new Set(before.refs)]
  return cards
    .filter(({ ref }) => !away.has(ref))
    .map((card) =>
      back.has(card.ref)
        ? {
            ...card,
            section: 'next-time',
            reasons: [{ words: `put off on ${before.day}` }, ...card.reasons],
          }
        : card,
    )
}

/** The write that puts a card off, by its `ref`, from the shelf of a 1:1 to that of the next one. */
export function putOffWrite(meetingId: string, ref: string) {
  return { id: meetingId, fields: { [memberField('putOff', ref)]: true } }
}
