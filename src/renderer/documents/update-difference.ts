import * as Y from 'yjs'

/**
 * Whether `ours`, what a document holds beyond a state vector, has anything `theirs` does not say. An encoded
 * difference always lists every deletion of the document, so its length tells nothing.
 */
export function hasNews(ours: Uint8Array, theirs: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(ours)
  if (structs.some((struct) => !(struct instanceof Y.Skip))) return true
  const known = Y.decodeUpdate(theirs).ds.clients
  return [...ds.clients].some(([client, ranges]) =>
    ranges.some((range) => !isCovered(range, known.get(client) ?? [])),
  )
}

interface Range {
  clock: number
  len: number
}

function isCovered({ clock, len }: Range, ranges: readonly Range[]): boolean {
  let start = clock
  const end = clock + len
  for (const range of [...ranges].sort((a, b) => a.clock - b.clock)) {
    if (range.clock > start) break
    start = Math.max(start, range.clock + range.len)
  }
  return start >= end
}
