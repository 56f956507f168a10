import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { documentIdSchema } from '../documents/document'
import { clockReadingSchema, type ClockReading } from '../clock/hybrid-logical-clock'

/** One write to one field of one document: a last-writer-wins register. */
export interface FieldWrite {
  documentId: string
  field: string
  value: unknown
  clock: ClockReading
}

/** A Yjs update to the body of one document. */
export interface BodyUpdate {
  documentId: string
  update: Uint8Array
}

/**
 * What one command changed, as one link of this device's chain: the unit of the vault's transaction, of the journal
 * and of sync. Applying a batch twice changes nothing.
 */
export interface Batch {
  version: 1
  deviceId: string
  /** 1, 2, 3 … without gaps on this device. */
  sequence: number
  /** SHA-256 of the encoded batch before, in hex; empty for the first. */
  previousHash: string
  commandId: string
  clock: ClockReading
  fields: FieldWrite[]
  bodies: BodyUpdate[]
}

/** What a batch changes, apart from who wrote it and when. */
export type BatchContent = Pick<Batch, 'fields' | 'bodies'>

const batchSchema = z.object({
  version: z.literal(1),
  deviceId: z.string().min(1),
  sequence: z.number().int().positive(),
  previousHash: z.string(),
  commandId: z.string(),
  clock: clockReadingSchema,
  fields: z.array(
    z.object({
      documentId: documentIdSchema,
      field: z.string(),
      value: z.unknown(),
      clock: clockReadingSchema,
    }),
  ),
  bodies: z.array(z.object({ documentId: documentIdSchema, update: z.instanceof(Uint8Array) })),
})

export function encodeBatch(batch: Batch): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeAny(encoder, batch as unknown as Parameters<typeof encoding.writeAny>[1])
  return encoding.toUint8Array(encoder)
}

/** Throws where the bytes are not a batch of a version this program reads. */
export function decodeBatch(bytes: Uint8Array): Batch {
  return batchSchema.parse(decoding.readAny(decoding.createDecoder(bytes)))
}
