import { useRef, type KeyboardEvent } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import { noteTypeWords, type Note, type NoteType } from '@shared/documents/kinds/note'
import type { Person } from '@shared/documents/kinds/person'
import { newNote, noteWrites } from '@shared/domain/people/notes-about'
import { localZone } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { newId } from '../../documents/bridge'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import type { MenuEntry } from '../../ui/Menu'
import { TextField } from '../../ui/TextField'
import { runKey } from '../follow-through/run-key'
import { useHeardDraft } from '../people/use-heard-draft'
import type { MeetingView } from '../meetings/meeting-view'
import { useNoteEdits } from '../people/use-note-edits'

/** What a line may turn out to be, and the letter that says so. */
const kinds: readonly { type: NoteType; keys: string }[] = [
  { type: 'heard', keys: 'H' },
  { type: 'goal', keys: 'G' },
  { type: 'worry', keys: 'W' },
  { type: 'feedback', keys: 'F' },
]

interface HeardLinesProps {
  view: MeetingView
  person: Person
  name: string
  /** Enter in the empty field. */
  onDone: () => void
}

/** P17, "always be listening": the first thing asked after a 1:1. One line each; what it was can be said by a letter. */
export function HeardLines({ view, person, name, onDone }: HeardLinesProps) {
  // What was begun in the meeting and not kept is gone on with here.
  const { text, problem, set: setText } = useHeardDraft(view.meeting.id)
  const edits = useRecordEdits()
  const noteEdits = useNoteEdits(person)
  const field = useRef<HTMLInputElement>(null)
  const heard = (useRows('note') ?? [])
    .filter(({ fields }) => fields.meetingId === view.meeting.id && fields.personId === person.id)
    .toSorted((one, other) => (one.fields.createdAt ?? '').localeCompare(other.fields.createdAt ?? ''))

  const add = () => {
    if (text.trim() === '') return onDone()
    // It was said then, whenever it is written down.
    const nowMs = Math.min(Date.now(), view.time?.startMs ?? Number.POSITIVE_INFINITY)
    const fields = newNote(
      person.id,
      'heard',
      text,
      { nowMs, zone: localZone() },
      { meetingId: view.meeting.id },
    )
    void edits.write('Note what was heard', [{ id: newId(), kind: 'note', fields }])
    setText('')
    field.current?.focus()
  }
  const entriesFor = (note: Note): MenuEntry[] => [
    ...kinds
      .filter(({ type }) => type !== note.fields.type)
      .map(({ type, keys }) => ({
        id: type,
        keys,
        label: noteTypeWords[type],
        onAction: () => void edits.write('Change what was heard', noteWrites(person, note, { type })),
      })),
    { id: 'remove', keys: 'Backspace', label: 'Remove', onAction: () => noteEdits.remove(note) },
  ]
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const row = (event.target as Element).closest('[role="row"]')
    const note = heard.find(({ id }) => id === row?.getAttribute('data-key'))
    if (!note || !runKey(entriesFor(note), event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section className="close-section" aria-label="What did you hear?" data-private>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField
          label="What did you hear?"
          description="Enter keeps the line and begins another. Nothing to add? Enter leads to the next question."
          inputRef={field}
          voice="document"
          autoFocus
          autoComplete="off"
          placeholder={`A word of ${name}’s that stayed with you`}
          value={text}
          error={problem}
          onChange={setText}
          maxLength={2000}
        />
      </form>
      {heard.length > 0 && (
        <div onKeyDownCapture={onKeyDownCapture}>
          <GridList
            className="row-list left-over"
            aria-label="Heard at this 1:1"
            items={heard}
            dependencies={[person]}
          >
            {(note) => (
              <GridListItem className="row left-over-row" textValue={note.fields.text}>
                <div className="row-words">
                  <div className="row-title document-text" dir="auto">
                    {note.fields.text}
                  </div>
                </div>
                <div className="left-over-answers">
                  <Chip>{noteTypeWords[note.fields.type]}</Chip>
                  {entriesFor(note).map(({ id, label, keys = '', onAction }) => (
                    <Button key={id} variant="quiet" keys={keys} excludeFromTabOrder onPress={onAction}>
                      {label}
                    </Button>
                  ))}
                </div>
              </GridListItem>
            )}
          </GridList>
        </div>
      )}
    </section>
  )
}
