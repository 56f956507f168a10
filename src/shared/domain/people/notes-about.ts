import { hashText } from '../../documents/hash-text'
import { noteKind, noteTypes, type Note, type NoteFields } from '../../documents/kinds/note'
import type { Person } from '../../documents/kinds/person'
import { compare } from '../compare'
import { wallAt } from '../wall-clock'

/** A write as `documents.write` takes it. */
interface Write {
  id: string
  kind?: string
  fields: Record<string, unknown>
}

/** The fields of a person that an earlier version kept goals and worries in, and what their lines are. */
const lineFields = { goals: 'goal', worries: 'worry' } as const
type LineField = keyof typeof lineFields
const lineFieldNames = Object.keys(lineFields) as LineField[]

/**
 * Everything noted about a person, by kind and the newest first, what is no longer so included. Lines of the old fields
 * are read as notes: each has an id derived from its words, so that every device makes the same note of it once somebody
 * changes it (`noteWrites`). A note that is there under this id takes the line's place.
 * @param notes of anybody, those in the trash left out
 */
export function notesAbout(person: Person, notes: readonly Note[]): Note[] {
  const own = notes.filter(({ fields }) => fields.personId === person.id)
  const known = new Set(own.map(({ id }) => id))
  const lines = linesOf(person).filter(({ id }) => !known.has(id))
  const order = new Map(noteTypes.map((type, index) => [type, index]))
  const placeOf = ({ fields }: Note) => order.get(fields.type) ?? 0
  return [...own, ...lines].sort(
    (one, other) =>
      placeOf(one) - placeOf(other) ||
      compare(dayOf(other), dayOf(one)) ||
      compare(other.fields.createdAt ?? '', one.fields.createdAt ?? '') ||
      compare(one.fields.text, other.fields.text),
  )
}

export function isOpenNote({ fields }: Note): boolean {
  return fields.closedAt === null
}

/** The writes that change a note. One that is still a line of the person becomes a note with this, in one command. */
export function noteWrites(person: Person, note: Note, changes: Partial<NoteFields>): Write[] {
  const line = linesOf(person).find(({ id }) => id === note.id)
  // Adopted meanwhile on another device, whose words for the field came later: the note counts.
  if (!line || !isLine(note)) return [{ id: note.id, fields: changes }]
  const { personId, type, text, date } = note.fields
  return [
    // `trashedAt`: taking an earlier adoption back has put it there.
    { id: note.id, kind: 'note', fields: { personId, type, text, date, trashedAt: null, ...changes } },
    withoutLine(person, line),
  ]
}

/** The writes that take a note away. */
export function removingWrites(person: Person, note: Note, nowMs: number): Write[] {
  const line = linesOf(person).find(({ id }) => id === note.id)
  // A line was never a document, so that there is nothing to put in the trash; undo puts it back.
  if (line && isLine(note)) return [withoutLine(person, line)]
  return [{ id: note.id, fields: { trashedAt: new Date(nowMs).toISOString() } }]
}

/** What a new note holds: text alone is enough, and the day is today. */
export function newNote(
  personId: string,
  type: NoteFields['type'],
  text: string,
  { nowMs, zone }: { nowMs: number; zone: string },
  more: Partial<NoteFields> = {},
): Partial<NoteFields> {
  return { personId, type, text: text.trim(), date: wallAt(nowMs, zone).slice(0, 10), ...more }
}

/** A line reads as a row that was never written: it has the person's `createdAt` and this mark. */
const lines = new WeakSet<Note>()
const linesByPerson = new WeakMap<Person, Note[]>()

function isLine(note: Note): boolean {
  return lines.has(note)
}

// Hashing costs a little, and a row is a new object whenever it changed.
function linesOf(person: Person): Note[] {
  const known = linesByPerson.get(person)
  if (known) return known
  const read = lineFieldNames.flatMap((field) =>
    [...new Set(splitLines(person.fields[field]))].map((text) => lineAsNote(person, lineFields[field], text)),
  )
  for (const note of read) lines.add(note)
  linesByPerson.set(person, read)
  return read
}

function lineAsNote(person: Person, type: 'goal' | 'worry', text: string): Note {
  const { createdAt } = person.fields
  return noteKind.readRow({
    id: hashText(`note:${type}:${person.id}:${text}`),
    kind: 'note',
    // The day is not known; it was not noted before the person was.
    fields: { personId: person.id, type, text, date: (createdAt ?? '').slice(0, 10), createdAt },
  })
}

function withoutLine(person: Person, { fields: { type, text } }: Note): Write {
  const field = type === 'goal' ? 'goals' : 'worries'
  const rest = person.fields[field].split('\n').filter((line) => line.trim() !== text)
  return { id: person.id, fields: { [field]: rest.join('\n') } }
}

function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

function dayOf({ fields }: Note): string {
  return fields.date || (fields.createdAt ?? '').slice(0, 10)
}
