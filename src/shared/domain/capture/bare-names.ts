import { meaningOf, type CaptureWord } from './capture-word'
import type { Reading } from './chip'
import { findNames, indexNames, type FoundName, type NameIndex } from './names-in-text'
import { namedPeople, type Mentionable } from './people-in-text'

const indexByList = new WeakMap<readonly Mentionable[], NameIndex>()

/** People a text names without a sign, in its order. */
export function findBareNames(text: string, people: readonly Mentionable[]): FoundName[] {
  return findNames(text, indexOf(people))
}

/** The same as readings, for a line that `word` was chosen for. */
export function readBareNames(text: string, people: readonly Mentionable[], word: CaptureWord): Reading[] {
  const found = findBareNames(text, people)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const chosen = meaningOf(word).makes.kind === 'item' ? whoeverItIsFor(text, found) : found
  return chosen.map(({ id, start, end }) => ({
    key: `person:${id}`,
    type: 'person',
    label: names.get(id) ?? '',
    value: id,
    start,
    end,
  }))
}

/** "Bring up Tomás’ salary with Maria" is for Maria; Tomás is what it is about. */
function whoeverItIsFor(text: string, found: readonly FoundName[]): readonly FoundName[] {
  const named = found.filter(({ start }) =>
    /(?:^|\s)(?:with|w\/?|mit|con|avec)\s*$/i.test(text.slice(0, start)),
  )
  return named.length > 0 ? named : found
}

function indexOf(people: readonly Mentionable[]): NameIndex {
  const known = indexByList.get(people)
  if (known) return known
  const index = indexNames(namedPeople(people).map(({ id, variants }) => ({ id, spellings: variants })))
  indexByList.set(people, index)
  return index
}
