import { useRoute, useRoutes } from '../../app/route'
import { useNow } from '../../app/use-now'
import { useAppCommand } from '../../app/window-session'
import { useUpcoming } from '../today/use-upcoming'

/** Starts the 1:1 whose time it is, wherever the window is; a desk that is open starts its own. Rendered once. */
export function StartMeeting() {
  const routes = useRoutes()
  const { screen } = useRoute()
  const nowMs = useNow()
  const now = useUpcoming()?.find(({ time }) => time.startMs <= nowMs)
  const isElsewhere = screen !== 'meeting' && screen !== 'meeting-mode'
  useAppCommand(
    'start-meeting',
    () => {
      if (now) routes.go({ screen: 'meeting-mode', id: now.meeting.id })
    },
    isElsewhere && now !== undefined,
  )
  return null
}
