import './notes.css'
import '../../ui/form.css'
import { Lock } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { noteTypeWords, type Note } from '@shared/documents/kinds/note'
import { firstNameOf } from '@shared/domain/meeting-words'
import { Button } from '../../ui/Button'
import type { PersonWorld } from './use-person-world'
import { useNoteEdits } from './use-note-edits'

/** Guesses that three 1:1s have passed over, each answered by one key. Nothing where there are none. */
export function StillTrue({ world: { person, asked } }: { world: PersonWorld }) {
  const edits = useNoteEdits(person)
  if (asked.length === 0) return null
  const name = firstNameOf(person.fields.name) || 'this person'
  const answer = (event: KeyboardEvent<HTMLElement>, note: Note) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const edit = { y: edits.confirm, n: edits.close }[event.key.toLowerCase()]
    if (!edit) return
    event.preventDefault()
    const row = event.currentTarget
    const next = row.nextElementSibling ?? row.previousElementSibling
    // The row goes with its question, and the keys would be nobody's.
    const place = next?.querySelector('button') ?? row.closest<HTMLElement>('[data-pane]')
    place?.focus()
    edit(note)
  }
  return (
    <section className="person-section still-true" aria-label="Still true?" data-private>
      <h2 className="section-heading private-note">
        <Lock aria-hidden size={11} strokeWidth={2.25} /> Still true?
      </h2>
      <p className="quiet-line">Three 1:1s with {name} have passed since you guessed.</p>
      <ul className="row-list">
        {asked.map((note) => (
          <li key={note.id} className="row" onKeyDown={(event) => answer(event, note)}>
            <div className="row-words">
              <div className="row-title note-words" dir="auto">
                {note.fields.text}
              </div>
              <div className="row-detail">{noteTypeWords[note.fields.type]}</div>
            </div>
            <div className="row-end">
              <Button
                keys="Y"
                aria-label={`Still true: ${note.fields.text}`}
                onPress={() => edits.confirm(note)}
              >
                Still true
              </Button>
              <Button
                variant="quiet"
                keys="N"
                aria-label={`No longer so: ${note.fields.text}`}
                onPress={() => edits.close(note)}
              >
                No longer so
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
