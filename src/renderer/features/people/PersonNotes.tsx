import type { Person } from '@shared/documents/kinds/person'

/** Working notes about a person. */
export function PersonNotes({ person }: { person: Person }) {
  return <section className="person-notes" aria-label={`Notes about ${person.fields.name}`} />
}
