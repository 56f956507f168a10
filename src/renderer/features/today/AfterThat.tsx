import type { BodyProjection } from '@shared/body/project-body'
import { daysBetween } from '@shared/domain/meeting-time'
import { dayInWords, lengthInWords, timeInWords } from '@shared/domain/meeting-words'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Row, RowList } from '../../ui/Row'
import { SectionHeading } from '../../ui/SectionHeading'
import { relationWords } from '../people/people-view'
import { readinessOf } from './readiness'
import type { UpcomingMeeting } from './use-upcoming'

interface AfterThatProps {
  later: readonly UpcomingMeeting[]
  projections: ReadonlyMap<string, BodyProjection>
}

/** The few meetings after the next one. */
export function AfterThat({ later, projections }: AfterThatProps) {
  const routes = useRoutes()
  const nowMs = useNow()
  const zone = localZone()
  if (later.length === 0) return null
  return (
    <section>
      <SectionHeading id="after-that">After that</SectionHeading>
      <RowList labelledBy="after-that">
        {later.map((view) => {
          const { meeting, person, time } = view
          const readiness = readinessOf(view, projections.get(meeting.id))
          const day = capitalized(dayInWords(time.startMs, nowMs, zone))
          const { name, relation } = person.fields
          // What is a week away and has no agenda yet is as it should be.
          const isNear = readiness?.hasAgenda || daysBetween(nowMs, time.startMs, zone) <= 1
          return (
            <Row
              key={meeting.id}
              lead={<Avatar id={person.id} name={name} />}
              title={name}
              detail={[
                relation === 'other' ? '' : relationWords[relation],
                `${day} ${timeInWords(time.startMs, zone)}`,
                readiness?.time ?? lengthInWords(meeting.fields.minutes),
              ]
                .filter(Boolean)
                // A line breaks between facts, not within one.
                .map((fact) => fact.replaceAll(' ', '\u00a0'))
                .join(' · ')}
              end={
                <>
                  {readiness && (
                    <span
                      data-private
                      className={isNear && readiness.needsAttention ? 'attention' : undefined}
                    >
                      {readiness.words}
                    </span>
                  )}
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
        })}
      </RowList>
    </section>
  )
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
