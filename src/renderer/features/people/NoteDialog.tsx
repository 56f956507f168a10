import { noteKind, type Note, type NoteFields } from '@shared/documents/kinds/note'
import type { Person } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { isOpenNote, noteWrites } from '@shared/domain/people/notes-about'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { RecordForm } from '../records/RecordForm'
import { NoteOrigin } from './NoteOrigin'
import { closeWords } from './note-words'
import type { WorkspaceViews } from './use-people-views'
import { useNoteEdits } from './use-note-edits'

interface NoteDialogProps {
  note: Note
  person: Person
  views: WorkspaceViews
  onClose: () => void
}

/** All of a note. Each field saves by itself. */
export function NoteDialog({ note, person, views, onClose }: NoteDialogProps) {
  const edits = useNoteEdits(person)
  const { type } = note.fields
  const words = closeWords(type)
  const shown = noteKind.form
    .map(({ field }) => field)
    .filter((field) => field !== 'worry' || type === 'worry')
  const andClose = (edit: (note: Note) => void) => () => {
    onClose()
    edit(note)
  }
  return (
    <Dialog
      title={`Note about ${firstNameOf(person.fields.name) || 'this person'}`}
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" tone="loss" onPress={andClose(edits.remove)}>
            Remove
          </Button>
          {isOpenNote(note) ? (
            <Button onPress={andClose(edits.close)}>{words.close}</Button>
          ) : (
            <Button onPress={andClose(edits.reopen)}>{words.reopen}</Button>
          )}
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div data-private>
        <RecordForm
          kind="note"
          row={note}
          only={shown}
          writesOf={(changes) => noteWrites(person, note, changes as Partial<NoteFields>)}
        />
        <NoteOrigin note={note} views={views} />
      </div>
    </Dialog>
  )
}
