import { useMemo } from 'react'
import { localZone, useNow } from '../../app/use-now'
import { useRows } from '../../documents/use-rows'
import { viewMeetings, type MeetingView, type Viewpoint } from '../meetings/meeting-view'
import { viewPeople, type PersonView } from './people-view'

export interface WorkspaceViews {
  meetings: MeetingView[]
  people: PersonView[]
  viewpoint: Viewpoint
}

/** Meetings and people as the screens list them, now and here; `undefined` while they load. */
export function useWorkspaceViews(): WorkspaceViews | undefined {
  const meetings = useRows('meeting')
  const people = useRows('person')
  const nowMs = useNow()
  const zone = localZone()
  return useMemo(() => {
    if (!meetings || !people) return undefined
    const viewpoint = { nowMs, zone }
    const meetingViews = viewMeetings(meetings, people, viewpoint)
    return { meetings: meetingViews, people: viewPeople(people, meetingViews), viewpoint }
  }, [meetings, people, nowMs, zone])
}
