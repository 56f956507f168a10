import { useState } from 'react'
import { nextDefaultStart } from '@shared/domain/dates-in-words'
import { elsewhereInWords } from '@shared/domain/meeting-words'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { TextField } from '../../ui/TextField'
import { LengthField } from './LengthField'
import type { MeetingView } from './meeting-view'
import { hasLater, meetingsInScope, moveWrites, type SeriesScope } from './series-scope'
import { WhenFields } from './WhenFields'

/** Gives a 1:1 another time, length or place, alone or with the later ones of its series. */
export function MoveMeetingDialog({ view, onClose }: { view: MeetingView; onClose: () => void }) {
  const edits = useRecordEdits()
  const meetings = useRows('meeting') ?? []
  const nowMs = useNow()
  const zone = localZone()
  const { meeting, title, time } = view
  const [start, setStart] = useState(() =>
    time ? wallAt(time.startMs, zone) : nextDefaultStart(wallAt(nowMs, zone)),
  )
  const [minutes, setMinutes] = useState(meeting.fields.minutes)
  const [place, setPlace] = useState(meeting.fields.place)
  const [joinUrl, setJoinUrl] = useState(meeting.fields.joinUrl)
  const [scope, setScope] = useState<SeriesScope>('this')
  const elsewhere = elsewhereInWords(meeting.fields, zone)

  const move = () => {
    const reached = meetingsInScope(meetings, meeting, scope)
    // What is picked is the user's own clock; a floating 1:1 stays floating.
    const to = { start, zone: meeting.fields.zone === null ? null : zone, minutes }
    void edits.write(
      reached.length > 1 ? `Change ${reached.length} 1:1s` : `Change ${title}`,
      moveWrites(reached, meeting, to, zone).map(({ id, fields }) => ({
        id,
        fields: { ...fields, place: place.trim(), joinUrl: joinUrl.trim() },
      })),
    )
    onClose()
  }

  return (
    <Dialog
      title={`Move or change ${title}`}
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Leave it
          </Button>
          <Button variant="primary" type="submit" form="move-meeting">
            Save
          </Button>
        </>
      }
    >
      <form
        id="move-meeting"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          move()
        }}
      >
        <WhenFields start={start} onChange={setStart} autoFocus />
        {elsewhere && (
          <p className="quiet-line">Now at {elsewhere}. The new time is in your own time zone.</p>
        )}
        <LengthField minutes={minutes} onChange={setMinutes} />
        <TextField label="Place" value={place} onChange={setPlace} />
        <TextField label="Link to join" type="url" value={joinUrl} onChange={setJoinUrl} />
        {hasLater(meetings, meeting) && (
          <SegmentedChoice
            label="Change"
            choices={[
              { id: 'this', label: 'This one' },
              { id: 'this-and-later', label: 'This and later' },
            ]}
            value={scope}
            onChange={setScope}
          />
        )}
      </form>
    </Dialog>
  )
}
