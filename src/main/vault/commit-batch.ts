import { hash } from 'node:crypto'
import { parseReading, type ClockReading } from '@shared/clock/hybrid-logical-clock'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { Batch } from '@shared/sync/batch'
import { applyBatch, type AppliedBatch, type ApplyOptions } from './apply-batch'
import { checksum } from './checksum'
import type { Connection } from './connection'
import type { LiveBodies } from './live-bodies'

/** What was committed, for whoever shows it: only what really changed. */
export interface Committed extends AppliedBatch {
  /** What takes the change back, where its values still stand. */
  inverse: Inverse
}

/** What takes back a change's edits of bodies. */
type BodyInverse = Partial<Omit<Inverse, 'fields'>>

/** The end of a device's chain. `sequence` is 0 and `hash` empty before its first batch. */
export interface ChainHead {
  sequence: number
  hash: string
  clock: string
}

/**
 * Writes a batch of this device with everything that follows from it, inside the caller's transaction. `head` is
 * missing where it only repeats what bodies hold already: then nothing was written.
 */
export function commitBatch(
  connection: Connection,
  liveBodies: LiveBodies,
  batch: Batch,
  bytes: Uint8Array,
  { inverse: bodyInverse = {}, ...known }: { inverse?: BodyInverse } & Pick<ApplyOptions, 'registers'> = {},
): { committed: Committed; head: ChainHead | undefined } {
  const applied = applyBatch(connection, liveBodies, batch, known)
  const inverse = inverseOf(applied, batch.clock, bodyInverse)
  if (batch.bodies.length > 0 && batch.fields.length === 0 && applied.bodies.length === 0) {
    return { committed: { ...applied, inverse }, head: undefined }
  }
  const head = { sequence: batch.sequence, hash: batchHash(bytes), clock: batch.clock }
  connection.run(
    'insert or replace into outbox (sequence, hash, batch) values (?, ?, ?)',
    head.sequence,
    head.hash,
    bytes,
  )
  recordCommand(connection, batch, inverse)
  writeHead(connection, head)
  return { committed: { ...applied, inverse }, head }
}

/** Remembers that a command was carried out, so that it is not when it comes again. */
export function recordCommand(
  connection: Connection,
  { commandId, sequence }: Pick<Batch, 'commandId' | 'sequence'>,
  inverse: Inverse,
): void {
  const text = JSON.stringify(inverse)
  connection.run(
    'insert or replace into commands (id, sequence, inverse, crc) values (?, ?, ?, ?)',
    commandId,
    sequence,
    text,
    checksum(commandId, text),
  )
}

/** Values go back to what they were; a document that was not there goes to the trash, whole. */
export function inverseOf(
  applied: AppliedBatch,
  madeAt: ClockReading,
  { blocks = [], takenOut, ticks, items }: BodyInverse = {},
): Inverse {
  const created = new Set(
    applied.overwritten.flatMap(({ documentId, field, before }) =>
      field === 'kind' && before === undefined ? [documentId] : [],
    ),
  )
  const fields = applied.overwritten.flatMap(({ documentId: id, field, before, after, clock }) => {
    const written = { ifClock: clock, ifValue: after }
    if (!created.has(id)) return [{ id, field, value: before ?? null, ...written }]
    return field === 'trashedAt' ? [{ id, field, value: timeOf(madeAt), ...written }] : []
  })
  return {
    fields,
    blocks,
    ...(takenOut ? { takenOut } : {}),
    ...(ticks ? { ticks } : {}),
    ...(items ? { items } : {}),
  }
}

function timeOf(clock: ClockReading): string {
  return new Date(parseReading(clock)?.ms ?? 0).toISOString()
}

export function batchHash(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}

export function readHead(connection: Connection): ChainHead {
  const head = connection.get<{ sequence: number; hash: string; clock: string }>(
    'select sequence, hash, clock from head where id = 1',
  )
  if (!head) throw new Error('no-head')
  return head
}

export function writeHead(connection: Connection, { sequence, hash, clock }: ChainHead): void {
  connection.run(
    'update head set sequence = ?, hash = ?, clock = max(clock, ?) where id = 1',
    sequence,
    hash,
    clock,
  )
}
