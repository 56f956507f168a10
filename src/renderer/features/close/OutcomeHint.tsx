import { useRoutes } from '../../app/route'
import { useAppCommand } from '../../app/window-session'
import { Button } from '../../ui/Button'
import type { MeetingView } from '../meetings/meeting-view'
import { leftOverInWords } from './close-words'
import { useCloseEdits } from './use-close-edits'
import { useLeftOver } from './use-left-over'

/** On the desk of a 1:1 that is over: what was said of it, and the way to close it. */
export function OutcomeHint({ view }: { view: MeetingView }) {
  const routes = useRoutes()
  const edits = useCloseEdits()
  const left = useLeftOver(view.meeting)
  const close = () => routes.go({ screen: 'close', id: view.meeting.id })
  useAppCommand('close-meeting', close)
  const { takesPlace, isProvisional } = view
  return (
    <div className="hint" role="status">
      <span>
        {!takesPlace && 'This 1:1 did not happen. What stood on it is carried on.'}
        {takesPlace && (isProvisional ? 'Over, and probably met.' : 'This 1:1 is over.')}
        {takesPlace && left && ` ${leftOverInWords(left.items.length)}.`}
      </span>
      {takesPlace ? (
        <Button variant="quiet" keys="Mod+Shift+E" onPress={close}>
          {isProvisional ? 'Close it' : 'Review'}
        </Button>
      ) : (
        <Button variant="quiet" onPress={() => edits.openAgain(view)}>
          It did
        </Button>
      )}
    </div>
  )
}
