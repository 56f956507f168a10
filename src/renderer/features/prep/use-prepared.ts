import { useMemo } from 'react'
import { emptyProjection, type BodyProjection } from '@shared/body/project-body'
import type { Readiness } from '@shared/domain/prep-check/readiness'
import { useProjections } from '../../documents/use-projections'
import { useRows, useTrash } from '../../documents/use-rows'
import type { MeetingView } from '../meetings/meeting-view'
import { useWorkspaceViews, type WorkspaceViews } from '../people/use-people-views'
import { usePersonWorld, type PersonWorld } from '../people/use-person-world'
import { useReadiness } from './check/use-readiness'
import { shelfContents, type ShelfContents } from './shelf/shelf-contents'

/** Everything the prep desk shows of one 1:1, derived from what is there now. */
export interface Prepared extends ShelfContents {
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
  const rows = useRows('meeting')
  const trash = useTrash('meeting')
  // What was carried on from a 1:1 that is in the trash still has its words there.
  const meetings = useMemo(() => rows && trash && [...rows, ...trash], [rows, trash])
  const openers = useRows('opener')
  const captures = useRows('capture')
  const actions = useRows('action')
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
    if (!views || !meetings || !openers || !captures || !actions) return undefined
    if (!view) return 'gone'
    const projection = projections.get(meetingId) ?? emptyProjection
    const last = view.person && lastWith(view.person.id, views, meetingId)
    return {
      view,
      views,
      projection,
      isRead: projections.has(meetingId),
      ...shelfContents({
        view,
        viewpoint: views.viewpoint,
        meetings,
        openers,
        captures,
        actions,
        projections,
        areAllRead: ids.every((id) => projections.has(id)),
      }),
      last: last && { view: last, projection: projections.get(last.meeting.id) },
      readiness,
      world,
    }
  }, [views, meetings, openers, captures, actions, view, projections, ids, meetingId, world, readiness])
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
