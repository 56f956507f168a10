import { fold } from '../fold-text'
import type { KnownCompetitor } from './capture-context'
import type { CaptureWord } from './capture-word'
import type { Reading } from './chip'
import { findNames, indexNames, type FoundName, type NameIndex } from './names-in-text'

const indexByList = new WeakMap<readonly KnownCompetitor[], NameIndex>()

/** Competitors that are known and named in a text, by their name. */
export function findCompetitors(text: string, competitors: readonly KnownCompetitor[]): FoundName[] {
  let index = indexByList.get(competitors)
  if (!index) {
    index = indexNames(
      competitors.map(({ name, aliases }) => ({ id: name, spellings: [name, ...aliases].map(fold) })),
    )
    indexByList.set(competitors, index)
  }
  return findNames(text, index)
}

/** The competitors a signal names: known ones anywhere, and behind `/competitor` whoever stands first. */
export function readCompetitors(
  text: string,
  competitors: readonly KnownCompetitor[],
  word: CaptureWord,
  commandEnd: number | undefined,
): Reading[] {
  const known = findCompetitors(text, competitors)
  const head = word === 'competitor' && commandEnd !== undefined ? firstName(text, commandEnd) : undefined
  const isKnown = head && known.some(({ start, end }) => start < head.end && head.start < end)
  return [...(head && !isKnown ? [head] : []), ...known].map(({ id, start, end }) => ({
    key: `competitor:${fold(id)}`,
    type: 'competitor',
    label: id,
    value: id,
    start,
    end,
  }))
}

/** More would not be a name. */
const longestName = 60

/** "Acme opens …", "Blue Yonder opens …", "“the old guys”: …". Two words make a name where both have a capital. */
function firstName(text: string, from: number): FoundName | undefined {
  const rest = text.slice(from)
  const quoted = /^\s*["“„](\p{L}[^"”“\n]*)["”“]/u.exec(rest)
  const headed = /^\s*(\p{L}[\p{L}\p{N}&.'’ -]{0,38}?)\s*:/u.exec(rest)
  const plain =
    /^\s*(\p{Lu}[\p{L}\p{N}&.'’-]*(?: \p{Lu}[\p{L}\p{N}&.'’-]*){1,2}(?= \p{Ll}|\s*$)|[\p{L}\p{N}][\p{L}\p{N}&.'’-]*)/u.exec(
      rest,
    )
  const found = quoted ?? headed ?? plain
  const name = found?.[1]?.replace(/['’]s$|[.'’-]+$/u, '')
  if (!found || !name || name.length > longestName) return undefined
  const start = from + found[0].indexOf(name)
  return { id: name, start, end: start + name.length }
}
