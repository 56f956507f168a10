import { useMemo } from 'react'
import { emptyProjection, type BodyProjection } from '@shared/body/project-body'
import type { Readiness } from '@shared/domain/prep-check/readiness'
import { useProjections } from '../../documents/use-projections'
import { useRows } from '../../documents/use-rows'
import type { MeetingView } from '../meetings/meeting-view'
import { useWorkspaceViews, type WorkspaceViews } from '../people/use-people-views'
import { usePersonWorld, type PersonWorld } from '../people/use-person-world'
import { useReadiness } from './check/use-readiness'

/** Everything the prep desk shows of one 1:1, derived from what is there now. */
export interface Prepared {
  view: MeetingView
  views: WorkspaceViews
  projection: BodyProjection
  /** The agenda has been read: until then it is neither empty nor full. */
  isRead: boolean
  /** The last 1:1 with this person that took place. */
  last: { view: MeetingView; projection: BodyProjection | undefined } | undefined
  /** What the prep check says; `undefined` while it reads. */
  readiness: Readiness | undefined
  /** What the user knows of the person; `undefined` without one, and while it loads. */
  world: PersonWorld | undefined
}

/** `undefined` while it loads; `'gone'` where there is no such 1:1. */
export function usePrepared(meetingId: string): Prepared | 'gone' | undefined {
  const views = useWorkspaceViews()
  const meetings = useRows('meeting')
  const view = views?.meetings.find(({ meeting }) => meeting.id === meetingId)
  const personId = view?.meeting.fields.personId ?? null
  const ids = useMemo(
    () =>
      (meetings ?? [])
        .filter(({ id, fields }) => id === meetingId || (personId !== null && fields.personId === personId))
        .map(({ id }) => id),
    [meetings, meetingId, personId],
  )
  const projections = useProjections(ids)
  const world = usePersonWorld(view?.person, views)
  const readiness = useReadiness(view, projections.get(meetingId))

  return useMemo(() => {
    if (!views || !meetings) return undefined
    if (!view) return 'gone'
    const projection = projections.get(meetingId) ?? emptyProjection
    const last = view.person && lastWith(view.person.id, views, meetingId)
    return {
      view,
      views,
      projection,
      isRead: projections.has(meetingId),
      last: last && { view: last, projection: projections.get(last.meeting.id) },
      readiness,
      world,
    }
  }, [views, meetings, view, projections, meetingId, world, readiness])
}

function lastWith(personId: string, views: WorkspaceViews, meetingId: string): MeetingView | undefined {
  return views.meetings
    .filter(
      (view) =>
        view.isPast &&
        view.takesPlace &&
        view.meeting.id !== meetingId &&
        view.meeting.fields.personId === personId,
    )
    .at(-1)
}
