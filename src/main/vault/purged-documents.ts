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
  documentIds: Iterable<string>,
  writes: Iterable<Pick<FieldWrite, 'documentId' | 'field' | 'clock'>>,
): Set<string> {
  const purged = new Map<string, string>()
  if (!connection.get('select 1 from purged limit 1')) return new Set()
  for (const id of documentIds) {
    const row = connection.get<{ at: string }>('select at from purged where document_id = ?', id)
    if (row) purged.set(id, row.at)
  }
  for (const { documentId, field, clock } of writes) {
    const at = purged.get(documentId)
    if (at !== undefined && field === 'kind' && instantOf(clock) > at) purged.delete(documentId)
  }
  return new Set(purged.keys())
}

/** Notes that a document's kind was written, here or elsewhere: purged before that, it counts as purged no more. */
export function noteKind(connection: Connection, documentId: string, clock: ClockReading): void {
  connection.run('delete from purged where document_id = ? and at < ?', documentId, instantOf(clock))
}

function instantOf(clock: ClockReading): string {
  return new Date(parseReading(clock)?.ms ?? 0).toISOString()
}
