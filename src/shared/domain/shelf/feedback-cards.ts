import type { Note } from '../../documents/kinds/note'
import { shortDay } from '../meeting-words'
import { feedbackToClose } from '../today/feedback-to-close'
import { byParts, reasons, type ShelfCard, type ShelfTime } from './shelf-card'

/**
 * Feedback that is still open. What has changed and was not shown comes first (P6: feedback that shows an effect is given
 * again), then what was said longest ago.
 *
 * @param notes about this person
 */
export function feedbackCards(notes: readonly Note[], { nowMs }: ShelfTime): ShelfCard[] {
  return feedbackToClose(notes)
    .toSorted(byParts((note) => [hasChanged(note) ? 0 : 1]))
    .map((note) => ({
      ref: `note:${note.id}`,
      section: 'feedback',
      text: note.fields.text,
      get reasons() {
        const day = shortDay(note.fields.date, nowMs)
        return reasons(
          hasChanged(note) && { words: 'something changed, not shown yet', isPrivate: true },
          day !== '' && { words: `said on ${day}` },
        )
      },
      source: { kind: 'feedback', note },
    }))
}

function hasChanged({ fields }: Note): boolean {
  return fields.changed.trim() !== ''
}
