import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, optionalId, textField } from '../fields'

export const relations = ['manager', 'skip-level', 'report', 'peer', 'client', 'board', 'other'] as const
export type Relation = (typeof relations)[number]

export const briefStyles = ['bullets', 'narrative', 'numbers-first'] as const
export type BriefStyle = (typeof briefStyles)[number]

/** Anyone the user meets. The body holds working notes. */
export const personKind = defineKind({
  kind: 'person',
  hasBody: true,
  shape: {
    ...commonShape,
    /** The document it was found to be the same as, when two workspaces became one. */
    mergedInto: optionalId,
    name: textField,
    relation: z.enum(relations).default('other'),
    role: textField,
    email: textField,
    /** What they must deliver, one a line, in their words. */
    goals: textField,
    /** What would embarrass them, one a line. */
    worries: textField,
    style: z.enum(briefStyles).default('bullets'),
  },
  privateFields: ['goals', 'worries'],
  searchText: (fields) => [fields.name, fields.role, fields.email, fields.goals, fields.worries].join('\n'),
})

export type PersonFields = FieldsOf<typeof personKind.shape>
export type Person = TypedRow<PersonFields>
