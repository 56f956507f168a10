import './close.css'
import { useRef } from 'react'
import { keysOf } from '../../app/app-commands'
import { useRoutes } from '../../app/route'
import { useAppCommand } from '../../app/window-session'
import { useRowStore } from '../../documents/use-rows'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { SectionHeading } from '../../ui/SectionHeading'
import { Skeleton } from '../../ui/Skeleton'
import { firstNameOf } from '@shared/domain/meeting-words'
import { outcomeOf } from '@shared/domain/close/outcome'
import { AskedHere } from '../openers/AskedHere'
import { HealthChoice } from '../people/HealthChoice'
import { useWorkspaceViews } from '../people/use-people-views'
import type { MeetingView, Viewpoint } from '../meetings/meeting-view'
import { whenInWords } from '../meetings/when-in-words'
import { leftOverInWords } from './close-words'
import { FollowUpMessage } from './FollowUpMessage'
import { HeardLines } from './HeardLines'
import { LeftOverList } from './LeftOverList'
import { useCloseEdits } from './use-close-edits'
import { useLeftOver } from './use-left-over'

/** After a 1:1: what was heard, how it stands, what becomes of what is left over, and what to send. */
export function CloseScreen({ id }: { id: string }) {
  const views = useWorkspaceViews()
  const routes = useRoutes()
  const view = views?.meetings.find(({ meeting }) => meeting.id === id)
  if (!views) {
    return (
      <Screen label="After the 1:1">
        <Skeleton rows={6} />
      </Screen>
    )
  }
  if (!view) {
    return (
      <Screen label="After the 1:1">
        <EmptyState
          title="This 1:1 is no longer here"
          actions={<Button onPress={() => routes.replace({ screen: 'today' })}>Today</Button>}
        >
          <p>What was removed is in the trash for 30 days.</p>
        </EmptyState>
      </Screen>
    )
  }
  return <Closing view={view} viewpoint={views.viewpoint} />
}

function Closing({ view, viewpoint }: { view: MeetingView; viewpoint: Viewpoint }) {
  const routes = useRoutes()
  const rows = useRowStore()
  const edits = useCloseEdits()
  const left = useLeftOver(view.meeting)
  const page = useRef<HTMLDivElement>(null)
  const { person, meeting } = view
  const projection = left?.projections.get(meeting.id)
  const name = firstNameOf(person?.fields.name ?? '') || 'this person'
  const isClosed = outcomeOf(meeting.fields) === 'met'
  const leave = () => (routes.canGoBack ? routes.back() : routes.replace({ screen: 'today' }))
  const close = () => {
    if (!isClosed) edits.met(view)
    leave()
  }
  const didNotHappen = () => {
    edits.didNotHappen(view)
    leave()
  }
  useAppCommand('close-meeting', close)
  /** The health, then what is left over, then the message: from one to the next with Enter. */
  const goTo = (selector: string) => page.current?.querySelector<HTMLElement>(selector)?.focus()
  return (
    <Screen
      label={`After the 1:1 with ${name}`}
      lead={
        <>
          {person && <Avatar id={person.id} name={person.fields.name} />}
          <span className="close-when figures">{whenInWords(view, viewpoint)}</span>
        </>
      }
      actions={
        <>
          <Button variant="quiet" onPress={didNotHappen}>
            Did not happen
          </Button>
          <Button variant="primary" keys={keysOf('close-meeting')} onPress={close}>
            {isClosed ? 'Done' : 'Close the 1:1'}
          </Button>
        </>
      }
    >
      <div className="close-page" ref={page}>
        <h1 className="close-headline" dir="auto">
          After the 1:1 with {name}
        </h1>
        {person && (
          <HeardLines
            view={view}
            person={person}
            name={name}
            onDone={() => goTo('.close-health input:checked, .close-health input')}
          />
        )}
        {person && (
          <section
            className="close-section close-health"
            aria-label={`How it stands with ${name}`}
            data-private
            // Ahead of the choice, which keeps Enter for itself.
            onKeyDownCapture={(event) => {
              if (event.key === 'Enter')
                goTo('[aria-labelledby="left-over"] [role="row"], .follow-up textarea')
            }}
          >
            <HealthChoice name={name} view={view} viewpoint={viewpoint} />
          </section>
        )}
        <section className="close-section">
          <SectionHeading id="left-over">
            {left ? leftOverInWords(left.items.length) : 'Left over'}
          </SectionHeading>
          {left ? (
            <LeftOverList
              view={view}
              left={left}
              isLetGo={({ meetingId, itemId }) =>
                rows.get('meeting', meetingId)?.fields.letGo.includes(itemId) ?? false
              }
            />
          ) : (
            <Skeleton rows={2} />
          )}
        </section>
        {projection && <AskedHere items={projection.items} />}
        <section className="close-section">
          <SectionHeading>To send</SectionHeading>
          <FollowUpMessage view={view} projection={projection} />
        </section>
      </div>
    </Screen>
  )
}
