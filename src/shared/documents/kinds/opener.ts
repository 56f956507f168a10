import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, instantField, optionalId, textField } from '../fields'

const openerStatuses = ['draft', 'planned', 'asked', 'answered'] as const

/** A question for one person: a fact said as a sentence, then what is asked of it. */
export const openerKind = defineKind({
  kind: 'opener',
  words: { one: 'Opener', many: 'Openers' },
  hasBody: false,
  shape: {
    ...commonShape,
    personId: optionalId,
    fact: textField,
    question: textField,
    status: z.enum(openerStatuses).default('draft'),
    /** What they answered, as heard. */
    answer: textField,
    askedAt: instantField,
    /** The capture it came from. */
    captureId: optionalId,
    /** The side it asks from; empty where it was written by hand. */
    angle: z.enum(['', 'assumption', 'choice', 'customer']).default(''),
    /** Of those that need no signal, which one it is (`evergreen-openers.ts`). */
    evergreenId: optionalId,
    /** The signal its fact is about. */
    signalId: optionalId,
    /** The meeting whose agenda it is on. */
    meetingId: optionalId,
  },
  // What I heard.
  privateFields: ['answer'],
  titleOf: ({ fact, question }) => [fact, question].filter(Boolean).join(' '),
  form: [
    { field: 'fact', label: 'The fact', control: 'line' },
    { field: 'question', label: 'The question', control: 'line' },
    { field: 'personId', label: 'For', control: 'person' },
  ],
  searchText: (fields) => [fields.fact, fields.question, fields.answer].join('\n'),
})

export type OpenerFields = FieldsOf<typeof openerKind.shape>
export type Opener = TypedRow<OpenerFields>
