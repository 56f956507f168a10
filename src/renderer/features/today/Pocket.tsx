import type { Opener } from '@shared/documents/kinds/opener'
import { isReadyOpener, openerText } from '@shared/domain/opener-drafts'
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
    <section aria-labelledby="pocket">
      <SectionHeading id="pocket">In your pocket</SectionHeading>
      <p className="pocket-hint">Openers not asked yet, at hand when you run into somebody.</p>
      <ul className="pocket-list">
        {shown.map(({ id, fields }) => {
          const name = people?.find((person) => person.id === fields.personId)?.fields.name
          const detail = [name, isReadyOpener(fields) ? '' : 'no question yet'].filter(Boolean).join(' · ')
          return (
            <li key={id} className="card">
              <p className="document-text" dir="auto">
                “{openerText(fields)}”
              </p>
              {detail && (
                <p className="card-detail" dir="auto">
                  {detail}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Openers that can still be asked: those with a question first, then as their people are met, then the newest. */
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
    .filter(({ fields }) => openerText(fields) !== '')
    .sort(
      (one, other) =>
        Number(isReadyOpener(other.fields)) - Number(isReadyOpener(one.fields)) ||
        place(one.fields.personId) - place(other.fields.personId) ||
        (other.fields.createdAt ?? '').localeCompare(one.fields.createdAt ?? ''),
    )
}
