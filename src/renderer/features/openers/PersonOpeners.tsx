import { useMemo } from 'react'
import type { Opener } from '@shared/documents/kinds/opener'
import { firstNameOf } from '@shared/domain/meeting-words'
import { openerText } from '@shared/domain/opener-drafts'
import { useRoutes, type Route } from '../../app/route'
import { useRows } from '../../documents/use-rows'
import { OpenList, OpenRow } from '../../ui/OpenList'
import type { PersonWorld } from '../people/use-person-world'

const statusWords = {
  draft: 'Draft, for the next 1:1',
  planned: 'On an agenda',
  asked: 'Asked, waits for the answer',
  answered: 'Answered',
} as const

/** Openers for one person that are not behind them yet: those to ask, and those that wait for an answer. */
export function PersonOpeners({ world }: { world: PersonWorld }) {
  const routes = useRoutes()
  const openers = useRows('opener')
  const { person, meetings } = world
  const open = useMemo(
    () =>
      openers?.filter(({ fields }) => fields.personId === person.id && fields.status !== 'answered') ?? [],
    [openers, person.id],
  )
  if (open.length === 0) return null
  const next = meetings.find(({ isPast, isCancelled }) => !isPast && !isCancelled)
  const placeOf = ({ id, fields }: Opener): Route | undefined => {
    if (fields.status === 'asked') return { screen: 'follow-through', section: 'openers', id }
    const meetingId = fields.meetingId ?? next?.meeting.id
    return meetingId === undefined ? undefined : { screen: 'meeting', id: meetingId }
  }
  const name = firstNameOf(person.fields.name) || 'this person'
  return (
    <section className="person-openers" aria-label={`Openers for ${name}`}>
      <h2 className="section-heading">Openers</h2>
      <OpenList
        label={`Openers for ${name}`}
        onOpen={(id) => {
          const place = open.filter((opener) => opener.id === id).map(placeOf)[0]
          if (place) routes.go(place)
        }}
      >
        {open.map(({ id, fields }) => (
          <OpenRow
            key={id}
            id={id}
            text={openerText(fields)}
            title={openerText(fields)}
            detail={statusWords[fields.status]}
          />
        ))}
      </OpenList>
    </section>
  )
}
