import { useState } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { shortDate } from '@shared/domain/meeting-words'
import { keysOf } from '../../app/app-commands'
import { localZone, useNow } from '../../app/use-now'
import { NewMeetingDialog } from '../meetings/NewMeetingDialog'
import { useDrifting } from '../today/use-drifting'
import { StepFrame } from './StepFrame'
import type { StepEdits } from './use-step-edits'

interface PersonStepProps {
  person: Person
  place: string
  edits: StepEdits
  onKey: (key: string) => boolean
}

/** Somebody who drifts: meet, write, or let be. */
export function PersonStep({ person, place, edits, onKey }: PersonStepProps) {
  const [isPlanning, setPlanning] = useState(false)
  const nowMs = useNow()
  const found = useDrifting().find((each) => each.person.id === person.id)
  return (
    <>
      <StepFrame
        place={place}
        title={person.fields.name || 'No name yet'}
        isPrivate
        onKey={onKey}
        answers={[
          { keys: keysOf('week-plan'), label: 'Plan a 1:1', isPrimary: true, run: () => setPlanning(true) },
          { keys: keysOf('week-write'), label: 'Write', run: () => edits.writeTo(person) },
          { keys: keysOf('week-snooze'), label: 'Snooze', run: () => edits.letBe(person) },
        ]}
      >
        <p className="step-detail">
          {found
            ? `Last met ${shortDate(found.lastMetMs, nowMs, localZone())}, usually ${found.cadence}`
            : 'Not met for a while'}
        </p>
      </StepFrame>
      {isPlanning && (
        <NewMeetingDialog personId={person.id} opensDesk={false} onClose={() => setPlanning(false)} />
      )}
    </>
  )
}
