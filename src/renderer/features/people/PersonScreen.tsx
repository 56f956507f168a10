import './people.css'
import './person.css'
import '../../ui/form.css'
import { CalendarPlus, ChevronLeft, Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useRoutes } from '../../app/route'
import { useAppCommand, useRecordEdits } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { Button, IconButton } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Menu } from '../../ui/Menu'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { NewMeetingDialog } from '../meetings/NewMeetingDialog'
import { Backlinks } from '../links/Backlinks'
import { MutedForPerson } from '../prep/check/MutedForPerson'
import { PersonOpeners } from '../openers/PersonOpeners'
import { NotesAbout } from './NotesAbout'
import { PersonBetween } from './PersonBetween'
import { PersonMeetings, PersonNext } from './PersonMeetings'
import { PersonNotes } from './PersonNotes'
import { PersonProfile } from './PersonProfile'
import { PersonStanding } from './PersonStanding'
import { PersonStyle } from './PersonStyle'
import { PersonTimeline } from './PersonTimeline'
import { StillTrue } from './StillTrue'
import { useWorkspaceViews } from './use-people-views'
import { usePersonWorld } from './use-person-world'

/** One person: what the user knows of them, how they like things, and everything with them. */
export function PersonScreen({ id }: { id: string }) {
  const isLoaded = useRows('person') !== undefined
  const person = useRow('person', id)
  if (!isLoaded) {
    return (
      <Screen label="Person">
        <Skeleton rows={6} />
      </Screen>
    )
  }
  if (!person || person.fields.trashedAt !== null) return <PersonGone person={person} />
  return <PersonPage key={person.id} person={person} />
}

function PersonPage({ person }: { person: Person }) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const [isPlanning, setPlanning] = useState(false)
  const world = usePersonWorld(person, useWorkspaceViews())
  useAppCommand('new-meeting', () => setPlanning(true))
  const name = person.fields.name || 'this person'

  const remove = () => {
    routes.replace({ screen: 'people' })
    void edits.write(
      `Remove ${name}`,
      [{ id: person.id, fields: { trashedAt: new Date().toISOString() } }],
      `${name} is in the trash for 30 days.`,
    )
  }

  return (
    <Screen
      label={person.fields.name || 'A person without a name yet'}
      lead={
        <Button variant="quiet" icon={ChevronLeft} onPress={() => routes.go({ screen: 'people' })}>
          People
        </Button>
      }
      actions={
        <>
          <Menu
            label={`More about ${name}`}
            trigger={<IconButton icon={Ellipsis} label={`More about ${name}`} />}
            entries={[
              { id: 'remove', label: `Remove ${name}`, icon: Trash2, tone: 'loss', onAction: remove },
            ]}
          />
          <Button variant="primary" icon={CalendarPlus} onPress={() => setPlanning(true)}>
            New 1:1
          </Button>
        </>
      }
    >
      <div className="person-body">
        <div className="person-page">
          {world && <PersonNext world={world} />}
          <PersonProfile person={person} />
          {world && (
            <>
              <StillTrue world={world} />
              <NotesAbout world={world} answersKeys />
              <PersonStyle world={world} />
              <PersonStanding world={world} />
              <MutedForPerson person={person} />
            </>
          )}
          <PersonNotes person={person} />
          <Backlinks id={person.id} />
        </div>
        {world && (
          <aside className="person-side" aria-label={`With ${name}`}>
            <PersonMeetings world={world} onPlan={() => setPlanning(true)} />
            <PersonOpeners world={world} />
            <PersonBetween person={person} />
            <PersonTimeline world={world} />
          </aside>
        )}
      </div>
      {isPlanning && <NewMeetingDialog personId={person.id} onClose={() => setPlanning(false)} />}
    </Screen>
  )
}

function PersonGone({ person }: { person: Person | undefined }) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const name = person ? firstNameOf(person.fields.name) || 'This person' : 'This person'
  return (
    <Screen label="People">
      <EmptyState
        title={person ? `${name} is in the trash` : 'This person is no longer here'}
        actions={
          <>
            {person && (
              <Button
                onPress={() =>
                  void edits.write(`Bring ${name} back`, [{ id: person.id, fields: { trashedAt: null } }])
                }
              >
                Bring {name} back
              </Button>
            )}
            <Button variant="quiet" onPress={() => routes.replace({ screen: 'people' })}>
              People
            </Button>
          </>
        }
      >
        <p>Notes and 1:1s with this person are kept.</p>
      </EmptyState>
    </Screen>
  )
}
