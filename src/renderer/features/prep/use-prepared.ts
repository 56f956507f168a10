import { useMemo } from 'react'
import { emptyProjection, type BodyProjection } from '@shared/body/project-body'
import type { Readiness } from '@shared/domain/prep-check/readiness'
import { useProjection } from '../../documents/use-projections'
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
  /** What the prep check says; `undefined` while it reads. */
  readiness: Readiness | undefined
  /** What the user knows of the person; `undefined` without one, and while it loads. */
  world: PersonWorld | undefined
}

/** `undefined` while it loads; `'gone'` where there is no such 1:1. */
export function usePrepared(meetingId: string): Prepared | 'gone' | undefined {
  const views = useWorkspaceViews()
  const view = views?.meetings.find(({ meeting }) => meeting.id === meetingId)
  const projection = useProjection(meetingId)
  const world = usePersonWorld(view?.person, views)
  const readiness = useReadiness(view, projection)

  return useMemo(() => {
    if (!views) return undefined
    if (!view) return 'gone'
    return {
      view,
      views,
      projection: projection ?? emptyProjection,
      isRead: projection !== undefined,
      readiness,
      world,
    }
  }, [views, view, projection, world, readiness])
}
