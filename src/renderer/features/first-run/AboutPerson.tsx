import { useState, type FormEvent } from 'react'
import type { NoteType } from '@shared/documents/kinds/note'
import type { BriefStyle } from '@shared/documents/kinds/person'
import { newNote } from '@shared/domain/people/notes-about'
import { useRoutes } from '../../app/route'
import { localZone } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { newId } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { TextField } from '../../ui/TextField'
import { styleChoices } from '../people/person-words'
import { goToStep } from './first-run-step'

interface AboutPersonProps {
  personId: string
  firstName: string
  meetingId: string
  /** To the question before; not given where that was answered in an earlier run of the app. */
  onBack?: () => void
}

/** Three lines about the person, each skippable: Enter goes on. */
export function AboutPerson({ personId, firstName, meetingId, onBack }: AboutPersonProps) {
  const edits = useRecordEdits()
  const routes = useRoutes()
  const [goal, setGoal] = useState('')
  const [worry, setWorry] = useState('')
  const [style, setStyle] = useState<BriefStyle>('bullets')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const next = nextQuestion[document.activeElement?.id ?? '']
    if (next) return focusQuestion(next)
    const now = { nowMs: Date.now(), zone: localZone() }
    const note = (type: NoteType, text: string) => ({
      id: newId(),
      kind: 'note',
      fields: newNote(personId, type, text, now),
    })
    const writes = [
      ...(goal.trim() === '' ? [] : [note('goal', goal)]),
      ...(worry.trim() === '' ? [] : [note('worry', worry)]),
      ...(style === 'bullets' ? [] : [{ id: personId, fields: { style } }]),
    ]
    if (writes.length > 0) {
      const outcome = await edits.write(`About ${firstName}`, writes)
      if (outcome === 'refused') return
    }
    routes.replace({ screen: 'meeting', id: meetingId })
    await goToStep('notice')
  }

  return (
    <form
      className="first-run-form"
      onSubmit={(event) => void submit(event)}
      // While it goes down: a text field keeps its keys to itself.
      onKeyDownCapture={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onBack?.()
      }}
      noValidate
    >
      <h1 className="first-run-title" dir="auto">
        What do you know about {firstName}?
      </h1>
      <p className="first-run-hint">
        A line each, or nothing: Enter goes on. Only you see this page; a draft may name a goal.
      </p>
      <TextField
        label={`What must ${firstName} deliver this quarter?`}
        id="first-run-goal"
        data-private
        voice="document"
        autoFocus
        autoComplete="off"
        value={goal}
        onChange={setGoal}
      />
      <TextField
        label={`What would embarrass ${firstName}?`}
        id="first-run-worry"
        data-private
        voice="document"
        autoComplete="off"
        value={worry}
        onChange={setWorry}
      />
      <div
        id="first-run-style"
        onKeyDown={(event) => {
          // A choice has no Enter of its own: it goes on as in the lines above.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void submit(event)
        }}
      >
        <SegmentedChoice
          label={`How does ${firstName} like to hear things?`}
          choices={styleChoices}
          value={style}
          onChange={setStyle}
        />
      </div>
      <div className="first-run-foot">
        <Button variant="primary" type="submit" keys="Enter">
          Begin the agenda
        </Button>
        {onBack && (
          <Button variant="quiet" keys="Esc" onPress={onBack}>
            Back
          </Button>
        )}
      </div>
    </form>
  )
}

const nextQuestion: Record<string, string> = {
  'first-run-goal': 'first-run-worry',
  'first-run-worry': 'first-run-style',
}

function focusQuestion(id: string): void {
  const question = document.getElementById(id)
  const chosen = question?.querySelector<HTMLElement>('input:checked')
  ;(chosen ?? question)?.focus()
}
