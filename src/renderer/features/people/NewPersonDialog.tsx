import { useRef, useState } from 'react'
import type { Relation } from '@shared/documents/kinds/person'
import { readsAsDate } from '@shared/domain/dates-in-words'
import { wallAt } from '@shared/domain/wall-clock'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { useAppCommand, useRecordEdits } from '../../app/window-session'
import { newId } from '../../documents/bridge'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { likelySame } from './people-view'
import { relationChoices } from './person-words'

/** Answers "New person" wherever the window is. Rendered once, by the frame. */
export function NewPerson() {
  const [isOpen, setOpen] = useState(false)
  useAppCommand('new-person', () => setOpen(true))
  return isOpen ? <NewPersonDialog onClose={() => setOpen(false)} /> : null
}

function NewPersonDialog({ onClose }: { onClose: () => void }) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const people = useRows('person') ?? []
  const nowMs = useNow()
  const zone = localZone()
  const [name, setName] = useState('')
  const [relation, setRelation] = useState<Relation>('manager')
  const [role, setRole] = useState('')
  const [email, setEmail] = useState('')
  const [wasTried, setTried] = useState(false)
  const same = likelySame(people, { name, email })
  // Enter held a moment too long would make two of them.
  const isAdding = useRef(false)

  const open = (id: string) => {
    onClose()
    routes.go({ screen: 'person', id })
  }

  const add = async () => {
    if (name.trim() === '') return setTried(true)
    if (isAdding.current) return
    isAdding.current = true
    const id = newId()
    const fields = { name: name.trim(), relation, role: role.trim(), email: email.trim() }
    const outcome = await edits.write(`Add ${fields.name}`, [{ id, kind: 'person', fields }])
    isAdding.current = outcome !== 'refused'
    if (outcome === 'saved') open(id)
    // Kept, and written once the disk takes it; until then there is no page to open.
    if (outcome === 'waiting') onClose()
  }

  return (
    <Dialog
      title="New person"
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="new-person">
            Add
          </Button>
        </>
      }
    >
      <form
        id="new-person"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField
          label="Name"
          autoFocus
          value={name}
          onChange={setName}
          maxLength={200}
          description={
            readsAsDate(name, { now: wallAt(nowMs, zone), zone })
              ? `“${name.trim()}” reads as a date. Is it a name?`
              : undefined
          }
          error={wasTried && name.trim() === '' ? 'A name is all it takes.' : undefined}
        />
        <Select label="Relation" choices={relationChoices} value={relation} onChange={setRelation} />
        <TextField label="Role (optional)" value={role} onChange={setRole} />
        <TextField label="E-mail (optional)" type="email" value={email} onChange={setEmail} />
        {same && (
          <div className="hint" role="status">
            <span>
              {same.fields.name || 'Somebody'} is already here
              {same.fields.email !== '' && same.fields.email.toLowerCase() === email.trim().toLowerCase()
                ? ', with this address.'
                : '.'}
            </span>
            <Button variant="quiet" onPress={() => open(same.id)}>
              Open instead
            </Button>
          </div>
        )}
      </form>
    </Dialog>
  )
}
