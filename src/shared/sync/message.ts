import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { clockReadingSchema } from '../clock/hybrid-logical-clock'
import { documentIdSchema } from '../documents/document'
import type { BodyUpdate, FieldWrite } from './batch'
import { concatBytes } from './bytes'
import { parsing, SyncDataError } from './sync-data-error'

/** The version of messages this program writes and reads. */
export const protocolVersion = 1

const batchKind = 1
const checkpointKind = 2

/** A piece leaves room for header, seal, padding and signature in an entry of 1 MiB. [E5] */
const maxPieceBytes = 768 * 1024
const maxPieces = 256

/** Names of as many bundles and attachments as there may be; looked at before anything of it is read. */
const mostManifestBytes = 16 * 1024 * 1024
/** 16 GiB of documents; a manifest that names more is no manifest. */
const mostBundles = 2 ** 16
/** A bundle is larger than 256 KiB only where one document is: 128 MiB. */
const mostBlobsOfBundle = 256

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const chainIdSchema = z.string().regex(/^[0-9a-f]{32}$/)
/** How far chains had come: chain → [sequence, hash]. */
export const headsSchema = z.record(chainIdSchema, z.tuple([z.number().int().min(0), hashSchema]))
export type Heads = z.output<typeof headsSchema>

/** What was written, merged: for each field its latest write, for each body one update. [M2] */
export interface BatchMessage {
  fields: FieldWrite[]
  bodies: BodyUpdate[]
}

/** A signed claim that the bundles hold everything the chains held up to `covers`. [K1] */
export interface CheckpointMessage {
  covers: Heads
  /** The blobs of each bundle, in order. A power of two of bundles; a document's is chosen by the hash of its id. */
  bundles: string[][]
  /** Documents that were erased: id → instant. */
  purged: Record<string, string>
  /** Blobs of attachments that documents name. */
  attachments: string[]
  /** Everybody is to take the bundles in. [K5] */
  merge: boolean
  madeAt: string
}

export type Message =
  | { kind: 'batch'; batch: BatchMessage }
  | { kind: 'checkpoint'; checkpoint: CheckpointMessage }
  /** Of a kind this version does not know and may pass over. */
  | { kind: 'other' }

const batchSchema = z.object({
  fields: z.array(z.tuple([documentIdSchema, z.string(), z.unknown(), clockReadingSchema])),
  bodies: z.array(z.tuple([documentIdSchema, z.instanceof(Uint8Array)])),
})

const checkpointSchema = z.object({
  covers: headsSchema,
  bundles: z.array(z.array(hashSchema).max(mostBlobsOfBundle)).min(1).max(mostBundles),
  purged: z.record(documentIdSchema, z.string()),
  attachments: z.array(hashSchema),
  merge: z.boolean(),
  madeAt: z.string(),
})

export function encodeBatchMessage({ fields, bodies }: BatchMessage): Uint8Array {
  return encodeMessage(batchKind, {
    fields: fields.map(({ documentId, field, value, clock }) => [documentId, field, value, clock]),
    bodies: bodies.map(({ documentId, update }) => [documentId, update]),
  })
}

export function encodeCheckpointMessage(checkpoint: CheckpointMessage): Uint8Array {
  return encodeMessage(checkpointKind, checkpoint)
}

/** Throws `needs-newer` for a message of a later version than it `reads`, `malformed` for none. [M1] */
export function decodeMessage(bytes: Uint8Array, reads: number = protocolVersion): Message {
  return parsing(() => {
    const decoder = decoding.createDecoder(bytes)
    const minReader = decoding.readVarUint(decoder)
    if (minReader > reads) throw new SyncDataError('needs-newer')
    const kind = decoding.readVarUint(decoder)
    if (kind === batchKind) {
      const { fields, bodies } = batchSchema.parse(decoding.readAny(decoder))
      return {
        kind: 'batch',
        batch: {
          fields: fields.map(([documentId, field, value, clock]) => ({ documentId, field, value, clock })),
          bodies: bodies.map(([documentId, update]) => ({ documentId, update })),
        },
      }
    }
    if (kind === checkpointKind) {
      if (bytes.length > mostManifestBytes) throw new SyncDataError('too-large')
      return { kind: 'checkpoint', checkpoint: checkpointSchema.parse(decoding.readAny(decoder)) }
    }
    return { kind: 'other' }
  })
}

/** The plaintexts of the entries a message takes, in order. Throws `too-large`. [E5] */
export function splitMessage(message: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(message.length / maxPieceBytes))
  if (count > maxPieces) throw new SyncDataError('too-large')
  return Array.from({ length: count }, (_, index) =>
    concatBytes([
      Uint8Array.of(index < count - 1 ? 1 : 0),
      message.subarray(index * maxPieceBytes, (index + 1) * maxPieceBytes),
    ]),
  )
}

/** Puts pieces together again. `message` is there once the last one came. */
export class MessagePieces {
  private pieces: Uint8Array[] = []

  get isEmpty(): boolean {
    return this.pieces.length === 0
  }

  /** Throws `too-large` and `malformed`. */
  add(plaintext: Uint8Array): Uint8Array | undefined {
    const [goesOn] = plaintext
    if (goesOn !== 0 && goesOn !== 1) throw new SyncDataError('malformed')
    this.pieces.push(plaintext.subarray(1))
    if (this.pieces.length > maxPieces) {
      this.pieces = []
      throw new SyncDataError('too-large')
    }
    if (goesOn === 1) return undefined
    const message = concatBytes(this.pieces)
    this.pieces = []
    return message
  }
}

function encodeMessage(kind: number, content: object): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, protocolVersion)
    encoding.writeVarUint(encoder, kind)
    encoding.writeAny(encoder, content as Parameters<typeof encoding.writeAny>[1])
  })
}
