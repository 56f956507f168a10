import { z } from 'zod'
import type { BodyNode } from '../../body/body-node'
import { documentIdSchema, documentRowSchema } from '../../documents/document'
import { call, event } from '../call'

/** Crosses by structured clone, as it is. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
/** Chosen by the caller; a command that arrives twice under one id is carried out once. */
export const commandIdSchema = z.string().min(8).max(64)

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

export const inverseSchema = z.object({
  /**
   * Fields to set back, each only where the value is still the one the command wrote, `ifClock`; or where this device
   * wrote the same, `ifValue`, once more: so it is after a later edit was undone.
   */
  fields: z.array(
    z.object({
      id: documentIdSchema,
      field: z.string(),
      value: z.unknown(),
      ifClock: z.string(),
      /** What was made before there was one has none. */
      ifValue: z.unknown().optional(),
    }),
  ),
  /** Blocks the command put into bodies, to take out again, each only where nobody changed it since. */
  blocks: z.array(z.object({ id: documentIdSchema, blockIds: z.array(z.string()) })),
  /** Blocks the command took out of bodies, to put back where they stood. */
  takenOut: z
    .array(
      z.object({
        id: documentIdSchema,
        blocks: z.array(z.object({ at: z.number().int().min(0), node: z.custom<BodyNode>(isNode) })),
      }),
    )
    .optional(),
  /** Ticks to set, each only where the item is not so already: what the command did was the opposite. */
  ticks: z
    .array(z.object({ id: documentIdSchema, itemId: z.string().max(64), ticked: z.boolean() }))
    .optional(),
  /** What agenda items are to stand for again, each only where it still stands for what the command gave it. */
  items: z
    .array(
      z.object({
        id: documentIdSchema,
        itemId: z.string().max(64),
        ifRef: z.string().nullable(),
        ref: z.string().nullable(),
        words: z.custom<BodyNode>(isNode).nullable(),
      }),
    )
    .optional(),
})
export type Inverse = z.output<typeof inverseSchema>

const committedSchema = z.object({ inverse: inverseSchema })

export const documentWriteSchema = z.object({
  id: documentIdSchema,
  /** Needed where the document is new. */
  kind: z.string().max(40).optional(),
  // A member of a set is named by the field and its own id, and the longest of those is a `ref` of 300 characters.
  fields: z.record(z.string().max(400), z.unknown()),
})

const projectionSchema = z.object({
  text: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      minutes: z.number(),
      ticked: z.boolean(),
      ref: z.string().nullable(),
      headline: z.string(),
      hasDetail: z.boolean(),
      detail: z.string().optional(),
    }),
  ),
  personIds: z.array(z.string()),
  tags: z.array(z.string()),
  /** What was projected by an earlier version has none of these. */
  links: z.array(z.string()).default([]),
  chunks: z.array(z.string()).default([]),
})

export const documentCalls = {
  /**
   * All rows of these kinds, as the JSON of a list of `DocumentRow`: one string crosses many times faster than the
   * thousands of objects in it.
   */
  'rows.list': call(
    ['main', 'capture'],
    z.object({ kinds: z.array(z.string().max(40)).max(40) }),
    z.string(),
  ),
  /** Creates and changes documents in one transaction. */
  'documents.write': call(
    ['main'],
    z.object({ commandId: commandIdSchema, writes: z.array(documentWriteSchema).min(1).max(5000) }),
    committedSchema,
  ),
  /**
   * Since when documents have been in the trash on this device: what erases goes by this, not by `trashedAt`. One that
   * `isShown` stays for as long as an agenda shows an item of it.
   */
  'documents.trashedSince': call(
    ['main'],
    z.object({}),
    z.array(z.object({ id: documentIdSchema, since: z.string(), isShown: z.boolean() })),
  ),
  /** Carries out the inverse of an earlier command, where its values still stand. Its own inverse is the redo. */
  'documents.revert': call(
    ['main'],
    z.object({ commandId: commandIdSchema, inverse: inverseSchema }),
    committedSchema,
  ),
  /** What the vault has of a body that the caller, by its state vector, has not; and the vault's own state vector. */
  'bodies.open': call(
    ['main'],
    z.object({ id: documentIdSchema, stateVector: bytes }),
    z.object({ update: bytes, stateVector: bytes }),
  ),
  /** Stores an update. Returns once it is on disk. */
  'bodies.push': call(
    ['main'],
    z.object({ commandId: commandIdSchema, id: documentIdSchema, update: bytes }),
    z.object({}),
  ),
  /** The caller no longer wants `bodies.changed` for it. */
  'bodies.close': call(['main'], z.object({ id: documentIdSchema }), z.object({})),
  /** What is derived from these bodies; documents without one are left out. */
  'projections.read': call(
    ['main'],
    z.object({ ids: z.array(documentIdSchema).max(5000) }),
    z.array(z.object({ id: z.string(), projection: projectionSchema })),
  ),
  /** Ticks or unticks an agenda item, in whichever meeting's body it stands. */
  'items.tick': call(
    ['main'],
    z.object({
      commandId: commandIdSchema,
      meetingId: documentIdSchema,
      itemId: z.string().max(64),
      ticked: z.boolean(),
    }),
    committedSchema,
  ),
  /**
   * Makes an action of an agenda item, in one transaction: its words move to the action, which the item shows from then
   * on. The action's id follows from the item's, so two devices that do the same agree.
   */
  'items.makeAction': call(
    ['main'],
    z.object({
      commandId: commandIdSchema,
      meetingId: documentIdSchema,
      itemId: z.string().max(64),
      owedBy: z.enum(['me', 'them']),
    }),
    committedSchema,
  ),
}

export const documentEvents = {
  'rows.changed': event(['main', 'capture'], z.object({ rows: z.array(documentRowSchema) })),
  'bodies.changed': event(['main'], z.object({ id: documentIdSchema, update: bytes })),
  'projections.changed': event(['main'], z.object({ id: documentIdSchema, projection: projectionSchema })),
}
