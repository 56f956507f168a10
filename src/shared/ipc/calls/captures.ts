import { z } from 'zod'
import { agendaItemKinds } from '../../body/agenda-item'
import { documentIdSchema } from '../../documents/document'
import { captureWordList } from '../../domain/capture/capture-word'
import { call } from '../call'
import { commandIdSchema, inverseSchema } from './documents'

/** As much as a text field holds. */
export const maxCaptureLength = 100_000

/** What a captured line is understood to say, besides its text. The bounds are beyond what its readers can find. */
export const understandingSchema = z.object({
  /** What becomes of it; empty for a line that stays as it is. */
  word: z.enum(['', ...captureWordList]).default(''),
  /** What the record made of it says. */
  words: z.string().max(maxCaptureLength).default(''),
  makesOpener: z.boolean().default(false),
  competitors: z.array(z.string().max(100)).max(5000).default([]),
  personIds: z.array(documentIdSchema).max(5000).default([]),
  tags: z.array(z.string().max(100)).max(5000).default([]),
  url: z.string().max(5000).default(''),
  /** `YYYY-MM-DD`; empty where no date was named. */
  dueDate: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/)
    .default(''),
})

/** Where a capture goes from the inbox. */
const triageSchema = z.discriminatedUnion('as', [
  /** An item on an agenda: of this meeting, or of this person's next 1:1. */
  z.object({
    as: z.literal('item'),
    meetingId: documentIdSchema.optional(),
    personId: documentIdSchema.optional(),
    kind: z.enum(agendaItemKinds).default('discuss'),
    /** Before the block with this number, counted from the top; at the end where it is left out. */
    at: z.number().int().min(0).max(100_000).optional(),
  }),
  /** A draft of an opener for this person, which also goes on the agenda of their next 1:1. */
  z.object({ as: z.literal('opener'), personId: documentIdSchema }),
  /** What this word makes of it, with the line as it is understood. */
  z.object({ as: z.literal('word'), line: understandingSchema }),
  /** What was made of it is taken back, and it is a line in the inbox again. */
  z.object({ as: z.literal('take-back') }),
  /** Stays, seen. */
  z.object({ as: z.literal('keep') }),
  /** Goes to the trash. */
  z.object({ as: z.literal('remove') }),
])
export type Triage = z.output<typeof triageSchema>

export const captureCalls = {
  /**
   * Puts a captured line into the vault, and what its word makes of it, in one transaction; returns once it is on disk.
   * Nothing but white space is refused. A word that cannot be carried out leaves the line as it is. The capture's id follows from the command's, so sending it again gives the same capture.
   */
  'captures.commit': call(
    ['main', 'capture'],
    z
      .object({ commandId: commandIdSchema, text: z.string().max(maxCaptureLength) })
      .extend(understandingSchema.shape),
    z.object({ id: documentIdSchema, inverse: inverseSchema }),
  ),
  /**
   * Takes a capture out of the inbox, in one transaction. Ids of what is created follow from the capture's, so two
   * devices that do the same agree.
   */
  'captures.triage': call(
    ['main'],
    z.object({ commandId: commandIdSchema, captureId: documentIdSchema, to: triageSchema }),
    z.object({
      inverse: inverseSchema,
      /** Whose agenda it is on now; `null` where it is on none. */
      meetingId: documentIdSchema.nullable(),
      openerId: documentIdSchema.nullable(),
      /** It was meant for an agenda, and the person has no 1:1 ahead: it is kept, and offered when one is prepared. */
      isWaiting: z.boolean(),
    }),
  ),
}
