import type { BodyProjection } from '@shared/body/project-body'
import { dayInWords, timeInWords } from '@shared/domain/meeting-words'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Row, RowList } from '../../ui/Row'
import { SectionHeading } from '../../ui/SectionHeading'
import { relationWords } from '../people/people-view'
import { ReadinessWords } from '../prep/check/ReadinessWords'
import { useReadiness } from '../prep/check/use-readiness'
import { timeInUse } from './time-in-use'
import type { UpcomingMeeting } from './use-upcoming'

interface AfterThatProps {
  later: readonly UpcomingMeeting[]
  projections: ReadonlyMap<string, BodyProjection>
}

/** The few meetings after the next one. */
export function AfterThat({ later, projections }: AfterThatProps) {
  if (later.length === 0) return null
  return (
    <section>
      <SectionHeading id="after-that">After that</SectionHeading>
      <RowList labelledBy="after-that">
        {later.map((view) => (
          <LaterMeeting key={view.meeting.id} view={view} projection={projections.get(view.meeting.id)} />
        ))}
      </RowList>
    </section>
  )
}

interface LaterMeetingProps {
  view: UpcomingMeeting
  /** `undefined` while it is being read. */
  projection: BodyProjection | undefined
}

function LaterMeeting({ view, projection }: LaterMeetingProps) {
  const routes = useRoutes()
  const nowMs = useNow()
  const zone = localZone()
  const readiness = useReadiness(view, projection)
  const { meeting, person, time } = view
  const { name, relation } = person.fields
  const day = capitalized(dayInWords(time.startMs, nowMs, zone))
  return (
    <Row
      lead={<Avatar id={person.id} name={name} />}
      title={name}
      detail={[
        relation === 'other' ? '' : relationWords[relation],
        `${day} ${timeInWords(time.startMs, zone)}`,
        timeInUse(meeting.fields.minutes, projection?.items, readiness),
      ]
        .filter(Boolean)
        // A line breaks between facts, not within one.
        .map((fact) => fact.replaceAll(' ', '\u00a0'))
        .join(' · ')}
      end={
        <>
          {readiness && <ReadinessWords readiness={readiness} />}
          <Button
            aria-label={`${readiness?.hasAgenda ? 'Open' : 'Prepare'} ${name}`}
            onPress={() => routes.go({ screen: 'meeting', id: meeting.id })}
          >
            {readiness?.hasAgenda ? 'Open' : 'Prepare'}
          </Button>
        </>
      }
    />
  )
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
