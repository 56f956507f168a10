import {
  AlarmClockOff,
  CheckCheck,
  Clock,
  Hourglass,
  MessageCircleReply,
  RotateCcw,
  Trash2,
} from 'lucide-react'
import type { Action } from '@shared/documents/kinds/action'
import type { Note } from '@shared/documents/kinds/note'
import type { Opener } from '@shared/documents/kinds/opener'
import type { Person } from '@shared/documents/kinds/person'
import { isDone } from '@shared/domain/follow-through/items-of-records'
import { nextMeetingDay, snoozedUntil } from '@shared/domain/follow-through/snooze'
import { firstNameOf } from '@shared/domain/meeting-words'
import type { RecordEdits } from '../../app/record-edits'
import type { MenuEntry } from '../../ui/Menu'
import {
  askAgain,
  removeRecord,
  snooze,
  tickAction,
  toggleShown,
  toggleWaiting,
  wake,
} from './record-changes'
import type { Outlook } from './use-follow-through'

interface MenuSource {
  edits: RecordEdits
  /** Whom it is with. */
  person: Person | undefined
}

/** What can be done with an action, with the key of each. */
export function actionMenu(
  action: Action,
  { edits, person, outlook: { days, today } }: MenuSource & { outlook: Outlook },
): MenuEntry[] {
  const { fields } = action
  const next = nextMeetingDay(days, fields.personId, Date.now())
  const firstName = firstNameOf(person?.fields.name ?? '') || 'them'
  const isSnoozed = snoozedUntil(fields, days, today) !== undefined
  return [
    {
      id: 'tick',
      label: isDone(action) ? 'Open again' : 'Done',
      icon: isDone(action) ? RotateCcw : CheckCheck,
      keys: 'Space',
      onAction: () => tickAction(edits, action),
    },
    {
      id: 'waiting',
      label: fields.status === 'waiting' ? 'Wait no longer' : 'Waiting',
      icon: Hourglass,
      keys: 'W',
      isDisabled: isDone(action),
      onAction: () => toggleWaiting(edits, action),
    },
    isSnoozed
      ? {
          id: 'wake',
          label: 'Back in sight',
          icon: AlarmClockOff,
          keys: 'S',
          onAction: () => wake(edits, action),
        }
      : {
          id: 'snooze',
          label: next ? `Until the next 1:1 with ${firstName}` : 'No 1:1 ahead to wait for',
          icon: Clock,
          keys: 'S',
          isDisabled: !next || !person || isDone(action),
          onAction: () => person && snooze(edits, action, person.id),
        },
    removal(() => removeRecord(edits, 'Remove the action', action.id)),
  ]
}

export function feedbackMenu(note: Note, { edits, person }: MenuSource): MenuEntry[] {
  const isClosed = note.fields.closedAt !== null
  const firstName = firstNameOf(person?.fields.name ?? '') || 'who said it'
  return [
    {
      id: 'shown',
      label: isClosed ? 'Open again' : `Shown to ${firstName}: close it`,
      icon: isClosed ? RotateCcw : CheckCheck,
      keys: 'Space',
      onAction: () => toggleShown(edits, note),
    },
    removal(() => removeRecord(edits, 'Remove the feedback', note.id)),
  ]
}

export function openerMenu(
  opener: Opener,
  { edits, onAnswer }: Pick<MenuSource, 'edits'> & { onAnswer: () => void },
): MenuEntry[] {
  return [
    opener.fields.status === 'answered'
      ? {
          id: 'again',
          label: 'Not answered yet',
          icon: RotateCcw,
          keys: 'Space',
          onAction: () => askAgain(edits, opener),
        }
      : {
          id: 'answer',
          label: 'Write the answer',
          icon: MessageCircleReply,
          keys: 'Space',
          onAction: onAnswer,
        },
    removal(() => removeRecord(edits, 'Remove the opener', opener.id)),
  ]
}

export function winMenu(id: string, edits: RecordEdits): MenuEntry[] {
  return [removal(() => removeRecord(edits, 'Remove the win', id))]
}

function removal(onAction: () => void): MenuEntry {
  return {
    id: 'remove',
    label: 'Remove',
    icon: Trash2,
    keys: 'Backspace',
    tone: 'loss',
    startsGroup: true,
    onAction,
  }
}
