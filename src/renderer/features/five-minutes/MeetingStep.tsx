import type { Meeting } from '@shared/documents/kinds/meeting'
import { timeOf } from '@shared/domain/meeting-time'
import { longDate, timeInWords, titleOf } from '@shared/domain/meeting-words'
import { keysOf } from '../../app/app-commands'
import { localZone, useNow } from '../../app/use-now'
import { useRow } from '../../documents/use-rows'
import { StepFrame } from './StepFrame'
import type { StepEdits } from './use-step-edits'

interface MeetingStepProps {
  meeting: Meeting
  place: string
  edits: StepEdits
  onKey: (key: string) => boolean
}

/** Did it take place? */
export function MeetingStep({ meeting, place, edits, onKey }: MeetingStepProps) {
  const person = useRow('person', meeting.fields.personId)
  const nowMs = useNow()
  const zone = localZone()
  const time = timeOf(meeting.fields, zone)
  const title = titleOf(meeting.fields.title, person?.fields.name ?? '', undefined)
  return (
    <StepFrame
      place={place}
      title={title}
      onKey={onKey}
      answers={[
        { keys: keysOf('week-met'), label: 'Met', isPrimary: true, run: () => edits.confirm(meeting, 'met') },
        {
          keys: keysOf('week-not-met'),
          label: 'Did not happen',
          run: () => edits.confirm(meeting, 'not-met'),
        },
      ]}
    >
      {time && (
        <p className="step-detail figures">
          {longDate(time.startMs, nowMs, zone)}, {timeInWords(time.startMs, zone)}
        </p>
      )}
    </StepFrame>
  )
}
