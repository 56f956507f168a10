import type { Meeting } from '@shared/documents/kinds/meeting'
import type { Person } from '@shared/documents/kinds/person'
import { isOver, takesPlace } from '@shared/domain/close/outcome'
import { isProvisional } from '@shared/domain/close/to-confirm'
import { timeOfRow, type TimeSpan } from '@shared/domain/meeting-time'
import { cadenceOf, dayInWords, longDate, titleOf } from '@shared/domain/meeting-words'
import { wallAt } from '@shared/domain/wall-clock'

/** A meeting as the screens show it. */
export interface MeetingView {
  meeting: Meeting
  person: Person | undefined
  /** `undefined` while it has no date. */
  time: TimeSpan | undefined
  title: string
  /** "Weekly", of the series it belongs to. */
  cadence: string | undefined
  isPast: boolean
  isCancelled: boolean
  /** Neither cancelled nor, once it was over, said not to have happened: it counts as a 1:1. */
  takesPlace: boolean
  /** It is over, and nobody has said yet whether it took place. */
  isProvisional: boolean
}

/** Where and when somebody looks at the list. */
export interface Viewpoint {
  nowMs: number
  /** The user's IANA zone. */
  zone: string
}

/** All meetings, the earliest first, those without a date at the end. */
export function viewMeetings(
  meetings: readonly Meeting[],
  people: readonly Person[],
  { nowMs, zone }: Viewpoint,
): MeetingView[] {
  const personById = new Map(people.map((person) => [person.id, person]))
  const cadences = cadenceBySeries(meetings, zone)
  const views = meetings.map((meeting): MeetingView => {
    const { personId, seriesId, title, status } = meeting.fields
    const person = personId === null ? undefined : personById.get(personId)
    const cadence = seriesId === null ? undefined : cadences.get(seriesId)
    const time = timeOfRow(meeting, zone)
    const isPast = isOver(meeting.fields, time, nowMs)
    return {
      meeting,
      person,
      time,
      title: titleOf(title, person?.fields.name ?? '', cadence),
      cadence,
      isPast,
      isCancelled: status === 'cancelled',
      takesPlace: takesPlace(meeting.fields),
      isProvisional: isProvisional(meeting, time, nowMs),
    }
  })
  return views.sort((one, other) => startOf(one) - startOf(other))
}

export interface DayGroup {
  /** `YYYY-MM-DD`; empty for meetings without a date. */
  day: string
  heading: string
  views: MeetingView[]
}

/** Meetings in the order given, under the days they are on. */
export function groupByDay(views: readonly MeetingView[], { nowMs, zone }: Viewpoint): DayGroup[] {
  const groups: DayGroup[] = []
  for (const view of views) {
    const day = view.time ? wallAt(view.time.startMs, zone).slice(0, 10) : ''
    const last = groups.at(-1)
    if (last?.day === day) last.views.push(view)
    else groups.push({ day, heading: dayHeading(view.time, { nowMs, zone }), views: [view] })
  }
  return groups
}

function dayHeading(time: TimeSpan | undefined, { nowMs, zone }: Viewpoint): string {
  if (!time) return 'No date yet'
  const date = longDate(time.startMs, nowMs, zone)
  const near = dayInWords(time.startMs, nowMs, zone)
  const isNamed = near === 'today' || near === 'tomorrow' || near === 'yesterday'
  return isNamed ? `${near.charAt(0).toUpperCase()}${near.slice(1)}, ${date}` : date
}

function cadenceBySeries(meetings: readonly Meeting[], zone: string): Map<string, string | undefined> {
  const starts = new Map<string, number[]>()
  for (const meeting of meetings) {
    const { seriesId } = meeting.fields
    const time = seriesId === null ? undefined : timeOfRow(meeting, zone)
    if (seriesId === null || !time) continue
    starts.set(seriesId, [...(starts.get(seriesId) ?? []), time.startMs])
  }
  return new Map([...starts].map(([seriesId, startsMs]) => [seriesId, cadenceOf(startsMs)]))
}

function startOf({ time }: MeetingView): number {
  return time?.startMs ?? Number.POSITIVE_INFINITY
}
