import './meeting-mode.css'
import './meeting-item.css'
import { useEffect } from 'react'
import { useRoutes } from '../../app/route'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { useWorkspaceViews } from '../people/use-people-views'
import { MeetingMode } from './MeetingMode'

interface MeetingModeScreenProps {
  id: string
  /** The item in sight; without one the first that is open. */
  itemId: string | undefined
}

/** A 1:1 under way: one item of its agenda at a time, fit to be seen on a shared screen. */
export function MeetingModeScreen({ id, itemId }: MeetingModeScreenProps) {
  const routes = useRoutes()
  const views = useWorkspaceViews()
  const view = views?.meetings.find(({ meeting }) => meeting.id === id)
  const isGone = views !== undefined && view === undefined
  useEffect(() => {
    // The desk says where it went, and brings it back.
    if (isGone) routes.replace({ screen: 'meeting', id })
  }, [isGone, routes, id])
  if (!views || !view) {
    return (
      <Screen label="1:1">
        <Skeleton rows={4} />
      </Screen>
    )
  }
  return <MeetingMode view={view} viewpoint={views.viewpoint} itemId={itemId} />
}
