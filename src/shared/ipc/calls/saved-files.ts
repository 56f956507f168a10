import { z } from 'zod'
import { call } from '../call'

const savedSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), fileName: z.string() }),
  z.object({ outcome: z.literal('cancelled') }),
])
const html = z.string().max(4_000_000)

/** Each asks where. A file that cannot be written is a `UserError` and leaves nothing behind. */
export const savedFileCalls = {
  /** A page as a PDF. `html` is what `writeHtml` makes; the title is all that the file says of itself. */
  'pdf.save': call(['main'], z.object({ title: z.string().max(1000), html }), savedSchema),
  /** A mail to write on with, as a file that a mail program opens. `to` is left out where it is no address. */
  'mailFile.save': call(
    ['main'],
    z.object({
      to: z.string().max(1000),
      subject: z.string().max(1000),
      text: z.string().max(2_000_000),
      html,
    }),
    savedSchema,
  ),
}
