import { isBeforeEndOfTime } from '@shared/clock/hybrid-logical-clock'
import { mergeUpdates } from '@shared/body/merge-updates'
import { isUpdateCovered } from '@shared/sync/covered-by'
import type { BatchContent, BodyUpdate, FieldWrite } from '@shared/sync/batch'
import type { DocumentState } from '@shared/sync/document-state'
import { applyBatch, type AppliedBatch } from './apply-batch'
import { isReadableUpdate } from './bodies'
import { insertDocument } from './insert-document'
import type { Connection } from './connection'
import type { LiveBodies } from './live-bodies'
import { stillPurged } from './purged-documents'

/** What an intake changed. */
export interface Received extends AppliedBatch {
  /** Documents of which something could not be read; it was left out, and everything else taken in. */
  refused: string[]
  /** Whether something is yet to be derived of what came. */
  isStale: boolean
}

/**
 * New documents that are projected and indexed as they come. Where there are more, a device is catching up: what can
 * be derived from them is left for later, so that they are here ten times as soon.
 */
export const fewDocuments = 16

/** What came of one document. */
interface Arrival {
  id: string
  fields: FieldWrite[]
  updates: Uint8Array[]
  /** Whether the body is a compacted state. */
  isState: boolean
}

/** Applies what other devices wrote, inside the caller's transaction; see `Vault.receive`. */
export function receiveBatches(
  connection: Connection,
  liveBodies: LiveBodies,
  batches: readonly BatchContent[],
): Received {
  const arrivals = new Map<string, Arrival>()
  const arrivalOf = (id: string): Arrival => {
    const known = arrivals.get(id)
    if (known) return known
    const arrival = { id, fields: [], updates: [], isState: false }
    arrivals.set(id, arrival)
    return arrival
  }
  for (const { fields, bodies } of batches) {
    for (const write of fields) arrivalOf(write.documentId).fields.push(write)
    for (const { documentId, update } of bodies) arrivalOf(documentId).updates.push(update)
  }
  return takeIn(connection, liveBodies, [...arrivals.values()])
}

/** Takes in whole documents, inside the caller's transaction; see `Vault.receiveDocuments`. */
export function receiveDocuments(
  connection: Connection,
  liveBodies: LiveBodies,
  documents: readonly DocumentState[],
): Received {
  const arrivals = documents.map(({ id, fields, body }) => ({
    id,
    fields: fields.map(([field, value, clock]) => ({ documentId: id, field, value, clock })),
    updates: body ? [body] : [],
    isState: true,
  }))
  return takeIn(connection, liveBodies, arrivals)
}

/** The latest clock reading of writes, also of those that were not taken in: the next one here must be later. */
export function latestReading(writes: Iterable<Pick<FieldWrite, 'clock'>>): string {
  let latest = ''
  for (const { clock } of writes) if (clock > latest) latest = clock
  return latest
}

function takeIn(connection: Connection, liveBodies: LiveBodies, arrivals: readonly Arrival[]): Received {
  const refused = new Set<string>()
  const purged = stillPurged(connection, arrivals)
  const readable = arrivals
    .filter(({ id }) => !purged.has(id))
    .map((arrival) => withoutUnreadable(arrival, refused))
    // In the order of the tables: each is written from one end to the other, not all over.
    .sort((first, second) => (first.id < second.id ? -1 : 1))
  const fresh = readable.length > fewDocuments ? freshAmong(connection, readable) : []
  const inserted = fresh.length > fewDocuments ? fresh : []
  const isInserted = new Set(inserted)

  const rows = inserted.flatMap(({ id, fields, updates, isState }) => {
    liveBodies.forget(id)
    return insertDocument(connection, id, fields, merged(updates), isState) ?? []
  })
  const applied = applyBatch(
    connection,
    liveBodies,
    contentOf(
      readable.filter((arrival) => !isInserted.has(arrival)),
      liveBodies,
    ),
    { refuse: (documentId) => refused.add(documentId) },
  )
  return {
    ...applied,
    rows: [...rows, ...applied.rows],
    bodies: [...inserted.flatMap(bodiesOf), ...applied.bodies],
    refused: [...refused],
    isStale: inserted.length > 0,
  }
}

/** Of arrivals in the order of their ids the first of each document of which nothing is here. */
function freshAmong(connection: Connection, arrivals: readonly Arrival[]): Arrival[] {
  const known = new Set(
    connection
      .all<{ id: string }>(
        `select wanted.value as id from json_each(?) as wanted
         where exists (select 1 from fields where document_id = wanted.value)
           or exists (select 1 from body_states where document_id = wanted.value)
           or exists (select 1 from body_updates where document_id = wanted.value)`,
        JSON.stringify(arrivals.map(({ id }) => id)),
      )
      .map(({ id }) => id),
  )
  return arrivals.filter(({ id }, index) => arrivals[index - 1]?.id !== id && !known.has(id))
}

/** One update a body, so that it is stored, projected and told once; none where the body has all of it. */
function contentOf(arrivals: readonly Arrival[], liveBodies: LiveBodies): BatchContent {
  const bodies = arrivals.flatMap((arrival) =>
    bodiesOf(arrival).filter(({ documentId, update }) => {
      // Telling costs a tenth of loading the body to apply it; of a single edit, which is new, it would be added.
      return !arrival.isState || !isUpdateCovered(update, { body: liveBodies.state(documentId) ?? null })
    }),
  )
  return { fields: arrivals.flatMap(({ fields }) => fields), bodies }
}

function bodiesOf({ id, updates }: Arrival): BodyUpdate[] {
  const update = merged(updates)
  return update ? [{ documentId: id, update }] : []
}

function merged(updates: readonly Uint8Array[]): Uint8Array | undefined {
  const [only, ...more] = updates
  return more.length === 0 ? only : mergeUpdates(updates)
}

function withoutUnreadable(arrival: Arrival, refused: Set<string>): Arrival {
  const fields = arrival.fields.filter((write) => isBeforeEndOfTime(write.clock) && isStorable(write))
  const updates = arrival.updates.filter(isReadableUpdate)
  const isWhole = fields.length === arrival.fields.length && updates.length === arrival.updates.length
  if (!isWhole) refused.add(arrival.id)
  return { ...arrival, fields, updates }
}

/** Whether a register can hold it: the encoding of batches knows numbers that JSON does not. */
function isStorable({ value }: FieldWrite): boolean {
  if (typeof value !== 'bigint' && (typeof value !== 'object' || value === null)) return true
  try {
    JSON.stringify(value)
    return true
  } catch {
    return false
  }
}
