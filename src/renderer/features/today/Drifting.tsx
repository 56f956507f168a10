import { useState } from 'react'
import { shortDate } from '@shared/domain/meeting-words'
import type { Drifting as DriftingPerson } from '@shared/domain/today/drifting'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Row, RowList } from '../../ui/Row'
import { SectionHeading } from '../../ui/SectionHeading'
import { NewMeetingDialog } from '../meetings/NewMeetingDialog'
import { useDrifting } from './use-drifting'

/** More would be a list of reproaches. */
const shownPeople = 3

/** Who has not been met for longer than one meant. Private: it says how one stands with somebody. */
export function Drifting() {
  const drifting = useDrifting()
  const [planning, setPlanning] = useState<string>()
  if (drifting.length === 0) return null
  return (
    <section data-private>
      <SectionHeading id="drifting">Not met for a while</SectionHeading>
      <RowList labelledBy="drifting">
        {drifting.slice(0, shownPeople).map((each) => (
          <DriftingRow key={each.person.id} drifting={each} onPlan={() => setPlanning(each.person.id)} />
        ))}
      </RowList>
      {planning !== undefined && (
        <NewMeetingDialog personId={planning} onClose={() => setPlanning(undefined)} />
      )}
    </section>
  )
}

function DriftingRow({ drifting, onPlan }: { drifting: DriftingPerson; onPlan: () => void }) {
  const routes = useRoutes()
  const nowMs = useNow()
  const { person, cadence, lastMetMs, isLastProvisional } = drifting
  const name = person.fields.name || 'No name yet'
  return (
    <Row
      lead={<Avatar id={person.id} name={name} />}
      title={
        <button
          type="button"
          className="today-words"
          dir="auto"
          onClick={() => routes.go({ screen: 'person', id: person.id })}
        >
          {name}
        </button>
      }
      detail={`${isLastProvisional ? 'Probably last met' : 'Last met'} ${shortDate(lastMetMs, nowMs, localZone())}, usually ${cadence}`}
      end={
        <Button aria-label={`Plan a 1:1 with ${name}`} onPress={onPlan}>
          Plan
        </Button>
      }
    />
  )
}
