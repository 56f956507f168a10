import type { Meeting } from '../../documents/kinds/meeting'
import { earliestStart, timeOfRow, type TimeSpan } from '../meeting-time'
import { outcomeOf, takesPlace } from './outcome'

/** Nobody remembers further back, and what was not said by then is let be: no debt. */
const askedForDays = 21
/** More would be a list to work off. */
const askedAtOnce = 5
const dayMs = 86_400_000

/** A 1:1 that is over and of which the user has not said whether it took place. */
export interface UnconfirmedMeeting {
  meeting: Meeting
  time: TimeSpan
}

export interface ToConfirmSource {
  /** In any order. */
  meetings: readonly Meeting[]
  nowMs: number
  /** The user's IANA zone. */
  zone: string
  /** Since when; three weeks where it is not given. */
  sinceMs?: number
  atMost?: number
}

/**
 * The 1:1s to ask about, the newest first: over within three weeks, and nothing said of them. Only the last few that
 * ended are asked about at all, so that answering some brings no older ones. What came in when it was over already (an
 * imported calendar, a 1:1 noted afterwards) was never prepared here, and is not asked about.
 */
export function meetingsToConfirm(source: ToConfirmSource): UnconfirmedMeeting[] {
  const { meetings, nowMs, zone, atMost = askedAtOnce } = source
  const sinceMs = source.sinceMs ?? nowMs - askedForDays * dayMs
  const earliest = earliestStart(nowMs, Math.ceil((nowMs - sinceMs) / dayMs))
  return meetings
    .flatMap((meeting) => {
      const { fields } = meeting
      if (fields.start < earliest || fields.personId === null || fields.trashedAt !== null) return []
      const time = fields.status === 'cancelled' ? undefined : timeOfRow(meeting, zone)
      const isRecent = time && time.endMs <= nowMs && time.endMs > sinceMs
      return isRecent && wasPlanned(meeting, time) ? [{ meeting, time }] : []
    })
    .sort((one, other) => other.time.endMs - one.time.endMs || (one.meeting.id < other.meeting.id ? -1 : 1))
    .slice(0, atMost)
    .filter(({ meeting }) => outcomeOf(meeting.fields) === '')
}

/**
 * Whether a 1:1 that is over only probably took place: nobody said so, and it is recent enough to be asked about.
 */
export function isProvisional(meeting: Meeting, time: TimeSpan | undefined, nowMs: number): boolean {
  const isRecent = time !== undefined && time.endMs <= nowMs && time.endMs > nowMs - askedForDays * dayMs
  return (
    isRecent && takesPlace(meeting.fields) && outcomeOf(meeting.fields) === '' && wasPlanned(meeting, time)
  )
}

function wasPlanned({ fields }: Meeting, { endMs }: TimeSpan): boolean {
  const createdMs = Date.parse(fields.createdAt ?? '')
  return Number.isNaN(createdMs) || createdMs < endMs
}
