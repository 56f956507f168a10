import type { Person } from '@shared/documents/kinds/person'
import { BodyEditor } from '../../editor/BodyEditor'

/** Working notes about a person; only the user reads them. */
export function PersonNotes({ person }: { person: Person }) {
  const { name } = person.fields
  return (
    <section className="person-notes" aria-labelledby="person-notes" data-private>
      <h2 className="section-heading" id="person-notes">
        Notes
      </h2>
      <BodyEditor documentId={person.id} mode="notes" label={`Notes about ${name || 'this person'}`} />
    </section>
  )
}
