import type { Meeting } from '@shared/documents/kinds/meeting'
import { timeOf } from '@shared/domain/meeting-time'
import { firstNameOf, longDate, timeInWords, titleOf } from '@shared/domain/meeting-words'
import { keysOf } from '../../app/app-commands'
import { useRoutes } from '../../app/route'
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

/** Did it take place? It is answered here, or by looking at what it left over. */
export function MeetingStep({ meeting, place, edits, onKey }: MeetingStepProps) {
  const routes = useRoutes()
  const person = useRow('person', meeting.fields.personId)
  const nowMs = useNow()
  const zone = localZone()
  const time = timeOf(meeting.fields, zone)
  const name = firstNameOf(person?.fields.name ?? '')
  const title = titleOf(meeting.fields.title, person?.fields.name ?? '', undefined)
  return (
    <StepFrame
      place={place}
      title={`Did ${name ? `the 1:1 with ${name}` : `“${title}”`} take place?`}
      onKey={onKey}
      answers={[
        { keys: keysOf('week-met'), label: 'Yes', isPrimary: true, run: () => edits.confirm(meeting, 'met') },
        {
          keys: keysOf('week-review'),
          label: 'Review',
          run: () => routes.go({ screen: 'close', id: meeting.id }),
        },
        {
          keys: keysOf('week-not-met'),
          label: 'It did not happen',
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
