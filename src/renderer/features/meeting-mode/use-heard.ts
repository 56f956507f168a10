import { useState } from 'react'
import { newNote } from '@shared/domain/people/notes-about'
import { localZone } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { newId } from '../../documents/bridge'
import type { MeetingView } from '../meetings/meeting-view'
import { useHeardDraft, type HeardDraft } from '../people/use-heard-draft'

interface Heard {
  isOpen: boolean
  draft: HeardDraft
  /** Opens the line; not there where the 1:1 has no person to have heard it from. */
  begin: (() => void) | undefined
  close: () => void
  keep: (text: string) => void
}

/** Noting what was heard in a 1:1, about its person and from its present item. */
export function useHeard({ meeting, person, time }: MeetingView, itemId: string | null): Heard {
  const edits = useRecordEdits()
  const [isOpen, setOpen] = useState(false)
  const draft = useHeardDraft(meeting.id)
  return {
    isOpen,
    draft,
    begin: person && (() => setOpen(true)),
    close: () => setOpen(false),
    keep: (text) => {
      if (!person) return
      // Noted afterwards, it was heard then.
      const nowMs = Math.min(Date.now(), time?.endMs ?? Number.POSITIVE_INFINITY)
      const origin = { meetingId: meeting.id, itemId }
      const fields = newNote(person.id, 'heard', text, { nowMs, zone: localZone() }, origin)
      draft.set('')
      // Neither what it is nor about whom: the screen may be shared with that person.
      void edits.write('Keep a note', [{ id: newId(), kind: 'note', fields }], 'Kept.')
    },
  }
}
