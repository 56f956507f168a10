import { parseActionReference, parseItemReference } from '@shared/body/agenda-item'
import type { NoteType } from '@shared/documents/kinds/note'
import { firstNameOf } from '@shared/domain/meeting-words'
import { newNote } from '@shared/domain/people/notes-about'
import { localZone } from '../../app/use-now'
import { useAppCommand, useRecordEdits } from '../../app/window-session'
import { newId } from '../../documents/bridge'
import { useFindAction, useProjectionStore } from '../../documents/use-projections'
import type { BodyEditorHandle } from '../../editor/body-editor-handle'
import { showToast } from '../../ui/toasts'
import type { MeetingView } from '../meetings/meeting-view'
import { openNoteMenu } from './note-menu'

/** "Note about this person" on the desk: the line the caret is in becomes a note, and keeps where it came from. */
export function useLineToNote(handle: BodyEditorHandle | undefined, view: MeetingView): void {
  const edits = useRecordEdits()
  const projections = useProjectionStore()
  const actionOf = useFindAction()
  const { person, meeting, time } = view

  const keep = (type: NoteType, text: string, itemId: string | null) => {
    if (!person) return
    const zone = localZone()
    // Of a 1:1 that has begun, it was said then.
    const nowMs = Math.min(Date.now(), time?.startMs ?? Number.POSITIVE_INFINITY)
    const name = firstNameOf(person.fields.name) || 'this person'
    const fields = newNote(person.id, type, text, { nowMs, zone }, { meetingId: meeting.id, itemId })
    // Which kind it is and what it says stays off a shared screen.
    void edits.write(
      'Keep a line as a note',
      [{ id: newId(), kind: 'note', fields }],
      `Kept as a note about ${name}.`,
    )
  }

  const begin = () => {
    const line = handle?.lineAtCaret()
    if (!handle || !line) return
    const shown = parseItemReference(line.ref)
    const past = shown && projections.get(shown.meetingId)?.items.find(({ id }) => id === shown.itemId)
    const actionId = parseActionReference(line.ref) ?? parseActionReference(past?.ref ?? null)
    const action = actionId === undefined ? undefined : actionOf(actionId)
    const text = line.text || (action?.fields.text ?? past?.headline ?? '')
    if (!person) return showToast({ text: 'This 1:1 has no person to note it about.' })
    if (text === '') return showToast({ text: 'Nothing is written in this line yet.' })
    openNoteMenu({
      label: `Note about ${firstNameOf(person.fields.name) || 'this person'}`,
      place: line.place,
      onChoose: (type) => keep(type, text, line.itemId),
      onClose: () => handle.focus(),
    })
  }
  useAppCommand('note-about', begin, handle !== undefined)
}
