import { useRef, useState, type FormEvent } from 'react'
import { relations, type Relation } from '@shared/documents/kinds/person'
import { nextDefaultStart, readWhen } from '@shared/domain/dates-in-words'
import { timeOf } from '@shared/domain/meeting-time'
import { longDate, timeInWords } from '@shared/domain/meeting-words'
import { templateFor } from '@shared/domain/templates'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { useAvailableCommands, useRecordEdits, useWindowSession } from '../../app/window-session'
import { newId } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { TextField } from '../../ui/TextField'
import { createNewMeeting } from '../meetings/new-meeting'
import { relationWords } from '../people/people-view'
import { messageOf } from '../../app/message-of'
import { showToast } from '../../ui/toasts'
import { goToStep } from './first-run-step'

/** How long a 1:1 is until somebody says otherwise. */
const usualMinutes = 30

/** The answers, as they were given. */
export interface Asked {
  name: string
  relation: Relation
  when: string
}

interface AskWhoProps {
  /** Given before, where one came back to this question. */
  asked: Asked | undefined
  onCreated: (ids: { personId: string; meetingId: string }, asked: Asked) => void
}

/** "Who do you meet next?": a name is enough; the rest has an answer already. */
export function AskWho({ asked, onCreated }: AskWhoProps) {
  const edits = useRecordEdits()
  const nowMs = useNow()
  const zone = localZone()
  const [name, setName] = useState(asked?.name ?? '')
  const [relation, setRelation] = useState<Relation>(asked?.relation ?? 'manager')
  const [when, setWhen] = useState(asked?.when ?? '')
  const [isAsked, setIsAsked] = useState(false)
  // Enter held a moment too long would make two of everybody.
  const isCreating = useRef(false)
  const moment = { now: wallAt(nowMs, zone), zone }
  const usual = nextDefaultStart(moment.now)
  const start = when.trim() === '' ? usual : readWhen(when, moment)
  const inWords = (wall: string) => {
    const time = timeOf({ start: wall, zone, minutes: usualMinutes }, zone)
    return time ? `${longDate(time.startMs, nowMs, zone)} at ${timeInWords(time.startMs, zone)}` : wall
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsAsked(true)
    if (name.trim() === '') return focusField('first-run-name')
    const field = document.activeElement
    // Enter goes on to the next question, and from the last one to the next page.
    if (field?.id === 'first-run-name' && when === '') return focusField('first-run-when')
    if (!start) return focusField('first-run-when')
    if (isCreating.current) return
    isCreating.current = true
    const person = { id: newId(), name: name.trim(), relation }
    const meeting = {
      id: newId(),
      person,
      start,
      zone,
      minutes: usualMinutes,
      repeat: 'never',
      where: '',
      template: templateFor(relation),
    } as const
    // Else the page is gone for a moment: a workspace with people in it counts as begun until it says otherwise.
    try {
      await goToStep('ask')
    } catch (error) {
      // Nothing was made: it can be tried again once the disk takes it.
      isCreating.current = false
      return showToast({ text: messageOf(error) })
    }
    const outcome = await edits.run({
      label: `1:1 with ${person.name}`,
      perform: (commandId) => createNewMeeting(commandId, meeting),
    })
    isCreating.current = outcome !== 'refused'
    if (outcome === 'refused') return
    onCreated({ personId: person.id, meetingId: meeting.id }, { name, relation, when })
    await goToStep('lines')
  }

  return (
    <form className="first-run-form" onSubmit={(event) => void submit(event)} noValidate>
      <h1 className="first-run-title">Who do you meet next?</h1>
      <TextField
        label="Name"
        id="first-run-name"
        maxLength={200}
        autoFocus
        voice="document"
        value={name}
        onChange={setName}
        autoComplete="off"
        error={isAsked && name.trim() === '' ? 'A name is all that is needed.' : undefined}
      />
      <SegmentedChoice
        label="Who they are to you"
        choices={relations.map((id) => ({ id, label: relationWords[id] }))}
        value={relation}
        onChange={setRelation}
      />
      <TextField
        label="When"
        id="first-run-when"
        voice="document"
        value={when}
        onChange={setWhen}
        autoComplete="off"
        placeholder="tomorrow 14:00, or Tue 10:30"
        description={start && (when.trim() === '' ? `Leave empty for ${inWords(usual)}.` : inWords(start))}
        error={start ? undefined : 'No day or time in that yet. Try “tomorrow 14:00” or “Tue 10:30”.'}
      />
      <div className="first-run-foot">
        <Button variant="primary" type="submit" keys="Enter">
          Go on
        </Button>
      </div>
      <OtherWays />
    </form>
  )
}

function focusField(id: string): void {
  document.getElementById(id)?.focus()
}

/** For those who have begun elsewhere, would rather bring what they have, or look first. */
function OtherWays() {
  const { commands } = useWindowSession()
  const available = useAvailableCommands()
  return (
    <div className="first-run-other">
      {available.includes('import-calendar') && (
        <Button variant="quiet" onPress={() => commands.run('import-calendar')}>
          Import a calendar
        </Button>
      )}
      {available.includes('open-sample') && (
        <Button variant="quiet" onPress={() => commands.run('open-sample')}>
          Look at the sample workspace
        </Button>
      )}
      {available.includes('open-devices') && (
        <Button
          variant="quiet"
          onPress={() => {
            commands.run('open-devices')
            void goToStep('done')
          }}
        >
          I have Leadup on another device
        </Button>
      )}
      <Button variant="quiet" onPress={() => void goToStep('done')}>
        Look around first
      </Button>
    </div>
  )
}
