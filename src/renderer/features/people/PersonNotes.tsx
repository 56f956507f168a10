import type { Person } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { BodyEditor } from '../../editor/BodyEditor'

/** How to work with a person, in as many words as it takes (P13); only the user reads it. */
export function PersonNotes({ person }: { person: Person }) {
  const { name } = person.fields
  return (
    <section className="person-section" aria-labelledby="person-notes" data-private>
      <h2 className="section-heading" id="person-notes">
        How to work with {firstNameOf(name) || 'this person'}
      </h2>
      <BodyEditor documentId={person.id} mode="notes" label={`Notes about ${name || 'this person'}`} />
    </section>
  )
}
