import { Temporal } from 'temporal-polyfill'
import type { Meeting } from '@shared/documents/kinds/meeting'

/**
 * The 1:1 with this person that comes next or is going on at `now`, or else one that has no date yet; `here` is the
 * IANA zone that floating times are in.
 */
export function nextMeeting(
  meetings: readonly Meeting[],
  personId: string,
  now: Temporal.Instant,
  here: string,
): Meeting | undefined {
  const dated: { meeting: Meeting; endMs: number }[] = []
  let undated: Meeting | undefined
  for (const meeting of meetings) {
    const { fields } = meeting
    if (fields.personId !== personId || fields.trashedAt !== null || fields.status !== 'planned') continue
    const endMs = endOf(meeting, here)
    if (endMs === undefined) undated ??= meeting
    else if (endMs > now.epochMilliseconds) dated.push({ meeting, endMs })
  }
  dated.sort((a, b) => a.endMs - b.endMs || (a.meeting.id < b.meeting.id ? -1 : 1))
  return dated[0]?.meeting ?? undated
}

/** `undefined` where no date is set, or none that this version can read. */
function endOf({ fields }: Meeting, here: string): number | undefined {
  try {
    const start = Temporal.PlainDateTime.from(fields.start)
    return start.toZonedDateTime(fields.zone ?? here).add({ minutes: fields.minutes }).epochMilliseconds
  } catch {
    return undefined
  }
}
