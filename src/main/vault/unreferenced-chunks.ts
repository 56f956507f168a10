import { listChunkNames } from '../attachments/chunk-files'
import type { Connection } from './connection'
import { readMeta, writeMeta } from './schema'
import { staleProjections } from './stale-projections'

/** In `meta`: since when no document names a chunk that is here, as JSON { name: instant }. */
const metaKey = 'unreferencedChunks'

/** The chunks that some document names, those in the trash included. Derived from projections, so no body is read. */
export function referencedChunks(connection: Connection): Set<string> {
  const names = new Set<string>()
  // Of most documents it is the text alone that is looked at.
  const rows = connection.each<{ name: string }>(
    `select value as name from projections, json_each(projection, '$.chunks')
     where instr(projection, '"chunks":["') > 0`,
  )
  for (const { name } of rows) names.add(name)
  return names
}

/**
 * Notes since when each chunk here is named by no document, and returns those for which that was before
 * `unreferencedBefore`: a text that comes back within that time finds its files. A chunk that is named again, or is
 * gone, is no longer noted.
 */
export function findDueChunks(
  connection: Connection,
  attachmentFolder: string,
  { unreferencedBefore, nowIso }: { unreferencedBefore: string; nowIso: string },
): string[] {
  // What was taken in and is yet to be read may name any of them.
  if (staleProjections(connection, 1).length > 0) return []
  const here = listChunkNames(attachmentFolder)
  const noted = readNoted(connection)
  if (here.length === 0 && Object.keys(noted).length === 0) return []
  const referenced = referencedChunks(connection)
  const since = Object.fromEntries(
    here.filter((name) => !referenced.has(name)).map((name) => [name, noted[name] ?? nowIso]),
  )
  const text = JSON.stringify(since)
  if (text !== readMeta(connection, metaKey)) {
    connection.transaction(() => writeMeta(connection, metaKey, text))
  }
  return Object.keys(since).filter((name) => (since[name] ?? nowIso) < unreferencedBefore)
}

function readNoted(connection: Connection): Record<string, string> {
  const text = readMeta(connection, metaKey)
  try {
    return text ? (JSON.parse(text) as Record<string, string>) : {}
  } catch {
    // The thirty days begin anew.
    return {}
  }
}
