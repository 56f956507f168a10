import { Lock } from 'lucide-react'
import { GridList } from 'react-aria-components'
import type { CarriedItem } from '@shared/domain/carry-over'
import { noteTypeWords } from '@shared/documents/kinds/note'
import { firstNameOf, shortDate } from '@shared/domain/meeting-words'
import { isOpenNote } from '@shared/domain/people/notes-about'
import { listenFor } from '@shared/domain/templates'
import { useRoutes } from '../../../app/route'
import { Button } from '../../../ui/Button'
import { kindWords } from '../../../editor/item/item-kinds'
import { OpenersForPerson } from '../../openers/OpenersForPerson'
import { StillTrue } from '../../people/StillTrue'
import { LastTime } from './LastTime'
import { OwedSections } from './OwedSections'
import { ShelfCard } from './ShelfCard'
import { ShelfSection } from './ShelfSection'
import type { ShelfActions } from './use-shelf-actions'
import type { Prepared } from '../use-prepared'

interface ShelfProps {
  prepared: Prepared
  /** `undefined` while the agenda cannot be edited. */
  actions: ShelfActions | undefined
}

/** What may go on the agenda, and what to know while writing it. */
export function Shelf({ prepared, actions }: ShelfProps) {
  const { view, world, carried, owed, captures } = prepared
  const { person } = view
  const name = firstNameOf(person?.fields.name ?? '') || 'this person'
  const isThin = carried.length + owed.byMe.length + owed.byThem.length + captures.length === 0
  return (
    <div className="shelf-content">
      <LastTime prepared={prepared} />
      <GridList
        aria-label="For the agenda"
        className="shelf-list"
        onAction={(key) => actions?.take(String(key))}
      >
        {carried.length > 0 && (
          <ShelfSection heading="Carried over">
            {carried.map((item) => (
              <CarriedCard key={item.ref} item={item} prepared={prepared} actions={actions} />
            ))}
          </ShelfSection>
        )}
        <OwedSections prepared={prepared} actions={actions} />
        {captures.length > 0 && (
          <ShelfSection heading={`Captures that mention ${name}`}>
            {captures.map(({ id, fields }) => (
              <ShelfCard key={id} id={`capture:${id}`} text={fields.text} detail="From your inbox">
                {fields.text}
              </ShelfCard>
            ))}
          </ShelfSection>
        )}
      </GridList>
      {world && actions && !view.isPast && !view.isCancelled && (
        <OpenersForPerson world={world} meetingId={view.meeting.id} />
      )}
      {isThin && (
        <p className="quiet-line shelf-thin">
          What stays open after a 1:1 comes back here. So does every capture with @{name} in it.
        </p>
      )}
      <PrivateNotes prepared={prepared} name={name} />
    </div>
  )
}

interface CarriedCardProps extends ShelfProps {
  item: CarriedItem
}

function CarriedCard({ item, prepared, actions }: CarriedCardProps) {
  const { nowMs, zone } = prepared.views.viewpoint
  const from = prepared.views.meetings.find(({ meeting }) => meeting.id === item.lastMeetingId)
  const date = from?.time ? shortDate(from.time.startMs, nowMs, zone) : ''
  return (
    <ShelfCard
      id={item.ref}
      text={item.headline}
      detail={[
        kindWords(item.kind).label,
        item.minutes > 0 ? `${item.minutes} min` : '',
        date && `left over on ${date}`,
        item.times > 1 ? `${item.times} times` : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <Button variant="quiet" onPress={() => actions?.tickOff(item)}>
            Done
          </Button>
          <Button variant="quiet" onPress={() => actions?.letGo(item)}>
            Let go
          </Button>
        </>
      }
    >
      {item.headline}
    </ShelfCard>
  )
}

/** What only the user may read: never on the agenda, never in a brief. */
function PrivateNotes({ prepared, name }: { prepared: Prepared; name: string }) {
  const routes = useRoutes()
  const { world } = prepared
  const { person, meeting } = prepared.view
  if (!person || !world) return null
  const notes = world.notes.filter(
    (note) => isOpenNote(note) && (note.fields.type === 'goal' || note.fields.type === 'worry'),
  )
  const hint = meeting.fields.template === '' ? '' : listenFor(meeting.fields.template, name)
  return (
    <>
      <StillTrue world={world} />
      <section className="shelf-section" aria-label={`${name}’s goals and worries`} data-private>
        <h2 className="section-heading private-note">
          <Lock aria-hidden size={11} strokeWidth={2.25} /> {name}’s goals and worries
        </h2>
        {notes.length === 0 && (
          <p className="quiet-line">
            Nothing noted yet.{' '}
            <Button variant="quiet" onPress={() => routes.go({ screen: 'person', id: person.id })}>
              What must {name} deliver?
            </Button>
          </p>
        )}
        <ul className="shelf-notes">
          {notes.map(({ id, fields }) => (
            <NoteCard key={id} text={fields.text} kind={noteTypeWords[fields.type]} />
          ))}
          {hint && <NoteCard text={hint} kind="Listen for" />}
        </ul>
      </section>
    </>
  )
}

function NoteCard({ text, kind }: { text: string; kind: string }) {
  return (
    <li className="card">
      <p className="shelf-words" dir="auto">
        {text}
      </p>
      <p className="card-detail">{kind}</p>
    </li>
  )
}
