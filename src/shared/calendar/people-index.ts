import type { OtherPerson } from './find-meetings'
import { personIdOf } from './source-ids'

export interface ExistingPerson {
  id: string
  name: string
  email: string
}

/** Somebody met in an import, however many of its meetings are new; `isNew` where the workspace has no such person yet. */
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
  /** The same, and lists them. */
  mention(person: OtherPerson): string
  /** The same, and counts one meeting. */
  add(person: OtherPerson): string
  list(): PlannedPerson[]
}

/**
 * By address first. Somebody the workspace knows without an address is the one of that name in the file ("Maria", typed
 * by hand, where one Maria is invited), and somebody known only by a name ("1:1 Maria" without guests) the one person
 * of that name, or of that first name, in the workspace or in the file.
 */
export function createPeopleIndex(
  existing: readonly ExistingPerson[],
  offered: readonly OtherPerson[],
): PeopleIndex {
  const inFile = new Map(
    offered
      .filter(({ email }) => email !== '')
      .map(({ email, name }) => [email, { id: personIdOf(email, name), name, email }]),
  )
  const byEmail = new Map<string, ExistingPerson>()
  for (const person of existing)
    if (person.email.trim() !== '') byEmail.set(person.email.trim().toLowerCase(), person)
  const withoutEmail = existing.filter(({ email }) => email.trim() === '')
  for (const invited of inFile.values()) {
    if (byEmail.has(invited.email)) continue
    const namesake = findNamesake(withoutEmail, invited, [...inFile.values()])
    byEmail.set(invited.email, namesake ? { ...namesake, email: invited.email } : invited)
  }
  const everybody = new Map([...existing, ...byEmail.values()].map((person) => [person.id, person]))
  const existingIds = new Set(existing.map(({ id }) => id))
  const counted = new Map<string, PlannedPerson>()

  const find = (person: OtherPerson): ExistingPerson => {
    const known =
      person.email === '' ? findByName([...everybody.values()], person.name) : byEmail.get(person.email)
    return known ?? { id: personIdOf(person.email, person.name), name: person.name, email: person.email }
  }
  const list = (person: OtherPerson): PlannedPerson => {
    const found = find(person)
    const entry = counted.get(found.id) ?? { ...found, isNew: !existingIds.has(found.id), meetingCount: 0 }
    counted.set(found.id, entry)
    return entry
  }
  return {
    idFor: (person) => find(person).id,
    mention: (person) => list(person).id,
    add: (person) => {
      const entry = list(person)
      entry.meetingCount++
      return entry.id
    },
    list: () =>
      [...counted.values()].sort((a, b) => b.meetingCount - a.meetingCount || (a.name < b.name ? -1 : 1)),
  }
}

/** Whom the user typed in by name alone, where only one in the file can be meant. */
function findNamesake(
  withoutEmail: readonly ExistingPerson[],
  invited: ExistingPerson,
  inFile: readonly ExistingPerson[],
): ExistingPerson | undefined {
  const found = findByName(withoutEmail, invited.name) ?? findByName(withoutEmail, firstWord(invited.name))
  if (!found || fold(found.name) === fold(invited.name)) return found
  const sameFirst = inFile.filter(({ name }) => firstWord(name) === firstWord(invited.name))
  return sameFirst.length === 1 && fold(found.name) === firstWord(invited.name) ? found : undefined
}

function findByName(people: readonly ExistingPerson[], name: string): ExistingPerson | undefined {
  const wanted = fold(name)
  const same = people.filter((person) => fold(person.name) === wanted)
  if (same.length > 0) return same.length === 1 ? same[0] : undefined
  const first = people.filter((person) => firstWord(person.name) === wanted)
  return first.length === 1 ? first[0] : undefined
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function firstWord(name: string): string {
  return fold(name).split(' ')[0] ?? ''
}
