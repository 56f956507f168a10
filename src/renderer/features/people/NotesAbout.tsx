import { Ellipsis, Lock } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { noteTypes, type Note } from '@shared/documents/kinds/note'
import { firstNameOf } from '@shared/domain/meeting-words'
import { isOpenNote } from '@shared/domain/people/notes-about'
import { Button, IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { OpenList, OpenListSection, OpenRow } from '../../ui/OpenList'
import { AddNote } from './AddNote'
import { NoteDialog } from './NoteDialog'
import { NoteOrigin } from './NoteOrigin'
import { closeWords, noteDetail, noteHeadings } from './note-words'
import type { PersonWorld } from './use-person-world'
import { useNoteEdits } from './use-note-edits'

interface NotesAboutProps {
  world: PersonWorld
  /** Beside an agenda the keys for a note are the agenda's. */
  answersKeys: boolean
}

/** What the user knows of a person, a line each, and the line that adds one. */
export function NotesAbout({ world, answersKeys }: NotesAboutProps) {
  const { person, notes, views } = world
  const edits = useNoteEdits(person)
  const [openedId, setOpenedId] = useState<string>()
  const [showsClosed, setShowsClosed] = useState(false)
  const name = firstNameOf(person.fields.name) || 'this person'
  const opened = notes.find(({ id }) => id === openedId)
  const open = useMemo(() => notes.filter(isOpenNote), [notes])
  const closed = notes.length - open.length
  const shown = showsClosed ? notes : open
  const sections = noteTypes
    .map((type) => ({ type, own: shown.filter(({ fields }) => fields.type === type) }))
    .filter(({ own }) => own.length > 0)

  const remove = (event: KeyboardEvent) => {
    const row = event.target instanceof Element && event.target.getAttribute('role') === 'row' && event.target
    const note = row && notes.find(({ id }) => id === row.getAttribute('data-key'))
    if (note && (event.key === 'Delete' || event.key === 'Backspace')) edits.remove(note)
  }

  return (
    <section className="person-section" aria-label={`What you know of ${name}`} data-private>
      <div className="section-head">
        <h2 className="section-heading">What you know of {name}</h2>
        <span className="private-note field-description">
          <Lock aria-hidden size={12} strokeWidth={2} /> Only for you
        </span>
      </div>
      <AddNote world={world} answersKeys={answersKeys} />
      {notes.length === 0 && (
        <p className="quiet-line">
          Begin with the job {name} is trying to get done, and what makes {name} anxious. Both are heard,
          seldom said: note them as you go.
        </p>
      )}
      {sections.length > 0 && (
        <div className="notes-list" onKeyDown={remove}>
          <OpenList label={`What you know of ${name}`} onOpen={setOpenedId}>
            {sections.map(({ type, own }) => (
              <OpenListSection key={type} heading={noteHeadings[type]}>
                {own.map((note) => (
                  <NoteRow key={note.id} note={note} world={world} onOpen={() => setOpenedId(note.id)} />
                ))}
              </OpenListSection>
            ))}
          </OpenList>
        </div>
      )}
      {closed > 0 && (
        <div className="list-more">
          <Button variant="quiet" onPress={() => setShowsClosed(!showsClosed)}>
            {showsClosed ? 'Hide what is closed' : `Show ${closed} closed`}
          </Button>
        </div>
      )}
      {opened && (
        <NoteDialog note={opened} person={person} views={views} onClose={() => setOpenedId(undefined)} />
      )}
    </section>
  )
}

function NoteRow({ note, world, onOpen }: { note: Note; world: PersonWorld; onOpen: () => void }) {
  const edits = useNoteEdits(world.person)
  const { text, type } = note.fields
  const words = closeWords(type)
  const isOpen = isOpenNote(note)
  const detail = [noteDetail(note, world.views.viewpoint), isOpen ? '' : words.closed.toLowerCase()]
  return (
    <OpenRow
      id={note.id}
      text={text || 'No words yet'}
      isFaint={!isOpen}
      title={<span className="note-words">{text || 'No words yet'}</span>}
      detail={
        <>
          {detail.filter(Boolean).join(' · ')}
          <NoteOrigin note={note} views={world.views} />
        </>
      }
      end={
        <Menu
          label={`More about “${text}”`}
          trigger={<IconButton icon={Ellipsis} label={`More about “${text}”`} />}
          entries={[
            { id: 'change', label: 'Change', onAction: onOpen },
            isOpen
              ? { id: 'close', label: words.close, onAction: () => edits.close(note) }
              : { id: 'reopen', label: words.reopen, onAction: () => edits.reopen(note) },
            {
              id: 'remove',
              label: 'Remove',
              tone: 'loss',
              startsGroup: true,
              onAction: () => edits.remove(note),
            },
          ]}
        />
      }
    />
  )
}
