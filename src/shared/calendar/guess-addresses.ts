import type { Attendee } from './attendees'
import type { ParsedCalendar } from './read-calendar'

/** An address with how many events speak for it. */
export interface AddressCandidate {
  email: string
  name: string
  eventCount: number
}

/**
 * Whose calendar this is: addresses by how many different events they are in, most first, and of equals who invites
 * more. A calendar named after an address (as Google's main calendars are) is that address's.
 */
export function findAddressCandidates(calendar: ParsedCalendar): AddressCandidate[] {
  const candidates = countAddresses(calendar)
  const named = calendar.name.trim().toLowerCase()
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(named) && !candidates.some(({ email }) => email === named)) {
    candidates.push({ email: named, name: named, eventCount: 0 })
  }
  const invitations = new Map<string, number>()
  for (const { organizer } of calendar.events) {
    if (organizer) invitations.set(organizer.email, (invitations.get(organizer.email) ?? 0) + 1)
  }
  const invited = (email: string): number => invitations.get(email) ?? 0
  return candidates.sort(
    (a, b) =>
      Number(b.email === named) - Number(a.email === named) ||
      b.eventCount - a.eventCount ||
      invited(b.email) - invited(a.email) ||
      compare(a, b),
  )
}

/** An address in fewer events than this may be there by chance. */
const minAssistantEvents = 3

/** Titles people carry who keep another's calendar. */
const assistantWords =
  /\b(?:assistant|assistenz|assistentin|assistante|asistente|secretary|sekretariat|EA|PA)\b|\bea to\b/i

/**
 * Whom the user may want to ignore: whoever invites on another's behalf, carries an assistant's title, or is the third
 * one in 1:1s with at least two different people.
 */
export function findAssistantCandidates(
  calendar: ParsedCalendar,
  myAddresses: readonly string[],
): AddressCandidate[] {
  const mine = new Set(myAddresses.map((address) => address.toLowerCase()))
  const reasons = new Set<string>()
  const partners = new Map<string, { events: Set<string>; beside: Set<string> }>()
  for (const event of calendar.events) {
    const everybody = listPeople(event.attendees, event.organizer)
    const sentBy = event.organizer?.sentBy ?? ''
    if (sentBy !== '' && !mine.has(sentBy)) reasons.add(sentBy)
    const others = everybody.filter(({ email }) => email !== '' && !mine.has(email))
    for (const { email, name } of others) if (assistantWords.test(name)) reasons.add(email)
    if (others.length !== 2) continue
    for (const { email } of others) {
      const seen = partners.get(email) ?? { events: new Set(), beside: new Set() }
      seen.events.add(event.uid)
      for (const other of others) if (other.email !== email) seen.beside.add(other.email)
      partners.set(email, seen)
    }
  }
  for (const [email, { events, beside }] of partners) {
    if (events.size >= minAssistantEvents && beside.size >= 2) reasons.add(email)
  }
  const counted = new Map(countAddresses(calendar).map((candidate) => [candidate.email, candidate]))
  return [...reasons]
    .map((email) => counted.get(email) ?? { email, name: email, eventCount: 0 })
    .sort((a, b) => b.eventCount - a.eventCount || compare(a, b))
}

function countAddresses(calendar: ParsedCalendar): AddressCandidate[] {
  const found = new Map<string, { name: string; uids: Set<string> }>()
  for (const event of calendar.events) {
    for (const { email, name } of listPeople(event.attendees, event.organizer)) {
      if (email === '') continue
      const entry = found.get(email) ?? { name, uids: new Set() }
      entry.uids.add(event.uid)
      found.set(email, entry)
    }
  }
  return Array.from(found, ([email, { name, uids }]) => ({ email, name, eventCount: uids.size }))
}

function listPeople(attendees: Attendee[], organizer: Attendee | null): Attendee[] {
  const people = new Map<string, Attendee>()
  for (const person of organizer ? [...attendees, organizer] : attendees) {
    if (person.kind === 'person' && !people.has(person.email)) people.set(person.email, person)
  }
  return [...people.values()]
}

function compare(a: AddressCandidate, b: AddressCandidate): number {
  return a.email < b.email ? -1 : a.email > b.email ? 1 : 0
}
