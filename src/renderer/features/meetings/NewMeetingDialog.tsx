import './meetings.css'
import { useRef, useState } from 'react'
import type { Person, Relation } from '@shared/documents/kinds/person'
import { nextDefaultStart } from '@shared/domain/dates-in-words'
import { templateFor, templates } from '@shared/domain/templates'
import { wallAt } from '@shared/domain/wall-clock'
import type { Repeat } from '@shared/ipc/calls/meetings'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { useAppCommand, useRecordEdits } from '../../app/window-session'
import { newId } from '../../documents/bridge'
import { useRow, useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { LengthField } from './LengthField'
import { createNewMeeting } from './new-meeting'
import { PersonChoice } from './PersonChoice'
import { WhenFields } from './WhenFields'

const repeatChoices: { id: Repeat; label: string }[] = [
  { id: 'never', label: 'Once' },
  { id: 'weekly', label: 'Weekly' },
  { id: 'fortnightly', label: 'Fortnightly' },
  { id: 'monthly', label: 'Monthly' },
]

/** The id that stands for no template in the list, since a list needs one. */
const emptyAgenda = 'none'

/** Answers "New 1:1" wherever the window is. Rendered once, by the frame. */
export function NewMeeting() {
  const [isOpen, setOpen] = useState(false)
  useAppCommand('new-meeting', () => setOpen(true))
  return isOpen ? <NewMeetingDialog onClose={() => setOpen(false)} /> : null
}

interface NewMeetingDialogProps {
  /** Whom it is with, where the screen says so. */
  personId?: string
  /** Opens its desk once it is planned. */
  opensDesk?: boolean
  onClose: () => void
}

export function NewMeetingDialog({ personId, opensDesk = true, onClose }: NewMeetingDialogProps) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const people = useRows('person') ?? []
  const nowMs = useNow()
  const zone = localZone()
  const given = useRow('person', personId ?? null)
  const [chosen, setChosen] = useState<Person | undefined>(given)
  const [typed, setTyped] = useState(given?.fields.name ?? '')
  const [relation, setRelation] = useState<Relation>('manager')
  const [start, setStart] = useState(() => nextDefaultStart(wallAt(nowMs, zone)))
  const [minutes, setMinutes] = useState(30)
  const [repeat, setRepeat] = useState<Repeat>('never')
  const [where, setWhere] = useState('')
  const [pickedTemplate, setPickedTemplate] = useState<string>()
  const [wasTried, setTried] = useState(false)
  // Enter held a moment too long would plan it twice.
  const isPlanning = useRef(false)

  // A whole name typed by hand means the person who has it.
  const person =
    chosen ?? people.find(({ fields }) => fields.name.toLowerCase() === typed.trim().toLowerCase())
  const template = pickedTemplate ?? (templateFor(person?.fields.relation ?? relation) || emptyAgenda)

  const plan = async () => {
    const name = typed.trim()
    if (name === '') return setTried(true)
    if (isPlanning.current) return
    isPlanning.current = true
    const id = newId()
    const newPersonId = newId()
    const outcome = await edits.run({
      label: `Plan a 1:1 with ${name}`,
      perform: (commandId) =>
        createNewMeeting(commandId, {
          id,
          person: person ? { known: person } : { id: newPersonId, name, relation },
          start,
          zone,
          minutes,
          repeat,
          where,
          template: template === emptyAgenda ? '' : template,
        }),
    })
    isPlanning.current = outcome !== 'refused'
    if (outcome === 'refused') return
    onClose()
    // While it waits for the disk there is no desk to open.
    if (outcome === 'saved' && opensDesk) routes.go({ screen: 'meeting', id })
  }

  return (
    <Dialog
      title="New 1:1"
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="new-meeting">
            Plan it
          </Button>
        </>
      }
    >
      <form
        id="new-meeting"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void plan()
        }}
      >
        <PersonChoice
          typed={typed}
          chosen={person}
          onType={(next) => {
            setTyped(next)
            if (chosen && next !== chosen.fields.name) setChosen(undefined)
          }}
          onChoose={(known) => {
            setChosen(known)
            setTyped(known.fields.name)
          }}
          relation={relation}
          onRelation={setRelation}
          error={wasTried && typed.trim() === '' ? 'Say whom you meet.' : undefined}
          autoFocus={!given}
        />
        <WhenFields start={start} onChange={setStart} autoFocus={given !== undefined} />
        <div className="field-row">
          <LengthField minutes={minutes} onChange={setMinutes} />
          <Select
            label="Agenda"
            choices={[
              ...templates.map(({ id, name, purpose }) => ({ id, label: name, description: purpose })),
              { id: emptyAgenda, label: 'Empty' },
            ]}
            value={template}
            onChange={setPickedTemplate}
          />
        </div>
        <SegmentedChoice label="Repeats" choices={repeatChoices} value={repeat} onChange={setRepeat} />
        <TextField label="Place or link to join (optional)" value={where} onChange={setWhere} />
      </form>
    </Dialog>
  )
}
