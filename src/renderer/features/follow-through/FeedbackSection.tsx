import { useMemo } from 'react'
import type { Note } from '@shared/documents/kinds/note'
import {
  feedbackGroupOf,
  feedbackGroups,
  placeFeedback,
  type FeedbackGroup,
} from '@shared/domain/follow-through/place-records'
import { firstNameOf, shortDay } from '@shared/domain/meeting-words'
import { wallMs } from '@shared/domain/wall-clock'
import { useRecordEdits } from '../../app/window-session'
import { useRow, useRows, useRowStore } from '../../documents/use-rows'
import { EmptyState } from '../../ui/EmptyState'
import { Parts } from './Parts'
import { RecordCells } from './RecordCells'
import { addRecord, toggleShown } from './record-changes'
import { feedbackMenu } from './record-menus'
import { RecordSection, type SectionPlace } from './RecordSection'
import { runKey } from './run-key'
import { useOutlook } from './use-follow-through'

const wordsOf = (group: FeedbackGroup) => feedbackGroups[group]
const canFold = (group: FeedbackGroup) => group === 'closed'

/** What others said should be different, until the change was shown to them (P6). */
export function FeedbackSection(place: SectionPlace) {
  const edits = useRecordEdits()
  const store = useRowStore()
  const { today } = useOutlook()
  const notes = useRows('note')
  const feedback = useMemo(() => notes?.filter(({ fields }) => fields.type === 'feedback'), [notes])
  return (
    <RecordSection
      {...place}
      label="Feedback"
      rows={feedback}
      placeOf={placeFeedback}
      wordsOf={wordsOf}
      canFold={canFold}
      Row={FeedbackRow}
      onKey={(id, event) => {
        const note = store.get('note', id)
        if (!note) return false
        const { personId } = note.fields
        const person = personId === null ? undefined : store.get('person', personId)
        return runKey(feedbackMenu(note, { edits, person }), event)
      }}
      add={{
        label: 'New feedback',
        placeholder: '@Maria: say the number first',
        hint: 'Enter adds it: their words, and who said it',
        command: 'new-feedback',
        onAdd: ({ text, personId }) =>
          addRecord(edits, 'note', 'Add feedback', { type: 'feedback', text, personId, date: today }),
      }}
      empty={
        <EmptyState title="No feedback to act on">
          <p>
            When somebody asks you to do something differently, write it here, with what you will do about it
            and what has changed. It stays until you have shown them the change: that is what they remember.
          </p>
        </EmptyState>
      }
      thin="It stays open until the change was shown to who said it."
    />
  )
}

function FeedbackRow({ id }: { id: string }) {
  const note = useRow('note', id)
  return note ? <Shown note={note} /> : null
}

function Shown({ note }: { note: Note }) {
  const edits = useRecordEdits()
  const { today } = useOutlook()
  const { fields } = note
  const person = useRow('person', fields.personId)
  const isClosed = fields.closedAt !== null
  const group = feedbackGroupOf(fields)
  const become = group === 'toShow' ? fields.changed : group === 'doing' ? fields.willDo : ''
  return (
    <RecordCells
      title={fields.text}
      isFaint={isClosed}
      tick={{
        label: `Shown to ${firstNameOf(person?.fields.name ?? '') || 'who said it'}: ${fields.text}`,
        isTicked: isClosed,
        onTick: () => toggleShown(edits, note),
      }}
      detail={
        <Parts>
          {person?.fields.name}
          {shortDay(fields.date, wallMs(today))}
          {become && (
            <span data-private dir="auto">
              {group === 'toShow' ? 'Changed' : 'I will'}: {become}
            </span>
          )}
        </Parts>
      }
      menu={feedbackMenu(note, { edits, person })}
    />
  )
}
