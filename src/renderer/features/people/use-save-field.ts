import type { Person, PersonFields } from '@shared/documents/kinds/person'
import { useRecordEdits } from '../../app/window-session'

/** Gives, for a field of a person, the function that saves it as one step of the history. */
export function useSaveField(person: Person) {
  const edits = useRecordEdits()
  return <Name extends keyof PersonFields>(field: Name, what: string) =>
    (value: PersonFields[Name]): void =>
      void edits.write(`Change ${what}`, [{ id: person.id, fields: { [field]: value } }])
}
