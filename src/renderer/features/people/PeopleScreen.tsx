import './people.css'
import '../../ui/form.css'
import { UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useRoutes } from '../../app/route'
import { useWindowSession } from '../../app/window-session'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FirstRows } from '../../ui/FirstRows'
import { OpenList, OpenRow } from '../../ui/OpenList'
import { Screen } from '../../ui/Screen'
import { SearchField } from '../../ui/SearchField'
import { Skeleton } from '../../ui/Skeleton'
import { dayInWords, shortDate, timeInWords } from '@shared/domain/meeting-words'
import type { Viewpoint } from '../meetings/meeting-view'
import { byNextMeeting, filterPeople, relationWords, type PersonView } from './people-view'
import { useWorkspaceViews } from './use-people-views'

/** Everybody the user meets. */
export function PeopleScreen() {
  const views = useWorkspaceViews()
  const { commands } = useWindowSession()
  const add = () => commands.run('new-person')
  return (
    <Screen
      label="People"
      lead={<h1 className="screen-name">People</h1>}
      actions={
        views !== undefined &&
        views.people.length > 0 && (
          <Button variant="primary" icon={UserPlus} onPress={add}>
            New person
          </Button>
        )
      }
    >
      <div className="list-page">
        {!views && <Skeleton rows={5} />}
        {views?.people.length === 0 && <NobodyYet onAdd={add} />}
        {views && views.people.length > 0 && <People people={views.people} viewpoint={views.viewpoint} />}
      </div>
    </Screen>
  )
}

function People({ people, viewpoint }: { people: readonly PersonView[]; viewpoint: Viewpoint }) {
  const routes = useRoutes()
  const [typed, setTyped] = useState('')
  const inOrder = useMemo(() => byNextMeeting(people), [people])
  const shown = useMemo(() => filterPeople(inOrder, typed), [inOrder, typed])
  const open = (id: string) => routes.go({ screen: 'person', id })
  return (
    <>
      <SearchField
        label="Filter people"
        placeholder="Filter by name, role or relation"
        value={typed}
        onChange={setTyped}
        onSubmit={() => {
          const [first] = shown
          if (first && typed.trim() !== '') open(first.person.id)
        }}
      />
      {shown.length === 0 && (
        <p className="quiet-line" role="status">
          Nobody matches “{typed.trim()}”.
        </p>
      )}
      {shown.length > 0 && (
        <FirstRows rows={shown}>
          {(first) => (
            <OpenList label="People" onOpen={open}>
              {first.map((view) => (
                <PersonRow key={view.person.id} view={view} viewpoint={viewpoint} />
              ))}
            </OpenList>
          )}
        </FirstRows>
      )}
      {people.length < 3 && typed === '' && (
        <p className="quiet-line">
          Who else do you lead up to? A skip-level, a client, a peer you depend on.
        </p>
      )}
    </>
  )
}

function PersonRow({ view: { person, next, last }, viewpoint }: { view: PersonView; viewpoint: Viewpoint }) {
  const { nowMs, zone } = viewpoint
  const { name, relation, role } = person.fields
  const nextWords =
    next?.time &&
    `${capitalized(dayInWords(next.time.startMs, nowMs, zone))} ${timeInWords(next.time.startMs, zone)}`
  const lastWords =
    last?.time &&
    `${last.isProvisional ? 'Probably met' : 'Last met'} ${shortDate(last.time.startMs, nowMs, zone)}`
  const shownName = name || 'No name yet'
  return (
    <OpenRow
      id={person.id}
      text={shownName}
      lead={<Avatar id={person.id} name={name} />}
      title={shownName}
      detail={[relationWords[relation], role].filter(Boolean).join(' · ')}
      end={
        <span className="person-when">
          <span className="figures">{nextWords ?? 'Nothing planned'}</span>
          {lastWords && <span className="faint figures">{lastWords}</span>}
        </span>
      }
    />
  )
}

function NobodyYet({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      title="Who do you lead up to?"
      actions={
        <Button variant="primary" icon={UserPlus} keys="Mod+Shift+N" onPress={onAdd}>
          New person
        </Button>
      }
    >
      <p>
        Start with the person you meet next: a manager, a skip-level, a client, a peer you depend on. A name
        is enough.
      </p>
      <p>Their goals, what worries them and how they like things told stay on this device.</p>
    </EmptyState>
  )
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
