import { useState, type FormEvent } from 'react'
import type { Opener } from '@shared/documents/kinds/opener'
import { firstNameOf } from '@shared/domain/meeting-words'
import { openerText } from '@shared/domain/opener-drafts'
import { useRecordEdits, useWindowSession } from '../../app/window-session'
import { useFieldDraft } from '../../documents/use-field-draft'
import { useRow } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { TextField } from '../../ui/TextField'
import { RecordForm } from '../records/RecordForm'
import { askAgain, noteAnswer, type KeptAs } from './record-changes'
import { useOutlook } from './use-follow-through'

/** A question that was asked, and what was answered. */
export function OpenerPane({ opener }: { opener: Opener }) {
  const edits = useRecordEdits()
  return (
    <>
      <p className="opener-asked" dir="auto">
        “{openerText(opener.fields)}”
      </p>
      <AnswerForm opener={opener} />
      <RecordForm kind="opener" row={opener} />
      {opener.fields.status === 'answered' && (
        <div className="actions">
          <Button onPress={() => askAgain(edits, opener)}>Not answered yet</Button>
        </div>
      )}
    </>
  )
}

function AnswerForm({ opener }: { opener: Opener }) {
  const edits = useRecordEdits()
  const { pending } = useWindowSession()
  const { today } = useOutlook()
  const { id, fields } = opener
  const person = useRow('person', fields.personId)
  const firstName = firstNameOf(person?.fields.name ?? '') || 'they'
  const [keptAs, setKeptAs] = useState<KeptAs>('answer')
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
    noteAnswer(edits, opener, { answer, keptAs, today })
  }
  return (
    <form className="form" data-private onSubmit={submit}>
      <TextField
        label={`What ${firstName} answered`}
        voice="document"
        value={draft.text}
        onChange={draft.change}
        onBlur={draft.leave}
        onCompositionStart={() => draft.compose(true)}
        onCompositionEnd={() => draft.compose(false)}
      />
      {fields.status === 'asked' && (
        <>
          <SegmentedChoice
            label="Keep it also as"
            choices={[
              { id: 'answer', label: 'The answer only' },
              { id: 'heard', label: 'Heard' },
              { id: 'signal', label: 'A signal' },
            ]}
            value={keptAs}
            onChange={setKeptAs}
          />
          <div className="actions">
            <Button type="submit" isDisabled={draft.text.trim() === ''}>
              Note the answer
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
