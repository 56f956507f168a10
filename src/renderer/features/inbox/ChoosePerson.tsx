import { useState } from 'react'
import type { Capture } from '@shared/documents/kinds/capture'
import { isCaptureWord, isPrivateWord, meaningOf } from '@shared/domain/capture/capture-word'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { relationWords } from '../people/people-view'
import { makeOpenerDraft, placeByWord, putOnAgenda } from './inbox-actions'
import { lineFor } from './understand-again'
import { useKnownNames } from './use-capture-actions'

/** Whose agenda a capture goes on, where it is not who was guessed. */
export function ChoosePerson({ capture, onClose }: { capture: Capture; onClose: () => void }) {
  const edits = useRecordEdits()
  const people = useRows('person') ?? []
  const names = useKnownNames()
  const { word } = capture.fields
  const [personId, setPersonId] = useState<string | null>(null)
  const person = people.find(({ id }) => id === personId)
  const act = (action: typeof putOnAgenda) => {
    if (!person) return
    action(edits, capture, { id: person.id, name: person.fields.name })
    onClose()
  }
  return (
    <Dialog
      title="Who is it for?"
      onClose={onClose}
      foot={
        <>
          <Button isDisabled={!person} onPress={() => act(makeOpenerDraft)}>
            Opener draft
          </Button>
          <Button
            {...(isCaptureWord(word) ? {} : { variant: 'primary' })}
            isDisabled={!person}
            onPress={() => act(putOnAgenda)}
          >
            On the next agenda
          </Button>
          {isCaptureWord(word) && (
            <Button
              variant="primary"
              isDisabled={!person}
              onPress={() =>
                act((...[, , { id }]) => placeByWord(edits, capture, lineFor(capture, word, names, id)))
              }
            >
              {meaningOf(word).label}
            </Button>
          )}
        </>
      }
    >
      <p className="document-text" dir="auto" {...(isPrivateWord(word) ? { 'data-private': true } : {})}>
        {capture.fields.text}
      </p>
      <Select
        label="Person"
        autoFocus
        placeholder="Choose a person"
        value={personId}
        onChange={setPersonId}
        choices={people
          .map(({ id, fields }) => ({ id, label: fields.name, description: relationWords[fields.relation] }))
          .sort((one, other) => one.label.localeCompare(other.label))}
      />
    </Dialog>
  )
}
