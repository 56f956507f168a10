import type { Note } from '../../documents/kinds/note'
import type { TimeSpan } from '../meeting-time'

/** A guess that was not thought of for so many meetings is more likely a habit than knowledge. */
const meetingsUntilAsked = 3

/** A 1:1 with the person, as far as it counts here. */
interface HeldMeeting {
  time: TimeSpan | undefined
  isPast: boolean
  /** Neither cancelled nor said not to have happened. */
  takesPlace: boolean
}

/**
 * The guesses about a person that are to be asked again: three 1:1s with them have begun and ended since each was
 * written or last confirmed.
 * @param meetings with this person
 */
export function guessesToAsk(notes: readonly Note[], meetings: readonly HeldMeeting[]): Note[] {
  const startsMs = meetings.flatMap(({ time, isPast, takesPlace }) =>
    time && isPast && takesPlace ? [time.startMs] : [],
  )
  return notes.filter(({ fields }) => {
    if (fields.sureness !== 'guess' || fields.closedAt !== null) return false
    const sinceMs = Date.parse(fields.confirmedAt ?? fields.createdAt ?? fields.date)
    if (Number.isNaN(sinceMs)) return false
    return startsMs.filter((startMs) => startMs > sinceMs).length >= meetingsUntilAsked
  })
}
