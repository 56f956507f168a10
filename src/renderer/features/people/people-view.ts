import UFuzzy from '@leeoniya/ufuzzy'
import type { Person, Relation } from '@shared/documents/kinds/person'
import type { MeetingView } from '../meetings/meeting-view'

export const relationWords: Record<Relation, string> = {
  manager: 'Manager',
  'skip-level': 'Skip-level',
  report: 'Report',
  peer: 'Peer',
  client: 'Client',
  board: 'Board',
  other: 'Other',
}

export interface PersonView {
  person: Person
  next: MeetingView | undefined
  last: MeetingView | undefined
}

/** People by name, each with the meeting that comes next and the one that was last. What is cancelled or did not happen does not count. */
export function viewPeople(people: readonly Person[], meetings: readonly MeetingView[]): PersonView[] {
  const next = new Map<string, MeetingView>()
  const last = new Map<string, MeetingView>()
  for (const view of meetings) {
    const { personId } = view.meeting.fields
    if (personId === null || !view.takesPlace || !view.time) continue
    if (view.isPast) last.set(personId, view)
    else if (!next.has(personId)) next.set(personId, view)
  }
  return byName(people).map((person) => ({ person, next: next.get(person.id), last: last.get(person.id) }))
}

/** Made once: `localeCompare` looks its rules up anew for each pair. */
const names = new Intl.Collator()
/** People are viewed each minute, and thousands of names take a while to order. Rows are another array when one changed. */
const inOrder = new WeakMap<readonly Person[], readonly Person[]>()

function byName(people: readonly Person[]): readonly Person[] {
  const known = inOrder.get(people)
  if (known) return known
  const sorted = people.toSorted((one, other) => names.compare(one.fields.name, other.fields.name))
  inOrder.set(people, sorted)
  return sorted
}

/** Whom one meets soonest first, then those with nothing planned; people of the same moment by name. */
export function byNextMeeting(views: readonly PersonView[]): PersonView[] {
  const startOf = ({ next }: PersonView) => next?.time?.startMs ?? Number.POSITIVE_INFINITY
  return views.toSorted((one, other) => {
    const [start, otherStart] = [startOf(one), startOf(other)]
    return start === otherStart ? 0 : start < otherStart ? -1 : 1
  })
}

const fuzzy = new UFuzzy({ unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: '\\p{Ll}\\p{Lu}' })

/** The people a typed word speaks of, by name, role, relation or address; the best first. All where nothing is typed. */
export function filterPeople(views: readonly PersonView[], typed: string): readonly PersonView[] {
  const wanted = typed.trim()
  if (wanted === '') return views
  const lines = views.map(({ person: { fields } }) =>
    [fields.name, fields.role, relationWords[fields.relation], fields.email].join(' '),
  )
  return fuzzyOrder(lines, wanted).flatMap((index) => views[index] ?? [])
}

/** The places of the lines that match, the best first. Accents do not matter. */
export function fuzzyOrder(lines: readonly string[], typed: string): number[] {
  const haystack = UFuzzy.latinize([...lines])
  const [found, info, order] = fuzzy.search(haystack, UFuzzy.latinize([typed])[0] ?? '', 1)
  if (!found) return []
  return info && order ? order.flatMap((place) => info.idx[place] ?? []) : [...found]
}

/** Somebody who may be the person being added: the same address, or the very same name. */
export function likelySame(
  people: readonly Person[],
  { name, email }: { name: string; email: string },
): Person | undefined {
  const wantedEmail = normalized(email)
  const wantedName = normalized(name)
  return (
    people.find(({ fields }) => wantedEmail !== '' && normalized(fields.email) === wantedEmail) ??
    people.find(({ fields }) => wantedName !== '' && normalized(fields.name) === wantedName)
  )
}

function normalized(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase()
}
