import { z } from 'zod'
import { documentIdSchema } from '../../documents/document'
import { call } from '../call'
import { commandIdSchema, inverseSchema } from './documents'

const repeats = ['never', 'weekly', 'fortnightly', 'monthly'] as const
export type Repeat = (typeof repeats)[number]

export const meetingCalls = {
  /**
   * Creates a meeting, with its agenda begun from a template, in one transaction. A repeating one is created with the
   * next ones of its series; only the first gets the template now.
   */
  'meetings.create': call(
    ['main'],
    z.object({
      commandId: commandIdSchema,
      id: documentIdSchema,
      fields: z.record(z.string().max(60), z.unknown()),
      /** A template's id; empty for an empty agenda. */
      template: z.string().max(40),
      repeat: z.enum(repeats).default('never'),
    }),
    z.object({ inverse: inverseSchema }),
  ),
  /** Puts a template's blocks at the end of an agenda, as an edit. */
  'meetings.insertTemplate': call(
    ['main'],
    z.object({ commandId: commandIdSchema, id: documentIdSchema, template: z.string().max(40) }),
    z.object({ inverse: inverseSchema }),
  ),
}
