import { firstNameOf } from '@shared/domain/meeting-words'
import { muteWrite } from '@shared/domain/prep-check/mute'
import { useRecordEdits } from '../../../app/window-session'
import type { MeetingView } from '../../meetings/meeting-view'

/** Says no to what the prep check found: for one 1:1, or for all with this person. Each is one step of the history. */
export interface Muting {
  notThisTime: (rule: string) => void
  /** "Never for Maria"; `undefined` for a 1:1 without a person. */
  never: { label: string; mute: (rule: string) => void } | undefined
  /** How many rules this 1:1 goes without. */
  leftOut: number
  bringBack: () => void
}

export function useMuting({ meeting, person }: Pick<MeetingView, 'meeting' | 'person'>): Muting {
  const edits = useRecordEdits()
  const known = meeting.fields.mutedFindings
  const name = firstNameOf(person?.fields.name ?? '') || 'this person'
  return {
    // Toasts are seen by everybody on a shared screen: they do not say what was found.
    notThisTime: (rule) =>
      void edits.write(
        'Leave a finding out this time',
        [muteWrite(meeting.id, [rule])],
        'Left out this time.',
      ),
    never: person && {
      label: `Never for ${name}`,
      mute: (rule) =>
        void edits.write(
          `Never bring a finding up for ${name}`,
          [muteWrite(person.id, [rule])],
          `Not brought up for ${name} any more.`,
        ),
    },
    leftOut: known.length,
    bringBack: () => void edits.write('Bring findings back', [muteWrite(meeting.id, known, false)]),
  }
}
