import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { clockReadingSchema } from '../clock/hybrid-logical-clock'
import { documentIdSchema } from '../documents/document'
import { hash } from './crypto/hash'
import type { DocumentState } from './document-state'
import { parsing } from './sync-data-error'

/** A bundle is made of as many documents as fit about this. */
const bundleBytes = 256 * 1024

const bundleSchema = z.array(
  z.tuple([
    documentIdSchema,
    z.array(z.tuple([z.string(), z.unknown(), clockReadingSchema])),
    z.instanceof(Uint8Array).nullable(),
  ]),
)

/** How many bundles documents of this size in all are dealt to: a power of two, so that growing moves few. [K1] */
export function bundleCountFor(totalBytes: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(totalBytes / bundleBytes)))
}

/** The bundle a document belongs to. [K1] */
export function bundleOf(documentId: string, bundleCount: number): number {
  const digest = hash(documentId)
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0) % bundleCount
}

/** The same documents always make the same bytes. */
export function encodeBundle(documents: readonly DocumentState[]): Uint8Array {
  const inOrder = [...documents].sort((first, second) => (first.id < second.id ? -1 : 1))
  return encoding.encode((encoder) =>
    encoding.writeAny(
      encoder,
      inOrder.map(({ id, fields, body }) => [
        id,
        [...fields].sort(([first], [second]) => (first < second ? -1 : 1)),
        body,
      ]) as Parameters<typeof encoding.writeAny>[1],
    ),
  )
}

/** Throws `malformed`. */
export function decodeBundle(bytes: Uint8Array): DocumentState[] {
  return parsing(() =>
    bundleSchema
      .parse(decoding.readAny(decoding.createDecoder(bytes)))
      .map(([id, fields, body]) => ({ id, fields, body })),
  )
}
