import './notes.css'
import type { Note } from '@shared/documents/kinds/note'
import { shortDate } from '@shared/domain/meeting-words'
import { useRoutes } from '../../app/route'
import { Button } from '../../ui/Button'
import type { WorkspaceViews } from './use-people-views'

/** Where a note that was a line of an agenda came from; a press opens it there. */
export function NoteOrigin({ note, views }: { note: Note; views: WorkspaceViews }) {
  const routes = useRoutes()
  const { meetingId, itemId } = note.fields
  const from = views.meetings.find(({ meeting }) => meeting.id === meetingId)
  if (!from) return null
  const { nowMs, zone } = views.viewpoint
  const words = from.time ? `from 1:1 on ${shortDate(from.time.startMs, nowMs, zone)}` : 'from a 1:1'
  const open = () =>
    routes.go({ screen: 'meeting', id: from.meeting.id, ...(itemId === null ? {} : { itemId }) })
  return (
    <span className="note-origin">
      <Button variant="quiet" onPress={open}>
        {words}
      </Button>
    </span>
  )
}
