import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, optionalId, textField } from '../fields'

const openerStatuses = ['draft', 'planned', 'asked', 'answered'] as const

/** A question for one person: a fact said as a sentence, then what is asked of it. */
export const openerKind = defineKind({
  kind: 'opener',
  hasBody: false,
  shape: {
    ...commonShape,
    personId: optionalId,
    fact: textField,
    question: textField,
    status: z.enum(openerStatuses).default('draft'),
    /** The capture it came from. */
    captureId: optionalId,
    /** The meeting whose agenda it is on. */
    meetingId: optionalId,
  },
  privateFields: [],
  searchText: (fields) => [fields.fact, fields.question].join('\n'),
})

type OpenerFields = FieldsOf<typeof openerKind.shape>
export type Opener = TypedRow<OpenerFields>
