import { z } from 'zod'
import { documentIdSchema } from '../../documents/document'
import { call } from '../call'
import { commandIdSchema, inverseSchema } from './documents'

const maxOpenerLength = 5000

export const openerCalls = {
  /**
   * Keeps an opener and puts it on the agenda of this meeting, in one transaction: before the block with
   * the number `at`, else in the place a template holds for one, or at the end. Where it stands there already the item says these words from now on.
   */
  'openers.plan': call(
    ['main'],
    z.object({
      commandId: commandIdSchema,
      meetingId: documentIdSchema,
      id: documentIdSchema,
      at: z.number().int().min(0).max(100_000).optional(),
      fields: z.object({
        personId: documentIdSchema,
        fact: z.string().max(maxOpenerLength),
        question: z.string().max(maxOpenerLength),
        angle: z.enum(['', 'assumption', 'choice', 'customer']),
        signalId: documentIdSchema.nullable(),
        evergreenId: z.string().max(64).nullable(),
      }),
    }),
    z.object({ inverse: inverseSchema, itemId: z.string() }),
  ),
}
