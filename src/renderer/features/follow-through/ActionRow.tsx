import type { Action } from '@shared/documents/kinds/action'
import { dueInWords } from '@shared/domain/follow-through/due-in-words'
import { isDone } from '@shared/domain/follow-through/items-of-records'
import { snoozedUntil } from '@shared/domain/follow-through/snooze'
import { dayInWords, firstNameOf } from '@shared/domain/meeting-words'
import { wallMs } from '@shared/domain/wall-clock'
import { useRecordEdits } from '../../app/window-session'
import { useRow } from '../../documents/use-rows'
import { FromMeeting } from './FromMeeting'
import { Parts } from './Parts'
import { RecordCells } from './RecordCells'
import { tickAction } from './record-changes'
import { actionMenu } from './record-menus'
import { useOutlook } from './use-follow-through'

/** An action: with whom, by when, from which 1:1. */
export function ActionRow({ id }: { id: string }) {
  const action = useRow('action', id)
  return action ? <Shown action={action} /> : null
}

function Shown({ action }: { action: Action }) {
  const edits = useRecordEdits()
  const outlook = useOutlook()
  const person = useRow('person', action.fields.personId)
  const done = isDone(action)
  return (
    <RecordCells
      title={action.fields.text}
      isFaint={done}
      tick={{
        label: `Done: ${action.fields.text}`,
        isTicked: done,
        onTick: () => tickAction(edits, action),
      }}
      detail={<Details action={action} name={firstNameOf(person?.fields.name ?? '')} />}
      menu={actionMenu(action, { edits, person, outlook })}
    />
  )
}

function Details({ action, name }: { action: Action; name: string }) {
  const { today, days } = useOutlook()
  const { fields } = action
  const isOpen = !isDone(action)
  const due = isOpen ? dueInWords(fields.dueDate, today) : undefined
  const until = isOpen ? snoozedUntil(fields, days, today) : undefined
  return (
    <Parts>
      {fields.owedBy === 'me' ? `I owe ${name || 'it'}` : `${name || 'Somebody'} owes me`}
      {due && <span data-due={due.standing}>{due.words}</span>}
      {fields.status === 'waiting' && 'waiting'}
      {until && <span data-private>back {dayInWords(wallMs(until), wallMs(today), 'UTC')}</span>}
      {fields.meetingId && <FromMeeting id={fields.meetingId} />}
    </Parts>
  )
}
