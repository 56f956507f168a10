import './check/check.css'
import { firstNameOf } from '@shared/domain/meeting-words'
import { HealthChoice } from '../people/HealthChoice'
import type { Prepared } from './use-prepared'

/** After a 1:1: how it stands between the two since, in one key. Nothing before it, and where it did not take place. */
export function HealthAfter({ prepared: { view, views } }: { prepared: Prepared }) {
  const { person, isPast, takesPlace } = view
  if (!person || !isPast || !takesPlace) return null
  const name = firstNameOf(person.fields.name) || 'this person'
  return (
    <section className="prep-check" aria-label={`How it stands with ${name}`} data-private>
      <HealthChoice name={name} view={view} viewpoint={views.viewpoint} />
    </section>
  )
}
