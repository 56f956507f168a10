import './close.css'
import '../../ui/card.css'
import { useRoutes } from '../../app/route'
import { useAppCommand } from '../../app/window-session'
import { keysOf } from '../../app/app-commands'
import { Button } from '../../ui/Button'
import type { MeetingView, Viewpoint } from '../meetings/meeting-view'
import { askedInWords, metInWords } from './close-words'
import { useCloseEdits } from './use-close-edits'
import { useLeftOver } from './use-left-over'
import { useToConfirm } from './use-to-confirm'

/** The 1:1s that closed by themselves, asked about one after the other. Nothing where there is none. */
export function ConfirmMeetings() {
  const asked = useToConfirm()
  const [view] = asked?.views ?? []
  if (!asked || !view) return null
  return (
    <ConfirmMeeting
      key={view.meeting.id}
      view={view}
      viewpoint={asked.viewpoint}
      furtherCount={asked.views.length - 1}
    />
  )
}

interface ConfirmMeetingProps {
  view: MeetingView
  viewpoint: Viewpoint
  /** Asked about after this one. */
  furtherCount: number
}

/** "Did the 1:1 with Maria yesterday take place? Two items are left over.", answered by one key. */
function ConfirmMeeting({ view, viewpoint, furtherCount }: ConfirmMeetingProps) {
  const routes = useRoutes()
  const edits = useCloseEdits()
  const left = useLeftOver(view.meeting)
  const count = left?.items.length
  const review = () => routes.go({ screen: 'close', id: view.meeting.id })
  useAppCommand('confirm-met', () => edits.met(view))
  useAppCommand('confirm-review', review)
  useAppCommand('confirm-not-met', () => edits.didNotHappen(view))
  return (
    <section className="offer" aria-labelledby="confirm-question">
      <h2 className="confirm-question" id="confirm-question" dir="auto">
        {askedInWords(view, viewpoint, count)}
      </h2>
      <div className="confirm-answers">
        <Button variant="quiet" keys={keysOf('confirm-met')} onPress={() => edits.met(view)}>
          {metInWords(count)}
        </Button>
        <Button variant="quiet" keys={keysOf('confirm-review')} onPress={review}>
          Review
        </Button>
        <Button variant="quiet" keys={keysOf('confirm-not-met')} onPress={() => edits.didNotHappen(view)}>
          It did not happen
        </Button>
        {furtherCount > 0 && <span className="confirm-further">{furtherCount} more to ask about</span>}
      </div>
    </section>
  )
}
