import type { Meeting } from '@shared/documents/kinds/meeting'
import { isOver } from '@shared/domain/close/outcome'
import { timeOf } from '@shared/domain/meeting-time'

/**
 * Of these meetings the one that comes next or is going on at `nowMs`, or else one that has no date yet. Cancelled and
 * removed ones are passed over, and those closed before their time. `zone` is where floating times are.
 */
export function nextMeeting(meetings: readonly Meeting[], nowMs: number, zone: string): Meeting | undefined {
  let next: Ending | undefined
  let undated: Meeting | undefined
  for (const meeting of meetings) {
    if (meeting.fields.trashedAt !== null || meeting.fields.status !== 'planned') continue
    const time = timeOf(meeting.fields, zone)
    if (isOver(meeting.fields, time, nowMs)) continue
    if (!time) undated ??= meeting
    else if (!next || isBefore({ meeting, ...time }, next)) {
      next = { meeting, endMs: time.endMs }
    }
  }
  return next?.meeting ?? undated
}

interface Ending {
  meeting: Meeting
  endMs: number
}

function isBefore(one: Ending, other: Ending): boolean {
  return one.endMs === other.endMs ? one.meeting.id < other.meeting.id : one.endMs < other.endMs
}
