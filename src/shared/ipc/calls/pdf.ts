import { z } from 'zod'
import { call } from '../call'

export const pdfCalls = {
  /**
   * Asks where, and writes a page to a PDF there. `html` is what `writeHtml` makes; the title is all that the file says
   * of itself. A file that cannot be written is a `UserError` and leaves nothing behind.
   */
  'pdf.save': call(
    ['main'],
    z.object({ title: z.string().max(1000), html: z.string().max(4_000_000) }),
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), fileName: z.string() }),
      z.object({ outcome: z.literal('cancelled') }),
    ]),
  ),
}
