import { useWindowSession } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { useSubscription } from './use-subscription'

/** Says that the calendar one keeps up with has 1:1s that are not here yet, and leads to them. */
export function NewInCalendar() {
  const subscription = useSubscription()
  const { commands } = useWindowSession()
  if (!subscription || subscription.waiting === 0) return null
  const { waiting } = subscription
  return (
    <div className="hint" role="status">
      <span>{waiting === 1 ? 'One new 1:1 in your calendar.' : `${waiting} new 1:1s in your calendar.`}</span>
      <Button variant="quiet" onPress={() => commands.run('look-at-calendar')}>
        Look
      </Button>
    </div>
  )
}
