import { z } from 'zod'
import { call } from '../call'

export const clipboardCalls = {
  /** Puts text on the clipboard, with the same as HTML beside it where that is given. */
  'clipboard.write': call(
    ['main'],
    z.object({ text: z.string().max(2_000_000), html: z.string().max(4_000_000).optional() }),
    z.object({}),
  ),
}
