import type { Meeting } from '@shared/documents/kinds/meeting'
import type { Person } from '@shared/documents/kinds/person'
import { rememberingLast } from '../../documents/remembering-last'
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
  return meetings && people && viewWorkspace(meetings, people, nowMs, zone)
}

/** The last view is kept for the window: the next screen shows the same, and ten thousand 1:1s take a while to view. */
const viewWorkspace = rememberingLast(
  (meetings: readonly Meeting[], people: readonly Person[], nowMs: number, zone: string): WorkspaceViews => {
    const viewpoint = { nowMs, zone }
    const meetingViews = viewMeetings(meetings, people, viewpoint)
    return { meetings: meetingViews, people: viewPeople(people, meetingViews), viewpoint }
  },
)
