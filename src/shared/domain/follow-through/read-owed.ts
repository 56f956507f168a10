import { understandCapture } from '../capture/understand-capture'
import type { Mentionable } from '../capture/people-in-text'

export interface ReadLine {
  /** As it was typed, without white space around it. */
  text: string
  /** Who is named with a sign, first. */
  personId: string | null
  /** `YYYY-MM-DD`; empty where the words name no day. */
  dueDate: string
}

/** What a line typed into Follow-through means: whom it is with, and by when. Its words stay as they are. */
export function readOwed(
  text: string,
  context: { people: readonly Mentionable[]; now: string; zone: string },
): ReadLine {
  const { people, now, zone } = context
  const { personIds, dueDate } = understandCapture(text, { people, today: now, zone, rejected: new Set() })
  return { text: text.trim(), personId: personIds[0] ?? null, dueDate }
}
