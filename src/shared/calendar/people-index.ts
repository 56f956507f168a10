import type { OtherPerson } from './find-meetings'
import { personIdOf } from './source-ids'

export interface ExistingPerson {
  id: string
  name: string
  email: string
}

/** Somebody met in an import; `isNew` where the workspace has no such person yet. */
export interface PlannedPerson {
  id: string
  name: string
  email: string
  isNew: boolean
  meetingCount: number
}

/** Tells which person of the workspace, or of the file, somebody in a calendar is. */
export interface PeopleIndex {
  /** The person's id, whether or not a meeting is created with them. */
  idFor(person: OtherPerson): string
  /** The same, and counts one meeting. */
  add(person: OtherPerson): string
  list(): PlannedPerson[]
}

/**
 * By address first. Somebody known only by a name ("1:1 Maria" without guests) is the one person of that name, or of
 * that first name, in the workspace or in the file.
 */
export function createPeopleIndex(
  existing: readonly ExistingPerson[],
  offered: readonly OtherPerson[],
): PeopleIndex {
  const inFile = offered
    .filter(({ email }) => email !== '')
    .map(({ email, name }) => ({ id: personIdOf(email, name), name, email }))
  const byEmail = new Map(inFile.map((person) => [person.email, person]))
  for (const person of existing)
    if (person.email !== '') byEmail.set(person.email.trim().toLowerCase(), { ...person })
  const everybody = new Map([...existing, ...byEmail.values()].map((person) => [person.id, person]))
  const existingIds = new Set(existing.map(({ id }) => id))
  const counted = new Map<string, PlannedPerson>()

  const find = (person: OtherPerson): ExistingPerson => {
    const known =
      person.email === '' ? findByName([...everybody.values()], person.name) : byEmail.get(person.email)
    return known ?? { id: personIdOf(person.email, person.name), name: person.name, email: person.email }
  }
  return {
    idFor: (person) => find(person).id,
    add: (person) => {
      const found = find(person)
      const entry = counted.get(found.id) ?? { ...found, isNew: !existingIds.has(found.id), meetingCount: 0 }
      entry.meetingCount++
      counted.set(found.id, entry)
      return found.id
    },
    list: () =>
      [...counted.values()].sort((a, b) => b.meetingCount - a.meetingCount || (a.name < b.name ? -1 : 1)),
  }
}

function findByName(people: ExistingPerson[], name: string): ExistingPerson | undefined {
  const wanted = fold(name)
  const same = people.filter((person) => fold(person.name) === wanted)
  if (same.length > 0) return same.length === 1 ? same[0] : undefined
  const first = people.filter((person) => fold(person.name).split(' ')[0] === wanted)
  return first.length === 1 ? first[0] : undefined
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
