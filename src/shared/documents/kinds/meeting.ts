import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, instantField, optionalId, textField, wordsField } from '../fields'

const meetingStatuses = ['planned', 'cancelled'] as const

/** One 1:1 with one person on a date. The body is its agenda. */
export const meetingKind = defineKind({
  kind: 'meeting',
  words: { one: '1:1', many: '1:1s' },
  hasBody: true,
  sets: ['letGo', 'putOff', 'mutedFindings'],
  shape: {
    ...commonShape,
    /** The document it was found to be the same as, when two workspaces became one. */
    mergedInto: optionalId,
    personId: optionalId,
    /** The recurring one it belongs to. */
    seriesId: optionalId,
    title: textField,
    /** Wall time `YYYY-MM-DDTHH:mm`; empty while no date is set. */
    start: textField,
    /** IANA time zone the wall time is in; `null` is floating: wherever the user is. */
    zone: z.string().nullable().default(null),
    minutes: z.number().int().min(5).max(1440).default(30),
    place: textField,
    joinUrl: textField,
    status: z.enum(meetingStatuses).default('planned'),
    /** What the user said of it once it was over; empty while nobody did, and it probably took place. */
    outcome: z.enum(['', 'met', 'not-met']).default(''),
    /** The `start` it had when that was said: moved since, it is another one, of which nothing was said. */
    outcomeStart: textField,
    /** When its brief went out last. */
    briefSentAt: instantField,
    /** Rules of the prep check that the user said no to this time. A set, as `letGo` and `putOff`. */
    mutedFindings: wordsField,
    /** Items of this agenda that were let go: not done, and offered on no later one. A set, a register for each. */
    letGo: z.array(z.string().max(64)).default([]),
    /** Cards of its shelf that were put off to the next 1:1, each by what an item refers to it by. */
    putOff: z.array(z.string().max(300)).default([]),
    /** How it stands between the two since, said in one key at close; empty where it was not. */
    health: z.enum(['', 'better', 'same', 'worse']).default(''),
    /** The template its agenda began with; empty for none. */
    template: textField,
    /** Where it was imported from, and what the calendar said then (see shared/calendar). */
    sourceUid: textField,
    sourceRecurrenceId: textField,
    sourceSaid: textField,
  },
  privateFields: ['health', 'mutedFindings'],
  titleOf: ({ title }) => title,
  searchText: (fields) => [fields.title, fields.place].join('\n'),
})

type MeetingFields = FieldsOf<typeof meetingKind.shape>
export type Meeting = TypedRow<MeetingFields>
