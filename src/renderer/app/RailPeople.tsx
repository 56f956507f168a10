import { Button } from 'react-aria-components'
import { interfaceLocale } from '@shared/domain/interface-locale'
import { daysBetween } from '@shared/domain/meeting-time'
import { dayInWords, timeInWords } from '@shared/domain/meeting-words'
import { nextWithEach, useUpcoming } from '../features/today/use-upcoming'
import { Avatar } from '../ui/Avatar'
import { useRoutes } from './route'
import { localZone, useNow } from './use-now'

/** As many as fit beside the screens without a scroll bar. */
const shownPeople = 6

/** The people one meets next, each with when. */
export function RailPeople() {
  const upcoming = useUpcoming()
  const routes = useRoutes()
  const nowMs = useNow()
  const zone = localZone()
  const next = nextWithEach(upcoming ?? []).slice(0, shownPeople)
  if (next.length === 0) return null
  return (
    <section className="rail-people" aria-labelledby="rail-next">
      <h2 className="rail-heading" id="rail-next">
        Next
      </h2>
      <ul className="rail-list">
        {next.map(({ meeting, person, time }) => (
          <li key={meeting.id} title={person.fields.name}>
            <Button className="rail-entry" onPress={() => routes.go({ screen: 'meeting', id: meeting.id })}>
              <Avatar id={person.id} name={person.fields.name} size="small" />
              <span className="rail-words rail-person" dir="auto">
                {person.fields.name}
              </span>
              <span className="rail-end figures">{shortWhen(time.startMs, nowMs, zone)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "14:00" today, "Tue" this week, else "24 Nov". */
function shortWhen(startMs: number, nowMs: number, zone: string): string {
  const days = daysBetween(nowMs, startMs, zone)
  if (days === 0) return timeInWords(startMs, zone)
  const isThisWeek = days > 0 && days < 7
  return isThisWeek
    ? new Intl.DateTimeFormat(interfaceLocale, { weekday: 'short', timeZone: zone }).format(startMs)
    : dayInWords(startMs, nowMs, zone)
}
