import type { Note, NoteFields, NoteType } from '@shared/documents/kinds/note'
import { newNote, noteWrites, removingWrites } from '@shared/domain/people/notes-about'
import type { Person } from '@shared/documents/kinds/person'
import { localZone } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { newId } from '../../documents/bridge'

/** What can be done with the notes about a person. No toast holds their words: a screen may be shared. */
export interface NoteEdits {
  add: (type: NoteType, text: string, more?: Partial<NoteFields>) => void
  change: (label: string, note: Note, changes: Partial<NoteFields>) => void
  close: (note: Note) => void
  reopen: (note: Note) => void
  /** A guess holds still: it is asked again after three more 1:1s. */
  confirm: (note: Note) => void
  remove: (note: Note) => void
}

export function useNoteEdits(person: Person): NoteEdits {
  const edits = useRecordEdits()
  const change = (label: string, note: Note, changes: Partial<NoteFields>, toast?: string) =>
    void edits.write(label, noteWrites(person, note, changes), toast)
  const now = () => new Date().toISOString()
  return {
    add: (type, text, more) => {
      const fields = newNote(person.id, type, text, { nowMs: Date.now(), zone: localZone() }, more)
      void edits.write('Add a note', [{ id: newId(), kind: 'note', fields }])
    },
    change,
    close: (note) => change('Close a note', note, { closedAt: now() }, 'The note is closed, and kept.'),
    reopen: (note) => change('Open a note again', note, { closedAt: null }),
    confirm: (note) => change('Still true', note, { confirmedAt: now() }, 'Asked again after three 1:1s.'),
    remove: (note) =>
      void edits.write('Remove a note', removingWrites(person, note, Date.now()), 'The note is removed.'),
  }
}
