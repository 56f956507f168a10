import { useState } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { useRoutes } from '../../app/route'
import { Button } from '../../ui/Button'
import { OpenList, OpenListSection } from '../../ui/OpenList'
import { MeetingRow } from '../meetings/MeetingRow'
import { useWorkspaceViews } from './use-people-views'

/** Past ones shown before the user asks for more. */
const shownAtFirst = 5

/** The 1:1s with one person: what comes, then what was. */
export function PersonMeetings({ person, onPlan }: { person: Person; onPlan: () => void }) {
  const routes = useRoutes()
  const views = useWorkspaceViews()
  const [showsAll, setShowsAll] = useState(false)
  if (!views) return null
  const own = views.meetings.filter(({ meeting }) => meeting.fields.personId === person.id)
  const upcoming = own.filter(({ isPast }) => !isPast)
  const past = own.filter(({ isPast }) => isPast).toReversed()
  const shownUpcoming = showsAll ? upcoming : upcoming.slice(0, shownAtFirst)
  const shownPast = showsAll ? past : past.slice(0, shownAtFirst)
  const hidden = own.length - shownUpcoming.length - shownPast.length

  return (
    <aside className="person-meetings" aria-label={`1:1s with ${person.fields.name}`}>
      {own.length === 0 ? (
        <>
          <h2 className="section-heading">1:1s</h2>
          <p className="quiet-line">No 1:1 yet. Plan the next one and its agenda begins from a template.</p>
          <div>
            <Button onPress={onPlan}>New 1:1</Button>
          </div>
        </>
      ) : (
        <OpenList
          label={`1:1s with ${person.fields.name}`}
          onOpen={(id) => routes.go({ screen: 'meeting', id })}
        >
          {shownUpcoming.length > 0 && (
            <OpenListSection heading="Upcoming">
              {shownUpcoming.map((view) => (
                <MeetingRow key={view.meeting.id} view={view} viewpoint={views.viewpoint} of="person" />
              ))}
            </OpenListSection>
          )}
          {shownPast.length > 0 && (
            <OpenListSection heading="Past">
              {shownPast.map((view) => (
                <MeetingRow key={view.meeting.id} view={view} viewpoint={views.viewpoint} of="person" />
              ))}
            </OpenListSection>
          )}
        </OpenList>
      )}
      {hidden > 0 && (
        <div className="list-more">
          <Button variant="quiet" onPress={() => setShowsAll(true)}>
            Show {hidden} more
          </Button>
        </div>
      )}
    </aside>
  )
}
