import { useState } from 'react'
import { useRoutes } from '../../app/route'
import { Button } from '../../ui/Button'
import { OpenList } from '../../ui/OpenList'
import { Row, RowList } from '../../ui/Row'
import { HowFar, MeetingRow } from '../meetings/MeetingRow'
import { whenInWords } from '../meetings/when-in-words'
import type { PersonWorld } from './use-person-world'

/** Those shown before the user asks for more. */
const shownAtFirst = 3

/** The next 1:1, above everything where the window is too narrow for what stands beside the page. */
export function PersonNext({ world }: { world: PersonWorld }) {
  const routes = useRoutes()
  const { person, meetings, views } = world
  const next = meetings.find(({ isPast }) => !isPast)
  if (!next) return null
  const when = whenInWords(next, views.viewpoint)
  return (
    <section className="person-next" aria-label={`Next 1:1 with ${person.fields.name}`}>
      <h2 className="section-heading">Next 1:1</h2>
      <RowList>
        <Row
          title={when.charAt(0).toUpperCase() + when.slice(1)}
          detail={<HowFar view={next} />}
          end={<Button onPress={() => routes.go({ screen: 'meeting', id: next.meeting.id })}>Prepare</Button>}
        />
      </RowList>
    </section>
  )
}

/** The 1:1s with one person that come; those that are over stand in the timeline. */
export function PersonMeetings({ world, onPlan }: { world: PersonWorld; onPlan: () => void }) {
  const routes = useRoutes()
  const [showsAll, setShowsAll] = useState(false)
  const { person, meetings, views } = world
  const upcoming = meetings.filter(({ isPast }) => !isPast)
  const shown = showsAll ? upcoming : upcoming.slice(0, shownAtFirst)
  const label = `1:1s with ${person.fields.name}`
  return (
    <section className="person-meetings" aria-label={label}>
      <h2 className="section-heading">Upcoming</h2>
      {upcoming.length === 0 ? (
        <>
          <p className="quiet-line">
            {meetings.length === 0
              ? 'No 1:1 yet. Plan the next one and its agenda begins from a template.'
              : 'Nothing planned. What stayed open last time waits for the next 1:1.'}
          </p>
          <div>
            <Button onPress={onPlan}>New 1:1</Button>
          </div>
        </>
      ) : (
        <OpenList label={label} onOpen={(id) => routes.go({ screen: 'meeting', id })}>
          {shown.map((view) => (
            <MeetingRow key={view.meeting.id} view={view} viewpoint={views.viewpoint} of="person" />
          ))}
        </OpenList>
      )}
      {upcoming.length > shown.length && (
        <div className="list-more">
          <Button variant="quiet" onPress={() => setShowsAll(true)}>
            Show {upcoming.length - shown.length} more
          </Button>
        </div>
      )}
    </section>
  )
}
