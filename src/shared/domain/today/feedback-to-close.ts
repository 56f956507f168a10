import type { Note } from '../../documents/kinds/note'

/** Feedback whose change was not shown yet to who gave it (P6), the oldest first. */
export function feedbackToClose(notes: readonly Note[]): Note[] {
  return notes
    .filter(({ fields }) => fields.type === 'feedback' && fields.closedAt === null)
    .toSorted((one, other) => when(one).localeCompare(when(other)))
}

function when({ fields }: Note): string {
  return fields.date || (fields.createdAt ?? '')
}
