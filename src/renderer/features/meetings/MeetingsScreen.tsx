import './meetings.css'
import '../../ui/form.css'
import { CalendarPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useRoutes } from '../../app/route'
import { useAvailableCommands, useWindowSession } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FirstRows } from '../../ui/FirstRows'
import { OpenList, OpenListSection } from '../../ui/OpenList'
import { Screen } from '../../ui/Screen'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { Select } from '../../ui/Select'
import { Skeleton } from '../../ui/Skeleton'
import { useWorkspaceViews, type WorkspaceViews } from '../people/use-people-views'
import { NewInCalendar } from '../calendar-import/NewInCalendar'
import { groupByDay, type MeetingView } from './meeting-view'
import { MeetingRow } from './MeetingRow'
import { anyone, anySeries, filterMeetings, personChoices, seriesChoices, type When } from './meeting-filter'

/** All 1:1s, upcoming and past. */
export function MeetingsScreen() {
  const views = useWorkspaceViews()
  const { commands } = useWindowSession()
  const canImport = useAvailableCommands().includes('import-calendar')
  const plan = () => commands.run('new-meeting')
  const bring = () => commands.run('import-calendar')
  const isEmpty = views?.meetings.length === 0
  return (
    <Screen
      label="1:1s"
      lead={<h1 className="screen-name">1:1s</h1>}
      actions={
        views !== undefined &&
        !isEmpty && (
          <>
            {canImport && (
              <Button variant="quiet" onPress={bring}>
                Import a calendar
              </Button>
            )}
            <Button variant="primary" icon={CalendarPlus} onPress={plan}>
              New 1:1
            </Button>
          </>
        )
      }
    >
      <div className="list-page">
        <NewInCalendar />
        {!views && <Skeleton rows={5} />}
        {isEmpty && (
          <EmptyState
            title="Who do you meet next?"
            actions={
              <>
                <Button variant="primary" icon={CalendarPlus} keys="Mod+N" onPress={plan}>
                  New 1:1
                </Button>
                {canImport && <Button onPress={bring}>Import a calendar</Button>}
              </>
            }
          >
            <p>
              A 1:1 here is one conversation with one person on a date. Its agenda begins from a template for
              who the person is to you, and what stays open is offered again next time.
            </p>
          </EmptyState>
        )}
        {views && !isEmpty && <Meetings views={views} onPlan={plan} />}
      </div>
    </Screen>
  )
}

function Meetings({ views, onPlan }: { views: WorkspaceViews; onPlan: () => void }) {
  const [when, setWhen] = useState<When>('upcoming')
  const [personId, setPersonId] = useState<string>(anyone)
  const [seriesId, setSeriesId] = useState<string>(anySeries)
  const choices = useMemo(() => personChoices(views), [views])
  const series = useMemo(() => seriesChoices(views.meetings, personId), [views, personId])
  const found = filterMeetings(views.meetings, { when, personId, seriesId })
  const isFiltered = personId !== anyone || seriesId !== anySeries

  return (
    <>
      <div className="meeting-filters">
        <SegmentedChoice
          label="Which 1:1s"
          hideLabel
          choices={[
            { id: 'upcoming', label: 'Upcoming' },
            { id: 'past', label: 'Past' },
          ]}
          value={when}
          onChange={setWhen}
        />
        <Select
          label="Person"
          hideLabel
          choices={choices}
          value={personId}
          onChange={(id) => {
            setPersonId(id)
            setSeriesId(anySeries)
          }}
        />
        {series.length > 1 && (
          <Select label="Series" hideLabel choices={series} value={seriesId} onChange={setSeriesId} />
        )}
      </div>
      {found.length === 0 ? (
        <NothingHere when={when} isFiltered={isFiltered} onPlan={onPlan} />
      ) : (
        <FirstRows rows={found}>{(shown) => <MeetingList found={shown} views={views} />}</FirstRows>
      )}
    </>
  )
}

function MeetingList({ found, views }: { found: readonly MeetingView[]; views: WorkspaceViews }) {
  const routes = useRoutes()
  return (
    <OpenList label="1:1s" onOpen={(id) => routes.go({ screen: 'meeting', id })}>
      {groupByDay(found, views.viewpoint).map(({ day, heading, views: onDay }) => (
        <OpenListSection key={day} heading={heading}>
          {onDay.map((view) => (
            <MeetingRow key={view.meeting.id} view={view} viewpoint={views.viewpoint} of="day" />
          ))}
        </OpenListSection>
      ))}
    </OpenList>
  )
}

function NothingHere(props: { when: When; isFiltered: boolean; onPlan: () => void }) {
  const { when, isFiltered, onPlan } = props
  const words =
    when === 'past'
      ? 'No 1:1 has taken place yet.'
      : 'Nothing is planned. Past 1:1s are kept beside this list.'
  return (
    <div className="nothing-here" role="status">
      <p>{isFiltered ? 'No 1:1 fits this choice.' : words}</p>
      {when === 'upcoming' && <Button onPress={onPlan}>New 1:1</Button>}
    </div>
  )
}
