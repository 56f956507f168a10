import * as Y from 'yjs'
import type { FieldWrite } from './batch'
import type { DocumentState } from './document-state'

/** Whether a document's state has this write, or a later one to the same field. [K3] */
export function isWriteCovered(
  { field, clock }: Pick<FieldWrite, 'field' | 'clock'>,
  { fields }: Pick<DocumentState, 'fields'>,
): boolean {
  return fields.some(([name, , held]) => name === field && held >= clock)
}

/**
 * Whether a document's state has all of this update: applied to it, the update would bring nothing. Compares what was
 * inserted and what was deleted, each by client and clock, and applies nothing. In a state that was never applied as a
 * whole, a deletion that another one implies may be missed, and the answer be false. Throws where either is no update.
 * [K3]
 */
export function isUpdateCovered(update: Uint8Array, { body }: Pick<DocumentState, 'body'>): boolean {
  const brought = contentOf(update)
  if (isEmpty(brought.inserted) && isEmpty(brought.deleted)) return true
  if (!body) return false
  const held = contentOf(body)
  return covers(held.inserted, brought.inserted) && covers(held.deleted, brought.deleted)
}

/** From a clock up to but without another one. */
type Range = [from: number, to: number]
/** In order and apart from each other, by client. */
type Ranges = ReadonlyMap<number, Range[]>

function contentOf(update: Uint8Array): { inserted: Ranges; deleted: Ranges } {
  const { structs, ds } = Y.decodeUpdate(update)
  const inserted = new Map<number, Range[]>()
  const deleted = new Map<number, Range[]>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    add(inserted, client, [clock, clock + struct.length])
    // What was collected says so itself; a merge need not keep it in the set of what was deleted.
    const isDeleted = struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted
    if (isDeleted) add(deleted, client, [clock, clock + struct.length])
  }
  for (const [client, items] of ds.clients) {
    for (const { clock, len } of items) add(deleted, client, [clock, clock + len])
  }
  return { inserted: joined(inserted), deleted: joined(deleted) }
}

function isEmpty(ranges: Ranges): boolean {
  return ranges.size === 0
}

function add(ranges: Map<number, Range[]>, client: number, range: Range): void {
  const known = ranges.get(client)
  if (known) known.push(range)
  else ranges.set(client, [range])
}

function joined(ranges: ReadonlyMap<number, Range[]>): Ranges {
  return new Map([...ranges].map(([client, parts]) => [client, joinedRanges(parts)]))
}

function joinedRanges(parts: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const [from, to] of parts.toSorted(([first], [second]) => first - second)) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

function covers(held: Ranges, brought: Ranges): boolean {
  return [...brought].every(([client, ranges]) => {
    const own = held.get(client) ?? []
    let at = 0
    return ranges.every(([from, to]) => {
      while (at < own.length && (own[at]?.[1] ?? 0) < to) at += 1
      return (own[at]?.[0] ?? Infinity) <= from
    })
  })
}
