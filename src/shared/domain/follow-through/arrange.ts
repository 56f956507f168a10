import { compare } from '../compare'

/** A record in a list, with the group it stands in and the text its place follows from. */
export interface Arranged<Row, Group extends string> {
  row: Row
  group: Group
  /** Compared as text: the group first, then what orders within it. */
  key: string
}

/** How records of one kind are grouped and ordered. Asked once for each form of a row. */
export type PlaceOf<Row, Group extends string> = (row: Row) => { group: Group; key: string }

export interface Arrangement<Row, Group extends string> {
  placeOf: PlaceOf<Row, Group>
  /** What it was made of. */
  rows: readonly Row[]
  entries: readonly Arranged<Row, Group>[]
}

/** With more changes than these sorting everything is quicker than inserting one by one. */
const fewChanges = 64

/**
 * Records in the order of their places. Given what it returned before, only rows that are new or changed are placed
 * anew: rows are compared by identity, as the row store keeps them. Another `placeOf` (another day, other 1:1s) begins
 * afresh.
 */
export function arrange<Row extends { id: string }, Group extends string>(
  rows: readonly Row[],
  placeOf: PlaceOf<Row, Group>,
  previous?: Arrangement<Row, Group>,
): Arrangement<Row, Group> {
  const place = (row: Row): Arranged<Row, Group> => ({ row, ...placeOf(row) })
  if (previous?.placeOf !== placeOf) {
    return { placeOf, rows, entries: rows.map(place).sort(inOrder) }
  }
  const { gone, come } = difference(previous.rows, rows)
  if (gone.size + come.size === 0) return previous
  const entries = without(previous.entries, gone)
  const added = [...come].map(place)
  if (added.length > fewChanges) return { placeOf, rows, entries: [...entries, ...added].sort(inOrder) }
  for (const entry of added) entries.splice(placeFor(entry, entries), 0, entry)
  return { placeOf, rows, entries }
}

/** What of one list is not in another. Passes by what is the same at the beginning and at the end without a second look. */
function difference<Row>(before: readonly Row[], after: readonly Row[]): { gone: Set<Row>; come: Set<Row> } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let [beforeEnd, afterEnd] = [before.length, after.length]
  while (Math.min(beforeEnd, afterEnd) > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1
    afterEnd -= 1
  }
  const gone = new Set(before.slice(start, beforeEnd))
  const come = new Set(after.slice(start, afterEnd).filter((row) => !gone.delete(row)))
  return { gone, come }
}

function without<Row, Group extends string>(
  entries: readonly Arranged<Row, Group>[],
  gone: ReadonlySet<Row>,
): Arranged<Row, Group>[] {
  if (gone.size > 1) return entries.filter(({ row }) => !gone.has(row))
  const [only] = gone
  const index = entries.findIndex(({ row }) => row === only)
  return index < 0 ? [...entries] : entries.toSpliced(index, 1)
}

function inOrder<Row extends { id: string }>(
  one: Arranged<Row, string>,
  other: Arranged<Row, string>,
): number {
  return compare(one.key, other.key) || compare(one.row.id, other.row.id)
}

function placeFor<Row extends { id: string }>(
  entry: Arranged<Row, string>,
  entries: readonly Arranged<Row, string>[],
): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = entries[middle]
    if (other && inOrder(other, entry) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** A text that sorts the later instant first; those without one last. */
export function latestFirst(instant: string | null): string {
  const ms = Date.parse(instant ?? '')
  return String(Number.isNaN(ms) ? farAheadMs : farAheadMs - ms).padStart(16, '0')
}

/** Later than any date there is in JavaScript. */
const farAheadMs = 8_640_000_000_000_001
