import type { Action } from '../../documents/kinds/action'
import type { Meeting } from '../../documents/kinds/meeting'
import { takesPlace } from '../close/outcome'
import { timeOf } from '../meeting-time'
import { wallAt } from '../wall-clock'

/** A 1:1 that takes place, by its start and its day for the user. */
export interface MeetingDay {
  meetingId: string
  startMs: number
  /** `YYYY-MM-DD` */
  day: string
}

/** A person's 1:1s that take place, the earliest first. */
export type MeetingDays = (personId: string) => readonly MeetingDay[]

/** Reads the times of a person's 1:1s when they are first asked for: of thousands, few are. */
export function meetingDays(meetings: readonly Meeting[], zone: string): MeetingDays {
  const byPerson = Map.groupBy(
    meetings.filter(({ fields }) => takesPlace(fields) && fields.trashedAt === null),
    ({ fields }) => fields.personId,
  )
  const known = new Map<string, readonly MeetingDay[]>()
  return (personId) => {
    const days = known.get(personId) ?? daysOf(byPerson.get(personId) ?? [], zone)
    known.set(personId, days)
    return days
  }
}

function daysOf(meetings: readonly Meeting[], zone: string): MeetingDay[] {
  return meetings
    .flatMap(({ id, fields }) => {
      const startMs = timeOf(fields, zone)?.startMs
      if (startMs === undefined) return []
      return [{ meetingId: id, startMs, day: wallAt(startMs, zone).slice(0, 10) }]
    })
    .sort((one, other) => one.startMs - other.startMs)
}

/** Their first 1:1 that begins after this instant; `undefined` where none is planned. */
export function nextMeetingDay(
  days: MeetingDays,
  personId: string | null,
  afterMs: number,
): MeetingDay | undefined {
  return personId === null ? undefined : days(personId).find(({ startMs }) => startMs > afterMs)
}

/**
 * The day until which a snoozed action is out of sight: that of the first 1:1 with the person that begins after it was
 * snoozed. `undefined` where it is in sight: on that day and from then on, and where no such 1:1 is planned any more.
 * Derived each time, so a 1:1 that moves takes the action along.
 */
export function snoozedUntil(
  { snoozedAt, snoozedForId, personId }: Action['fields'],
  days: MeetingDays,
  today: string,
): string | undefined {
  if (snoozedAt === null) return undefined
  const sinceMs = Date.parse(snoozedAt)
  if (Number.isNaN(sinceMs)) return undefined
  const next = nextMeetingDay(days, snoozedForId ?? personId, sinceMs)
  return next && next.day > today ? next.day : undefined
}
