import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, instantField, optionalId, textField, wordsField } from '../fields'

export const relations = ['manager', 'skip-level', 'report', 'peer', 'client', 'board', 'other'] as const
export type Relation = (typeof relations)[number]

export const briefStyles = ['bullets', 'narrative', 'numbers-first'] as const
export type BriefStyle = (typeof briefStyles)[number]

const briefLengths = ['', 'headlines', 'one-page', 'full'] as const
export type BriefLength = (typeof briefLengths)[number]
/** How often one is in touch; empty is what the series says. */
export const cadences = ['', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly'] as const
export type Cadence = Exclude<(typeof cadences)[number], ''>
/** How much a person can do for or against what the user wants; empty is what the relation says. */
export const influences = ['', 'low', 'medium', 'high'] as const
export type Influence = Exclude<(typeof influences)[number], ''>

/** Anyone the user meets. The body holds working notes. */
export const personKind = defineKind({
  kind: 'person',
  words: { one: 'Person', many: 'People' },
  hasBody: true,
  sets: ['mutedFindings'],
  shape: {
    ...commonShape,
    /** The document it was found to be the same as, when two workspaces became one. */
    mergedInto: optionalId,
    name: textField,
    relation: z.enum(relations).default('other'),
    role: textField,
    email: textField,
    /** Goals and worries as an earlier version kept them, one a line: read as notes (`notesAbout`), never added to. */
    goals: textField,
    worries: textField,
    style: z.enum(briefStyles).default('bullets'),
    /** How much they want to read. */
    briefLength: z.enum(briefLengths).default(''),
    cadence: z.enum(cadences).default(''),
    /** How they like to be reached: "Slack before nine", in the user's words. */
    channel: textField,
    /** How many days before a 1:1 they want its brief; `null` where it was not said. */
    leadDays: z.number().int().min(0).max(30).nullable().default(null),
    /** What the user could do for them, in words. */
    help: textField,
    /** Of a report: what they want to grow into, one a line. */
    growthGoals: textField,
    influence: z.enum(influences).default(''),
    /** When they last got an update between meetings. */
    lastUpdateAt: instantField,
    /** Drifting, and let be since: for as long as lies between two 1:1s with them. */
    driftSnoozedAt: instantField,
    /** When an update was offered and not wanted. */
    updateSkippedAt: instantField,
    /** When they last got a snapshot, and the plan as it stood there, a line each: where the next one begins. */
    lastSnapshotAt: instantField,
    plan: textField,
    /** Rules of the prep check that the user never wants for this person. A set, a register for each. */
    mutedFindings: wordsField,
  },
  privateFields: ['goals', 'worries', 'help', 'growthGoals', 'influence', 'driftSnoozedAt', 'mutedFindings'],
  titleOf: ({ name }) => name,
  searchText: (fields) =>
    [
      fields.name,
      fields.role,
      fields.email,
      fields.goals,
      fields.worries,
      fields.help,
      fields.growthGoals,
    ].join('\n'),
})

export type PersonFields = FieldsOf<typeof personKind.shape>
export type Person = TypedRow<PersonFields>
