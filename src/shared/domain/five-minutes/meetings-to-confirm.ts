import type { Meeting } from '../../documents/kinds/meeting'
import { earliestStart, timeOf } from '../meeting-time'

/** Nobody remembers further back, and what was not said by then is let be: no debt. */
const askedForDays = 21
/** More would be a list to work off. */
const mostMeetings = 5
const dayMs = 86_400_000

/** The 1:1s that are over, with a person, of which nobody has said whether they took place; the newest first. */
export function meetingsToConfirm(meetings: readonly Meeting[], nowMs: number, zone: string): Meeting[] {
  const earliest = earliestStart(nowMs, askedForDays)
  return meetings
    .filter(
      ({ fields }) =>
        fields.start >= earliest &&
        fields.personId !== null &&
        fields.status !== 'cancelled' &&
        fields.outcome === '',
    )
    .flatMap((meeting) => {
      const time = timeOf(meeting.fields, zone)
      return time && time.endMs <= nowMs && nowMs - time.endMs <= askedForDays * dayMs
        ? [{ meeting, time }]
        : []
    })
    .sort((one, other) => other.time.endMs - one.time.endMs)
    .slice(0, mostMeetings)
    .map(({ meeting }) => meeting)
}
