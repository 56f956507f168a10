import type { Meeting } from '../documents/kinds/meeting'
import { isOver } from './close/outcome'
import { timeOfRow } from './meeting-time'

/**
 * Of these 1:1s the one that comes next or is under way; one without a date comes after those that have one. Cancelled
 * and removed ones are passed over, and those closed before their time.
 *
 * @param zone the user's IANA zone, where floating times are
 */
export function nextMeeting(
  meetings: readonly Meeting[],
  { nowMs, zone }: { nowMs: number; zone: string },
): Meeting | undefined {
  let next: { meeting: Meeting; startMs: number } | undefined
  for (const meeting of meetings) {
    const { fields } = meeting
    if (fields.trashedAt !== null || fields.status === 'cancelled') continue
    const time = timeOfRow(meeting, zone)
    if (isOver(fields, time, nowMs)) continue
    const startMs = time?.startMs ?? Number.POSITIVE_INFINITY
    const isBefore =
      !next || startMs < next.startMs || (startMs === next.startMs && meeting.id < next.meeting.id)
    if (isBefore) next = { meeting, startMs }
  }
  return next?.meeting
}
