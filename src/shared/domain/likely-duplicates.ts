import type { DocumentRow } from '../documents/document'
import { meetingKind, type Meeting } from '../documents/kinds/meeting'
import { personKind, type Person } from '../documents/kinds/person'
import { fold } from './fold-text'
import { timeOf } from './meeting-time'
import { shortDate, timeInWords, titleOf } from './meeting-words'

/** A person or meeting of one workspace that is likely one of another. */
export interface LikelyDuplicate {
  kind: 'person' | 'meeting'
  hereId: string
  thereId: string
  here: string
  there: string
  why: string
}

/**
 * What two workspaces that grew apart most likely have in common under two ids: people of one e-mail address or one
 * name, and 1:1s with the same person at the same time. What has one id in both is the same already.
 */
export function findLikelyDuplicates(
  here: readonly DocumentRow[],
  there: readonly DocumentRow[],
  viewpoint: { nowMs: number; zone: string },
): LikelyDuplicate[] {
  const thereIds = new Set(there.map(({ id }) => id))
  const own = here.filter(({ id }) => !thereIds.has(id))
  const people = findPeople(peopleIn(own), peopleIn(there))
  const sameAs = new Map(people.map(({ hereId, thereId }) => [hereId, thereId]))
  const wording = (all: readonly DocumentRow[]) => {
    const names = new Map(peopleIn(all).map(({ id, fields }) => [id, fields.name]))
    return (meeting: Meeting) => meetingInWords(meeting, names, viewpoint)
  }
  const words = { here: wording(here), there: wording(there) }
  return [...people, ...findMeetings(meetingsIn(own), meetingsIn(there), sameAs, words)]
}

function findPeople(here: readonly Person[], there: readonly Person[]): LikelyDuplicate[] {
  const taken = new Set<string>()
  const pairs: LikelyDuplicate[] = []
  for (const keyOf of [emailOf, nameOf]) {
    for (const person of here) {
      const key = keyOf(person)
      if (key === '' || taken.has(person.id)) continue
      const same = there.find((other) => !taken.has(other.id) && keyOf(other) === key)
      if (!same) continue
      taken.add(person.id).add(same.id)
      pairs.push({
        kind: 'person',
        hereId: person.id,
        thereId: same.id,
        here: person.fields.name,
        there: same.fields.name,
        why: keyOf === emailOf ? 'the same e-mail address' : 'the same name',
      })
    }
  }
  return pairs
}

function findMeetings(
  here: readonly Meeting[],
  there: readonly Meeting[],
  sameAs: ReadonlyMap<string, string>,
  words: Record<'here' | 'there', (meeting: Meeting) => string>,
): LikelyDuplicate[] {
  return here.flatMap((meeting) => {
    const { start, personId } = meeting.fields
    if (start === '' || personId === null) return []
    const person = sameAs.get(personId) ?? personId
    const same = there.find(({ fields }) => fields.start === start && fields.personId === person)
    if (!same) return []
    return [
      {
        kind: 'meeting' as const,
        hereId: meeting.id,
        thereId: same.id,
        here: words.here(meeting),
        there: words.there(same),
        why: 'the same person at the same time',
      },
    ]
  })
}

const emailOf = ({ fields }: Person) => fold(fields.email.trim())
const nameOf = ({ fields }: Person) => fold(fields.name.trim())

/** "1:1 with Maria, 24 Nov, 14:00" */
function meetingInWords(
  { fields }: Meeting,
  names: ReadonlyMap<string, string>,
  { nowMs, zone }: { nowMs: number; zone: string },
): string {
  const title = titleOf(fields.title, names.get(fields.personId ?? '') ?? '', undefined)
  const time = timeOf(fields, zone)
  return time
    ? `${title}, ${shortDate(time.startMs, nowMs, zone)}, ${timeInWords(time.startMs, zone)}`
    : title
}

function peopleIn(rows: readonly DocumentRow[]): Person[] {
  return rows
    .filter(({ kind }) => kind === 'person')
    .map(personKind.readRow)
    .filter(isHere)
}

function meetingsIn(rows: readonly DocumentRow[]): Meeting[] {
  return rows
    .filter(({ kind }) => kind === 'meeting')
    .map(meetingKind.readRow)
    .filter(isHere)
}

function isHere({ fields }: { fields: { trashedAt: string | null } }): boolean {
  return fields.trashedAt === null
}
