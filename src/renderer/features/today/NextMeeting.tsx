import { Play } from 'lucide-react'
import type { BodyProjection } from '@shared/body/project-body'
import { daysBetween } from '@shared/domain/meeting-time'
import { elsewhereInWords, firstNameOf } from '@shared/domain/meeting-words'
import { keepWhenLate } from '@shared/domain/keep-when-late'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { useWindowSession } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { ReadinessWords } from '../prep/check/ReadinessWords'
import { useReadiness } from '../prep/check/use-readiness'
import { Keep } from './Keep'
import { JoinLink } from './JoinLink'
import { nextWords } from './next-words'
import { timeInUse } from './time-in-use'
import type { UpcomingMeeting } from './use-upcoming'

interface NextMeetingProps {
  next: UpcomingMeeting
  /** `undefined` while it is being read. */
  projection: BodyProjection | undefined
}

/** The next 1:1, large, with the one thing to do about it. */
export function NextMeeting({ next, projection }: NextMeetingProps) {
  const { meeting, person, time, cadence } = next
  const nowMs = useNow()
  const zone = localZone()
  const routes = useRoutes()
  const { commands } = useWindowSession()
  const words = nextWords(firstNameOf(person.fields.name), time, nowMs, zone)
  const readiness = useReadiness(next, projection)
  const isToday = daysBetween(nowMs, time.startMs, zone) <= 0
  const length = timeInUse(meeting.fields.minutes, projection?.items, readiness)
  const facts = [
    ...(isToday ? [] : ['No 1:1 today']),
    cadence ? `${cadence}, ${length}` : length,
    elsewhereInWords(meeting.fields, zone),
  ].filter((fact) => fact !== undefined)
  return (
    <section className="next" aria-labelledby="next-headline">
      <h1 className="next-headline figures" id="next-headline" dir="auto">
        {words.headline}
      </h1>
      <div className="next-line">
        <p className="next-facts">
          {facts.join(' · ')}
          {readiness && (
            <span data-private>
              {' · '}
              <ReadinessWords readiness={readiness} isWithinLine />
            </span>
          )}
        </p>
        <div className="next-actions">
          <JoinLink url={meeting.fields.joinUrl} />
          <Button
            variant={words.isNow ? 'plain' : 'primary'}
            onPress={() => routes.go({ screen: 'meeting', id: meeting.id })}
          >
            {words.isNow ? 'Open the agenda' : 'Prepare'}
          </Button>
          {words.isNow && (
            <Button variant="primary" icon={Play} onPress={() => commands.run('start-meeting')}>
              Start the meeting
            </Button>
          )}
        </div>
      </div>
      {words.isLate && <Keep items={keepWhenLate(projection?.items ?? [])} />}
    </section>
  )
}
