import { parseReading, type ClockReading } from '@shared/clock/hybrid-logical-clock'
import type { FieldWrite } from '@shared/sync/batch'
import type { Connection } from './connection'

/**
 * Those of the documents that were purged here and are not made anew: what comes of them from elsewhere was written by
 * a device that had not heard of it. One whose `kind` is written after the purge is a new document under the same id,
 * as one that is imported once more.
 */
export function stillPurged(
  connection: Connection,
  arrivals: readonly { id: string; fields: readonly Pick<FieldWrite, 'field' | 'clock'>[] }[],
): Set<string> {
  const purged = new Set<string>()
  const anew = new Set<string>()
  if (!connection.get('select 1 from purged limit 1')) return purged
  for (const { id, fields } of arrivals) {
    const row = connection.get<{ at: string }>('select at from purged where document_id = ?', id)
    if (!row) continue
    purged.add(id)
    if (fields.some(({ field, clock }) => field === 'kind' && instantOf(clock) > row.at)) anew.add(id)
  }
  return new Set([...purged].filter((id) => !anew.has(id)))
}

/** Notes that a document's kind was written, here or elsewhere: purged before that, it counts as purged no more. */
export function noteKind(connection: Connection, documentId: string, clock: ClockReading): void {
  const row = connection.get<{ at: string }>('select at from purged where document_id = ?', documentId)
  if (row && row.at < instantOf(clock)) connection.run('delete from purged where document_id = ?', documentId)
}

function instantOf(clock: ClockReading): string {
  return new Date(parseReading(clock)?.ms ?? 0).toISOString()
}
