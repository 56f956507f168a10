import { z } from 'zod'
import { headBytes, maxCalendarBytes } from '../../calendar/file-limits'
import { passReasons } from '../../calendar/passed-over'
import { documentIdSchema } from '../../documents/document'
import { relations } from '../../documents/kinds/person'
import { call, event } from '../call'
import { commandIdSchema, inverseSchema } from './documents'

const address = z.string().max(320)

/** Chosen by the caller for one import, from choosing the file to the end of it. */
const token = z.string().min(8).max(64)

const addressCandidateSchema = z.object({
  email: z.string(),
  name: z.string(),
  /** How many different events it is in. */
  eventCount: z.number().int(),
})

const calendarSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('chosen') }),
  /** Fetched now; confirming its import subscribes to it. */
  z.object({ from: z.literal('address'), address: z.string().max(4000) }),
  /** The address that is subscribed to, fetched now. */
  z.object({ from: z.literal('subscription') }),
  /** Of a file beyond the limit its beginning is enough, with its true size. */
  z
    .object({
      from: z.literal('dropped'),
      fileName: z.string().max(1000),
      size: z.number().int().min(0),
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    })
    .refine(({ size, bytes }) => bytes.length === (size > maxCalendarBytes ? headBytes : size)),
])

const openedCalendarSchema = z.object({
  fileName: z.string(),
  eventCount: z.number().int(),
  /** Whose calendar it may be, the likeliest first. */
  addresses: z.array(addressCandidateSchema),
})
export type OpenedCalendar = z.output<typeof openedCalendarSchema>

const importOptionsSchema = z.object({
  ownAddresses: z.array(address).max(50),
  ignoredAddresses: z.array(address).max(500),
  titlePatterns: z.array(z.string().max(200)).max(100),
  /** For events called a 1:1 with several people in them: the address, or without one the name, of whom it is with. */
  chosen: z.array(z.object({ uid: z.string().max(2000), person: z.string().max(400) })).max(500),
})
export type CalendarOptions = z.output<typeof importOptionsSchema>

const otherPersonSchema = z.object({ email: z.string(), name: z.string() })

/** A series, or a meeting that happens once. */
const offeredSetSchema = z.object({
  id: documentIdSchema,
  title: z.string(),
  isSeries: z.boolean(),
  meetingCount: z.number().int(),
  /** Of its first meeting: wall time, and its zone. */
  start: z.string(),
  zone: z.string().nullable(),
  minutes: z.number(),
  /** Of all its meetings, for how often it takes place. */
  starts: z.array(z.string()),
  /** The user took the tick away the last time it was offered. */
  wasLeftOut: z.boolean(),
})
export type OfferedSet = z.output<typeof offeredSetSchema>

const offeredPersonSchema = otherPersonSchema.extend({
  personId: documentIdSchema,
  /** Not in the workspace yet. */
  isNew: z.boolean(),
  sets: z.array(offeredSetSchema),
})
export type OfferedPerson = z.output<typeof offeredPersonSchema>

const changedMeetingSchema = z.object({
  id: documentIdSchema,
  title: z.string(),
  start: z.string(),
  zone: z.string().nullable(),
})

const calendarPreviewSchema = z.object({
  offered: z.array(offeredPersonSchema),
  moved: z.array(changedMeetingSchema.extend({ toStart: z.string(), toZone: z.string().nullable() })),
  revised: z.array(changedMeetingSchema),
  cancelled: z.array(changedMeetingSchema),
  unchangedCount: z.number().int(),
  passedOver: z.array(
    z.object({ reason: z.enum(passReasons), count: z.number().int(), examples: z.array(z.string()) }),
  ),
  unclear: z.array(
    z.object({
      uid: z.string(),
      title: z.string(),
      choices: z.array(otherPersonSchema),
      meetingCount: z.number().int(),
    }),
  ),
  /** Whom the user may want to ignore: they keep somebody else's calendar. */
  assistants: z.array(addressCandidateSchema),
})
export type CalendarPreview = z.output<typeof calendarPreviewSchema>

const importedSchema = z.object({
  inverse: inverseSchema,
  created: z.number().int(),
  /** Whom the created meetings are with. */
  people: z.number().int(),
  moved: z.number().int(),
  revised: z.number().int(),
  cancelled: z.number().int(),
})
export type Imported = z.output<typeof importedSchema>

const subscriptionStateSchema = z.object({
  /** SECURITY: only the name of its server; whoever has the address can read the calendar. `null`: there is none. */
  host: z.string().nullable(),
  isReading: z.boolean(),
  checkedAt: z.string().nullable(),
  /** In the user's words. */
  failure: z.string().nullable(),
  /** 1:1s that are new in it, to be looked at. */
  waiting: z.number().int(),
})
export type SubscriptionState = z.output<typeof subscriptionStateSchema>

export const calendarCalls = {
  /** Lets the user choose a calendar file. `fileName` is `null` where they chose none. */
  'calendar.choose': call(['main'], z.object({ token }), z.object({ fileName: z.string().nullable() })),
  /** Reads the file that was chosen under this token, or one that was dropped on the window. */
  'calendar.read': call(['main'], z.object({ token, source: calendarSourceSchema }), openedCalendarSchema),
  /** What importing would do. Changes nothing. */
  'calendar.preview': call(
    ['main'],
    z.object({ token, options: importOptionsSchema }),
    calendarPreviewSchema,
  ),
  /**
   * Imports, in one transaction: people, their meetings, what the calendar changed, and the options as the user's
   * settings. The token is used up.
   */
  'calendar.confirm': call(
    ['main'],
    z.object({
      commandId: commandIdSchema,
      token,
      options: importOptionsSchema,
      /** Ids of offered sets not to take. */
      leftOut: z.array(documentIdSchema).max(20_000),
      /** What new people are to the user, by their ids; others are `other`. */
      relations: z.record(documentIdSchema, z.enum(relations)),
    }),
    importedSchema,
  ),
  /** How the subscription to a calendar's address stands. */
  'calendar.subscription': call(['main'], z.object({}), subscriptionStateSchema),
  /** Looks at the address now. What fails is in the state. */
  'calendar.refresh': call(['main'], z.object({}), subscriptionStateSchema),
  /** Ends the subscription and forgets its address. What it brought stays. */
  'calendar.unsubscribe': call(['main'], z.object({}), subscriptionStateSchema),
  /** Forgets the file, also while it is being read. Nothing was changed. */
  'calendar.close': call(['main'], z.object({ token }), z.object({})),
}

export const calendarEvents = {
  'calendar.subscriptionChanged': event(['main'], subscriptionStateSchema),
}
