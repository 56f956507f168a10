import type { ProjectedItem } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'
import type { Note } from '../../documents/kinds/note'
import { isDone } from '../follow-through/items-of-records'
import { isWritten } from '../prompts'

/** The last 1:1 with a person, as far as the next one goes on from it. */
export interface LastTime {
  /** Decisions that were ticked. */
  decided: readonly string[]
  /** What was heard there: private. */
  said: readonly Note[]
  promised: readonly { action: Action; isDone: boolean }[]
  /** Written items, and how many of them are ticked. */
  itemCount: number
  tickedCount: number
  wasPlanned: boolean
}

export interface LastTimeSource {
  meetingId: string
  /** `YYYY-MM-DD` of that 1:1. */
  day: string
  items: readonly ProjectedItem[]
  /** About this person. */
  notes: readonly Note[]
  actions: readonly Action[]
}

/**
 * What was decided, said and promised the last time: where a talk begins (P17: always be listening; P6: show that it had
 * an effect). What was heard counts that names this 1:1, or that day and no other.
 */
export function lastTime({ meetingId, day, items, notes, actions }: LastTimeSource): LastTime {
  const written = items.filter(isWritten)
  return {
    decided: written
      .filter(({ kind, ticked, headline }) => kind === 'decide' && ticked && headline.trim() !== '')
      .map(({ headline }) => headline),
    said: notes.filter(
      ({ fields }) =>
        fields.type === 'heard' &&
        (fields.meetingId === meetingId || (fields.meetingId === null && fields.date === day)),
    ),
    promised: actions
      .filter(({ fields }) => fields.meetingId === meetingId)
      .map((action) => ({ action, isDone: isDone(action) })),
    itemCount: written.length,
    tickedCount: written.filter(({ ticked }) => ticked).length,
    wasPlanned: items.length > 0,
  }
}
