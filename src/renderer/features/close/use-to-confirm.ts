import { useMemo } from 'react'
import { meetingsToConfirm } from '@shared/domain/close/to-confirm'
import type { MeetingView, Viewpoint } from '../meetings/meeting-view'
import { useWorkspaceViews } from '../people/use-people-views'

/** The 1:1s to ask about, the newest first; `undefined` while they load. */
export function useToConfirm(): { views: readonly MeetingView[]; viewpoint: Viewpoint } | undefined {
  const views = useWorkspaceViews()
  return useMemo(() => {
    if (!views) return undefined
    const { meetings, viewpoint } = views
    const asked = meetingsToConfirm({ meetings: meetings.map(({ meeting }) => meeting), ...viewpoint })
    const byId = new Map(asked.map(({ meeting }, place) => [meeting.id, place]))
    const found = meetings.filter(({ meeting, person }) => byId.has(meeting.id) && person !== undefined)
    const placeOf = ({ meeting }: MeetingView) => byId.get(meeting.id) ?? 0
    return { views: found.toSorted((one, other) => placeOf(one) - placeOf(other)), viewpoint }
  }, [views])
}
