import '../../ui/form.css'
import { useState } from 'react'
import { relations, type Person } from '@shared/documents/kinds/person'
import { onDemand } from '../../app/on-demand'
import { useAppCommand } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { relationWords } from '../people/people-view'

/** Its script comes when it is first wanted: Today does not need it. */
export const Snapshot = onDemand(async () => (await import('./SnapshotDialog')).SnapshotDialog)

/** Answers "Snapshot" wherever the window is. Rendered once, by the frame. */
export function NewSnapshot() {
  const [isOpen, setOpen] = useState(false)
  const [personId, setPersonId] = useState<string | null>(null)
  const person = useRow('person', personId)
  useAppCommand('new-snapshot', () => setOpen(true))
  if (!isOpen) return null
  const close = () => {
    setOpen(false)
    setPersonId(null)
  }
  return person ? (
    <Snapshot person={person} onClose={close} />
  ) : (
    <ChoosePerson onChoose={setPersonId} onClose={close} />
  )
}

function ChoosePerson({ onChoose, onClose }: { onChoose: (id: string) => void; onClose: () => void }) {
  const people = useRows('person')
  const [chosen, setChosen] = useState<string>()
  const known = inOrder(people ?? [])
  const id = chosen ?? known[0]?.id ?? null
  return (
    <Dialog
      title="Snapshot"
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={id === null} onPress={() => id !== null && onChoose(id)}>
            Draft it
          </Button>
        </>
      }
    >
      <p className="quiet-line">
        Plan, so far, next: what came of your work, as one person likes to read it.
      </p>
      {people && known.length === 0 ? (
        <p>There is nobody here yet to tell. Add a person first.</p>
      ) : (
        <Select
          label="For whom"
          autoFocus
          choices={known.map(({ id: personId, fields }) => ({
            id: personId,
            label: fields.name,
            description: fields.role || relationWords[fields.relation],
          }))}
          value={id}
          onChange={setChosen}
        />
      )}
    </Dialog>
  )
}

/** Whom one works for first. */
function inOrder(people: readonly Person[]): Person[] {
  return people
    .filter(({ fields }) => fields.name.trim() !== '')
    .toSorted(
      (one, other) =>
        relations.indexOf(one.fields.relation) - relations.indexOf(other.fields.relation) ||
        one.fields.name.localeCompare(other.fields.name),
    )
}
