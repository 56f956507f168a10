import type { Meeting } from '@shared/documents/kinds/meeting'
import type { Person } from '@shared/documents/kinds/person'
import type { Signal } from '@shared/documents/kinds/signal'
import { outcomeWrite } from '@shared/domain/close/outcome'
import type { RelationshipSuggestion } from '@shared/domain/five-minutes/relationship-suggestions'
import { mondayOf } from '@shared/domain/five-minutes/week'
import { firstNameOf } from '@shared/domain/meeting-words'
import { addDays } from '@shared/domain/wall-clock'
import { messageOf } from '../../app/message-of'
import { useRecordEdits } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { showToast } from '../../ui/toasts'

/** The Friday of the week that comes. */
const daysToNextFriday = 11

export interface StepEdits {
  confirm: (meeting: Meeting, outcome: 'met' | 'not-met') => void
  /** It holds: asked again when its time is over. */
  keep: (signal: Signal, soWhat?: string) => void
  setAside: (signal: Signal) => void
  /** Opens what it was read in, outside the app. */
  lookAgain: (url: string) => void
  letBe: (person: Person) => void
  /** A mail draft, or without an address an action to write. Either way one is in touch. */
  writeTo: (person: Person) => void
  choose: (suggestion: Pick<RelationshipSuggestion, 'text' | 'isHelp'> & { personId: string | null }) => void
}

/** What an answer writes: one edit each, so that undo brings its question back. */
export function useStepEdits(today: string, actionId: string): StepEdits {
  const edits = useRecordEdits()
  const now = () => new Date().toISOString()
  const open = (url: string) => {
    call('app.openExternal', { url }).catch((error: unknown) => showToast({ text: messageOf(error) }))
  }
  return {
    confirm: (meeting, outcome) => void edits.write('Confirm a 1:1', [outcomeWrite(meeting, outcome)]),
    keep: ({ id }, soWhat) =>
      void edits.write('Keep a signal', [
        { id, fields: { reviewedAt: now(), ...(soWhat === undefined ? {} : { soWhat }) } },
      ]),
    setAside: ({ id }) => void edits.write('Set a signal aside', [{ id, fields: { setAsideAt: now() } }]),
    lookAgain: open,
    letBe: ({ id }) => void edits.write('Let be', [{ id, fields: { driftSnoozedAt: now() } }]),
    writeTo: ({ id, fields: { name, email } }) => {
      const snoozed = { id, fields: { driftSnoozedAt: now() } }
      if (email !== '') {
        open(`mailto:${encodeURIComponent(email)}`)
        void edits.write('Write to somebody', [snoozed])
        return
      }
      const text = `Write to ${firstNameOf(name)}`
      const action = { text, personId: id, owedBy: 'me', dueDate: addDays(today, 7) }
      void edits.write(
        'Write to somebody',
        [snoozed, { id: `${actionId}-write`, kind: 'action', fields: action }],
        `“${text}” is among your actions.`,
      )
    },
    choose: ({ text, isHelp, personId }) => {
      const dueDate = addDays(mondayOf(today), daysToNextFriday)
      void edits.write('One thing for next week', [
        {
          id: actionId,
          kind: 'action',
          fields: { text, isHelp, personId, owedBy: 'me', dueDate, trashedAt: null },
        },
      ])
    },
  }
}
