import './openers.css'
import { Check } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { noteTypeWords } from '@shared/documents/kinds/note'
import type { Opener } from '@shared/documents/kinds/opener'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useRecordEdits, useWindowSession } from '../../app/window-session'
import { useFieldDraft } from '../../documents/use-field-draft'
import { useRow } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { keepAnswerAs, keptAnswerId, noteAnswer, type KeptAs } from './answer-edits'

/** What was answered, in a line: Enter notes it, and one key more makes a note or a signal of it. */
export function AnswerLine({ opener }: { opener: Opener }) {
  const edits = useRecordEdits()
  const { pending } = useWindowSession()
  const { id, fields } = opener
  const person = useRow('person', fields.personId)
  const firstName = firstNameOf(person?.fields.name ?? '') || 'they'
  const [wasNoted, setWasNoted] = useState(false)
  const draft = useFieldDraft(
    fields.answer,
    (answer) => void edits.write('Change the answer', [{ id, fields: { answer } }]),
    pending,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const answer = draft.text.trim()
    if (answer === '') return
    draft.leave()
    noteAnswer(edits, opener, answer)
    setWasNoted(true)
  }
  return (
    <form className="form" data-private onSubmit={submit}>
      <TextField
        label={`What did ${firstName} answer?`}
        voice="document"
        value={draft.text}
        onChange={draft.change}
        onBlur={draft.leave}
        onCompositionStart={() => draft.compose(true)}
        onCompositionEnd={() => draft.compose(false)}
      />
      {fields.status === 'answered' ? (
        <KeepAnswer opener={opener} takesFocus={wasNoted} />
      ) : (
        <div className="actions">
          <Button type="submit" keys="Enter" isDisabled={draft.text.trim() === ''}>
            Note the answer
          </Button>
        </div>
      )}
    </form>
  )
}

const choices: readonly { as: KeptAs; label: string; key: string }[] = [
  { as: 'heard', label: noteTypeWords.heard, key: 'h' },
  { as: 'goal', label: noteTypeWords.goal, key: 'g' },
  { as: 'worry', label: noteTypeWords.worry, key: 'w' },
  { as: 'signal', label: 'Signal', key: 's' },
]

/** What else an answer can be kept as, with the key of each. */
function KeepAnswer({ opener, takesFocus }: { opener: Opener; takesFocus: boolean }) {
  const edits = useRecordEdits()
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) group.current?.focus()
  }, [takesFocus])
  // A note is about somebody.
  const offered = choices.filter(({ as }) => as === 'signal' || opener.fields.personId !== null)
  const keep = (as: KeptAs) => keepAnswerAs(edits, opener, as)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const choice = offered.find(({ key }) => key === event.key)
    if (!choice) return
    event.preventDefault()
    event.stopPropagation()
    keep(choice.as)
  }
  return (
    <div
      ref={group}
      role="group"
      tabIndex={0}
      aria-label="Keep the answer also as"
      aria-keyshortcuts="H G W S"
      className="keep-answer"
      onKeyDown={onKeyDown}
    >
      <span className="field-label">Keep it also as</span>
      <div className="actions">
        {offered.map(({ as, label, key }) => (
          <KeepButton key={as} opener={opener} as={as} label={label} hotkey={key} onKeep={keep} />
        ))}
      </div>
    </div>
  )
}

interface KeepButtonProps {
  opener: Opener
  as: KeptAs
  label: string
  hotkey: string
  onKeep: (as: KeptAs) => void
}

function KeepButton({ opener, as, label, hotkey, onKeep }: KeepButtonProps) {
  const made = useRow(as === 'signal' ? 'signal' : 'note', keptAnswerId(opener, as))
  const isKept = made !== undefined && made.fields.trashedAt === null
  return (
    <Button
      variant="quiet"
      keys={hotkey.toUpperCase()}
      isDisabled={isKept}
      onPress={() => onKeep(as)}
      {...(isKept ? { icon: Check } : {})}
    >
      {label}
    </Button>
  )
}
