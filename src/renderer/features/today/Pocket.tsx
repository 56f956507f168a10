import type { Opener } from '@shared/documents/kinds/opener'
import { useRows } from '../../documents/use-rows'
import { SectionHeading } from '../../ui/SectionHeading'
import type { UpcomingMeeting } from './use-upcoming'

/** As many as can be read in five seconds. */
const shownOpeners = 3

/** Questions to have at hand: openers not asked yet, of those met soonest first. */
export function Pocket({ upcoming }: { upcoming: readonly UpcomingMeeting[] }) {
  const openers = useRows('opener')
  const people = useRows('person')
  const shown = pocketOpeners(openers ?? [], upcoming).slice(0, shownOpeners)
  if (shown.length === 0) return null
  return (
    <aside className="pocket" aria-labelledby="pocket">
      <SectionHeading id="pocket">In your pocket</SectionHeading>
      <ul className="pocket-list">
        {shown.map(({ id, fields: { fact, question, personId } }) => {
          const name = people?.find((person) => person.id === personId)?.fields.name
          return (
            <li key={id} className="card">
              <p className="document-text" dir="auto">
                “{[fact, question].filter(Boolean).join(' ')}”
              </p>
              {name && (
                <p className="card-detail" dir="auto">
                  {name}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </aside>
  )
}

/** Openers that can still be asked, in the order in which their people are met, then newest first. */
export function pocketOpeners(
  openers: readonly Opener[],
  upcoming: readonly Pick<UpcomingMeeting, 'person'>[],
): Opener[] {
  const place = (personId: string | null) => {
    const index = upcoming.findIndex(({ person }) => person.id === personId)
    return index === -1 ? upcoming.length : index
  }
  return openers
    .filter(({ fields }) => fields.status === 'draft' || fields.status === 'planned')
    .filter(({ fields }) => `${fields.fact}${fields.question}`.trim() !== '')
    .sort(
      (one, other) =>
        place(one.fields.personId) - place(other.fields.personId) ||
        (other.fields.createdAt ?? '').localeCompare(one.fields.createdAt ?? ''),
    )
}
