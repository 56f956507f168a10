import './notes.css'
import { useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import {
  noteTypes,
  noteTypeWords,
  worryWords,
  type Note,
  type NoteFields,
  type NoteType,
} from '@shared/documents/kinds/note'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useAppCommand } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { TextField } from '../../ui/TextField'
import { openNoteMenu } from './note-menu'
import { notePlaceholders } from './note-words'
import type { PersonWorld } from './use-person-world'
import { useNoteEdits } from './use-note-edits'

interface AddNoteProps {
  world: PersonWorld
  /** Answers "Note about this person" here; on the desk the agenda does. */
  answersKeys: boolean
}

const choices = noteTypes.map((id) => ({ id, label: noteTypeWords[id] }))

/** One line and Enter: a note. Its kind is one letter, or a press. */
export function AddNote({ world: { person, notes }, answersKeys }: AddNoteProps) {
  const [type, setType] = useState<NoteType>('goal')
  const [text, setText] = useState('')
  const line = useRef<HTMLInputElement>(null)
  const edits = useNoteEdits(person)
  const name = firstNameOf(person.fields.name) || 'this person'

  const choose = () => {
    const place = line.current?.getBoundingClientRect()
    if (!place) return
    openNoteMenu({
      label: `Note about ${name}`,
      place,
      onChoose: setType,
      onClose: () => line.current?.focus(),
    })
  }
  useAppCommand('note-about', choose, answersKeys)

  const add = (words: string, more: Partial<NoteFields> = {}) => {
    if (words.trim() === '') return
    edits.add(type, words, more)
    setText('')
    line.current?.focus()
  }

  return (
    <form
      className="add-note"
      onSubmit={(event) => {
        event.preventDefault()
        add(text)
      }}
    >
      <TextField
        label={`${noteTypeWords[type]}: what is it?`}
        hideLabel
        inputRef={line}
        voice="document"
        autoComplete="off"
        placeholder={notePlaceholders[type](name)}
        value={text}
        onChange={setText}
        maxLength={2000}
        button={
          <Button type="submit" isDisabled={text.trim() === ''}>
            Add
          </Button>
        }
      />
      <SegmentedChoice label="Kind of note" hideLabel choices={choices} value={type} onChange={setType} />
      {type === 'worry' && <SixWorries notes={notes} onAdd={add} />}
    </form>
  )
}

type Worry = keyof typeof worryWords

interface SixWorriesProps {
  notes: readonly Note[]
  onAdd: (words: string, more: Partial<NoteFields>) => void
}

/** What people are most often anxious about, to pick from; those noted already are left out. */
function SixWorries({ notes, onAdd }: SixWorriesProps) {
  const isNoted = (worry: Worry) =>
    notes.some(({ fields }) => fields.worry === worry && fields.closedAt === null)
  const offered = (Object.keys(worryWords) as Worry[]).filter((worry) => !isNoted(worry))
  if (offered.length === 0) return null
  return (
    <div className="six-worries">
      <span className="field-description" id="six-worries">
        What people are most often anxious about. You cannot ask outright, so listen for it.
      </span>
      <ListBox
        aria-labelledby="six-worries"
        className="suggestions"
        orientation="horizontal"
        onAction={(key) => {
          const worry = offered.find((known) => known === key)
          if (worry) onAdd(worryWords[worry], { worry })
        }}
      >
        {offered.map((worry) => (
          <ListBoxItem key={worry} id={worry} className="suggestion">
            {worryWords[worry]}
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  )
}
