import { z } from 'zod'
import { documentIdSchema } from '../../documents/document'
import { call } from '../call'

/** Part of a text with the places that were searched for, as `[start, end)` in UTF-16 units. */
const excerptSchema = z.object({
  text: z.string(),
  matches: z.array(z.tuple([z.number().int(), z.number().int()])),
})
export type Excerpt = z.output<typeof excerptSchema>

const foundSchema = z.object({
  id: documentIdSchema,
  kind: z.string(),
  /** Whether the words stand in its fields (a name, a title, a line), not only in its body. */
  inFields: z.boolean(),
  excerpt: excerptSchema,
})
export type Found = z.output<typeof foundSchema>

export const searchCalls = {
  /** Documents whose body names this one: by a link, as a person, or as what an item stands for. Newest first. */
  'search.linking': call(
    ['main'],
    z.object({ id: documentIdSchema }),
    z.array(z.object({ id: documentIdSchema, kind: z.string() })),
  ),
  /**
   * Documents whose fields or body hold every word, the last as the beginning of one. Found in the fields comes
   * first, then newest first. Nothing from the trash.
   */
  'search.query': call(
    ['main'],
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(200) }),
    z.object({
      results: z.array(foundSchema),
      /** There may be more than were asked for. */
      isCut: z.boolean(),
    }),
  ),
}
