import type { Attendee } from './attendees'
import type { PassReason } from './passed-over'
import type { CalendarEvent } from './read-event'
import { seriesUidOf } from './source-ids'
import { matchesTitlePattern } from './title-pattern'

export interface InterpretOptions {
  /** The user's own addresses, lower case. */
  myAddresses: readonly string[]
  /** Words with `*`; see `title-pattern.ts`. */
  titlePatterns: readonly string[]
  /** Addresses of assistants and the like that do not count, lower case. */
  ignoredAddresses: readonly string[]
  /** Whom the user named where the title did not: address (or name) by the series' uid. */
  chosenPeople?: ReadonlyMap<string, string>
}

/** The other one in a 1:1; `email` is `''` where only a name is known. */
export interface OtherPerson {
  email: string
  name: string
}

/** What an event means to the user. */
export type Interpretation =
  | { kind: 'offered'; why: 'one-other' | 'title'; person: OtherPerson; title: string }
  /** `choices`: it is called a 1:1 and several people are in it, so the user may say whom it is with. */
  | { kind: 'passed-over'; reason: PassReason; choices?: OtherPerson[] }

/**
 * Decides whether an event is a 1:1: one other person in it once the user, rooms, resources and ignored assistants
 * are taken out, or a title that matches a pattern and tells who is meant.
 */
export function interpretEvent(event: CalendarEvent, options: InterpretOptions): Interpretation {
  const mine = new Set(options.myAddresses.map((address) => address.toLowerCase()))
  if (event.attendees.some(({ email, hasDeclined }) => hasDeclined && mine.has(email))) {
    return { kind: 'passed-over', reason: 'declined' }
  }
  const others = listOthers(event, options)
  const title = cleanTitle(event.title)
  const [only] = others
  if (only && others.length === 1 && only.kind === 'person') {
    return {
      kind: 'offered',
      why: 'one-other',
      person: toPerson(only),
      title: title || `1:1 with ${only.name}`,
    }
  }
  if (matchesTitlePattern(event.title, options.titlePatterns)) {
    const choices = others.filter(({ kind }) => kind === 'person').map(toPerson)
    const chosen = options.chosenPeople?.get(seriesUidOf(event.uid))
    const person =
      choices.find((choice) => (choice.email || choice.name) === chosen) ??
      pickPerson(event, others, title, mine)
    if (person) return { kind: 'offered', why: 'title', person, title }
    if (choices.length > 1) return { kind: 'passed-over', reason: 'several-people', choices }
  }
  return { kind: 'passed-over', reason: others.length === 0 ? 'no-one-else' : 'several-people' }
}

/** A title without what mail programs put before it. */
export function cleanTitle(title: string): string {
  const prefix =
    /^(?:(?:updated |new )?invitation(?: with note)?|cancell?ed(?: event)?|accepted|tentative|re|fwd?|aw|wg|abgesagt|annulé|cancelado|annullato)\s*:\s*/i
  let text = title.replace(/\s+/g, ' ').trim().slice(0, 300)
  for (let shorter = text.replace(prefix, ''); shorter !== text; shorter = text.replace(prefix, ''))
    text = shorter
  return text
}

/** Everybody who counts: attendees and organizer, each once. */
function listOthers(event: CalendarEvent, options: InterpretOptions): Attendee[] {
  const out = new Set(
    [...options.myAddresses, ...options.ignoredAddresses].map((address) => address.toLowerCase()),
  )
  const others = new Map<string, Attendee>()
  for (const attendee of event.organizer ? [...event.attendees, event.organizer] : event.attendees) {
    if (attendee.kind === 'room' || out.has(attendee.email)) continue
    const key = attendee.email || `name:${attendee.name.toLowerCase()}`
    if (key === 'name:') continue
    if (!others.has(key)) others.set(key, attendee)
  }
  return [...others.values()]
}

/** Who is meant where the title says 1:1: whom it names, else the organizer, else the words beside the pattern. */
function pickPerson(
  event: CalendarEvent,
  others: Attendee[],
  title: string,
  mine: ReadonlySet<string>,
): OtherPerson | null {
  const people = others.filter(({ kind }) => kind === 'person')
  if (people.length > 0) {
    const words = new Set(listWords(title))
    const named = people.filter(({ name }) => words.has(listWords(name)[0] ?? ''))
    if (named.length === 1 && named[0]) return toPerson(named[0])
    const organizer = people.find(({ email }) => email !== '' && email === event.organizer?.email)
    return organizer && !mine.has(organizer.email) && named.length === 0 ? toPerson(organizer) : null
  }
  const name = nameInTitle(title)
  return name === '' ? null : { email: '', name }
}

/** "1:1 with Maria Weber", "Maria / 1:1" → the name; what is more than two or three capitalised words is none. */
function nameInTitle(title: string): string {
  const rest = title
    .normalize('NFKC')
    .replace(
      /\b(?:1:1|1-1|1 ?on ?1|1-on-1|one[- ]on[- ]one|weekly|biweekly|monthly|meeting|call|sync)\b/gi,
      ' ',
    )
    .replace(/\b(?:with|mit|avec|con|and|und|w\/)(?=\s)/gi, ' ')
    .replace(/[^\p{L}\p{M}'’. -]+/gu, ' ')
    .replace(/^[\s.'-]+|[\s.'-]+$/g, '')
    .replace(/\s+/g, ' ')
  const words = rest.split(' ')
  return words.length <= 3 && words.every((word) => /^\p{Lu}/u.test(word)) ? rest : ''
}

function listWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
}

function toPerson({ email, name }: Attendee): OtherPerson {
  return { email, name: name || email }
}
