import * as Y from 'yjs'
import type { BatchContent, BodyUpdate, FieldWrite } from '@shared/sync/batch'
import { applyBatch, type AppliedBatch } from './apply-batch'
import type { Connection } from './connection'
import type { LiveBodies } from './live-bodies'
import { stillPurged } from './purged-documents'

/** What an intake changed. */
export interface Received extends AppliedBatch {
  /** Documents of which something could not be read; it was left out, and everything else taken in. */
  refused: string[]
}

/** Applies what other devices wrote, inside the caller's transaction; see `Vault.receive`. */
export function receiveBatches(
  connection: Connection,
  liveBodies: LiveBodies,
  batches: readonly BatchContent[],
): Received {
  const refused = new Set<string>()
  const fields = batches.flatMap((batch) => batch.fields)
  const updates = batches.flatMap((batch) => batch.bodies)
  const purged = stillPurged(
    connection,
    new Set([...fields, ...updates].map(({ documentId }) => documentId)),
    fields,
  )
  const isWanted = ({ documentId }: { documentId: string }) => !purged.has(documentId)
  const applied = applyBatch(
    connection,
    liveBodies,
    {
      fields: fields.filter((write) => isWanted(write) && isStorable(write, refused)),
      bodies: mergedByDocument(updates.filter(isWanted), refused),
    },
    (documentId) => refused.add(documentId),
  )
  return { ...applied, refused: [...refused] }
}

/** The latest clock reading of writes, also of those that were not taken in: the next one here must be later. */
export function latestReading(writes: Iterable<Pick<FieldWrite, 'clock'>>): string {
  let latest = ''
  for (const { clock } of writes) if (clock > latest) latest = clock
  return latest
}

/** Whether a register can hold it: the encoding of batches knows numbers that JSON does not. */
function isStorable({ documentId, value }: FieldWrite, refused: Set<string>): boolean {
  if (typeof value !== 'bigint' && (typeof value !== 'object' || value === null)) return true
  try {
    JSON.stringify(value)
    return true
  } catch {
    refused.add(documentId)
    return false
  }
}

/** One update a body, so that it is stored, projected and told once. */
function mergedByDocument(updates: readonly BodyUpdate[], refused: Set<string>): BodyUpdate[] {
  const grouped = new Map<string, Uint8Array[]>()
  for (const { documentId, update } of updates) {
    if (!isReadableUpdate(update)) {
      refused.add(documentId)
      continue
    }
    const known = grouped.get(documentId)
    if (known) known.push(update)
    else grouped.set(documentId, [update])
  }
  return [...grouped].map(([documentId, parts]) => {
    const [only] = parts
    return { documentId, update: parts.length === 1 && only ? only : Y.mergeUpdates(parts) }
  })
}

/** Whether bytes are a Yjs update. Cheaper than applying it, and changes nothing. */
export function isReadableUpdate(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
