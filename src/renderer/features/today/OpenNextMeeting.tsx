import { useRoutes } from '../../app/route'
import { useAppCommand } from '../../app/window-session'
import { useUpcoming } from './use-upcoming'

/** Answers "The next 1:1" wherever the window is. Rendered once. */
export function OpenNextMeeting() {
  const routes = useRoutes()
  const next = useUpcoming()?.[0]
  useAppCommand(
    'open-next-meeting',
    () => {
      if (next) routes.go({ screen: 'meeting', id: next.meeting.id })
    },
    next !== undefined,
  )
  return null
}
