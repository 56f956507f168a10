import { z } from 'zod'
import { documentIdSchema } from '../../documents/document'
import { call } from '../call'
import { documentWriteSchema } from './documents'

export const exportCalls = {
  /**
   * Asks for a folder and writes a copy of the whole workspace into it: each document as a Markdown file with front
   * matter, and everything once more as JSON. Needs no write to the vault. The caller adds what it could not save.
   */
  'export.now': call(
    ['main'],
    z.object({
      unsavedBodies: z
        .array(
          z.object({
            id: documentIdSchema,
            update: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
          }),
        )
        .default([]),
      unsavedWrites: z.array(documentWriteSchema).default([]),
    }),
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('exported'), folder: z.string(), documentCount: z.number().int() }),
      z.object({ outcome: z.literal('cancelled') }),
    ]),
  ),
}
