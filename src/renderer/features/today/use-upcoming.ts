import { useMemo } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { earliestStart, type TimeSpan } from '@shared/domain/meeting-time'
import { localZone, useNow } from '../../app/use-now'
import { useRows } from '../../documents/use-rows'
import { viewMeetings, type MeetingView } from '../meetings/meeting-view'

/** How far back meetings tell how often a series meets; years of them would be read at each start. */
const cadenceDays = 70

/** A 1:1 that is to come or has begun: it has its person and its time. */
export interface UpcomingMeeting extends MeetingView {
  person: Person
  time: TimeSpan
}

/** What is not over yet and not cancelled, the earliest first; `undefined` while it loads. */
export function useUpcoming(): readonly UpcomingMeeting[] | undefined {
  const meetings = useRows('meeting')
  const people = useRows('person')
  const nowMs = useNow()
  const zone = localZone()
  return useMemo(() => {
    if (!meetings || !people) return undefined
    const earliest = earliestStart(nowMs, cadenceDays)
    const near = meetings.filter(({ fields }) => fields.start >= earliest)
    return viewMeetings(near, people, { nowMs, zone }).filter(isUpcoming)
  }, [meetings, people, nowMs, zone])
}

/** The next of each series, and every meeting that belongs to none: later ones of a series say nothing new. */
export function nextOfEach(upcoming: readonly UpcomingMeeting[]): UpcomingMeeting[] {
  const seen = new Set<string>()
  return upcoming.filter(({ meeting }) => {
    const { seriesId } = meeting.fields
    if (seriesId === null) return true
    if (seen.has(seriesId)) return false
    seen.add(seriesId)
    return true
  })
}

/** The first of them with each person. */
export function nextWithEach(upcoming: readonly UpcomingMeeting[]): UpcomingMeeting[] {
  const seen = new Set<string>()
  return upcoming.filter(({ person }) => {
    if (seen.has(person.id)) return false
    seen.add(person.id)
    return true
  })
}

function isUpcoming(view: MeetingView): view is UpcomingMeeting {
  return !view.isPast && !view.isCancelled && view.time !== undefined && view.person !== undefined
}
