import { Lock } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Action, ActionFields } from '@shared/documents/kinds/action'
import { feedbackForm, type Note } from '@shared/documents/kinds/note'
import type { Win } from '@shared/documents/kinds/win'
import { tickFields } from '@shared/domain/follow-through/action-edits'
import { dueInWords } from '@shared/domain/follow-through/due-in-words'
import { isDone } from '@shared/domain/follow-through/items-of-records'
import { nextMeetingDay, snoozedUntil } from '@shared/domain/follow-through/snooze'
import { dayInWords, firstNameOf } from '@shared/domain/meeting-words'
import { isOpenNote, notesAbout, noteWrites } from '@shared/domain/people/notes-about'
import { wallMs } from '@shared/domain/wall-clock'
import { useRecordEdits } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { RecordForm } from '../records/RecordForm'
import { FromMeeting } from './FromMeeting'
import { Parts } from './Parts'
import { snooze, toggleShown, wake } from './record-changes'
import { useOutlook } from './use-follow-through'

/** An action in full, and ahead of its fields how it stands with its day. */
export function ActionPane({ action }: { action: Action }) {
  const { today } = useOutlook()
  const { dueDate, meetingId } = action.fields
  const due = isDone(action) ? undefined : dueInWords(dueDate, today)
  return (
    <>
      {(due || meetingId) && (
        <p className="record-detail">
          <Parts>
            {due && <span data-due={due.standing}>{due.words}</span>}
            {meetingId && <FromMeeting id={meetingId} />}
          </Parts>
        </p>
      )}
      <RecordForm
        kind="action"
        row={action}
        writesOf={(changes) => [{ id: action.id, fields: { ...changes, ...doneFields(changes['status']) } }]}
      />
      {!isDone(action) && <SnoozeField action={action} />}
    </>
  )
}

/** When it was done goes with how it stands. */
function doneFields(status: unknown): Partial<ActionFields> {
  if (status === undefined) return {}
  return { doneAt: tickFields(status === 'done', Date.now()).doneAt ?? null }
}

/** Puts an action out of sight until the next 1:1 with somebody, by default whom it is with. */
function SnoozeField({ action }: { action: Action }) {
  const edits = useRecordEdits()
  const { days, today } = useOutlook()
  const people = useRows('person')
  // Once: which people have a 1:1 ahead is read from all of theirs.
  const [nowMs] = useState(Date.now)
  const { personId, snoozedForId } = action.fields
  const choices = useMemo(
    () =>
      (people ?? [])
        .flatMap(({ id, fields }) => {
          const next = nextMeetingDay(days, id, nowMs)
          if (!next) return []
          const day = dayInWords(wallMs(next.day), wallMs(today), 'UTC')
          return [
            { id, label: `${firstNameOf(fields.name) || 'No name yet'}, ${day}`, isOwn: id === personId },
          ]
        })
        .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn)),
    [people, days, nowMs, today, personId],
  )
  const isSnoozed = snoozedUntil(action.fields, days, today) !== undefined
  if (choices.length === 0) return null
  return (
    <div data-private>
      <Select
        label="Hide until the next 1:1"
        choices={[{ id: '', label: 'Do not hide it' }, ...choices]}
        value={isSnoozed ? (snoozedForId ?? personId ?? '') : ''}
        onChange={(id) => {
          if (id !== '') snooze(edits, action, id)
          else if (isSnoozed) wake(edits, action)
        }}
      />
    </div>
  )
}

/** Feedback in full: what was said, what becomes of it, and the step that closes it. */
export function FeedbackPane({ note }: { note: Note }) {
  const edits = useRecordEdits()
  const person = useRow('person', note.fields.personId)
  const isClosed = note.fields.closedAt !== null
  const firstName = firstNameOf(person?.fields.name ?? '')
  return (
    <>
      <RecordForm kind="note" row={note} form={feedbackForm} />
      <div className="actions">
        <Button onPress={() => toggleShown(edits, note)}>
          {isClosed ? 'Open again' : `Shown to ${firstName || 'who said it'}`}
        </Button>
      </div>
    </>
  )
}

/** A win in full, and the goal it serves. */
export function WinPane({ win }: { win: Win }) {
  return (
    <>
      <RecordForm kind="win" row={win} />
      <GoalField win={win} />
    </>
  )
}

function GoalField({ win: { id, fields } }: { win: Win }) {
  const edits = useRecordEdits()
  const person = useRow('person', fields.personId)
  const notes = useRows('note')
  const goals = useMemo(
    () =>
      person === undefined
        ? []
        : notesAbout(person, notes ?? []).filter(
            (note) => note.fields.type === 'goal' && (isOpenNote(note) || note.id === fields.goalId),
          ),
    [notes, person, fields.goalId],
  )
  if (!person) return null
  const firstName = firstNameOf(person.fields.name) || 'this person'
  return (
    <div data-private>
      {goals.length === 0 ? (
        <p className="quiet-line private-note">
          <Lock aria-hidden size={12} strokeWidth={2} /> No goal of {firstName} is noted yet.
        </p>
      ) : (
        <Select
          label={`Which goal of ${firstName}`}
          choices={[
            { id: '', label: 'Not said' },
            ...goals.map((goal) => ({ id: goal.id, label: goal.fields.text || 'No words yet' })),
          ]}
          value={goals.some((goal) => goal.id === fields.goalId) ? (fields.goalId ?? '') : ''}
          onChange={(goalId) =>
            void edits.write('Change the goal it serves', [
              // One that an earlier version kept as a line of the person becomes a note with this.
              ...goals.filter((goal) => goal.id === goalId).flatMap((goal) => noteWrites(person, goal, {})),
              { id, fields: { goalId: goalId || null } },
            ])
          }
        />
      )}
    </div>
  )
}
