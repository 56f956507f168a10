import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, dayField, optionalId, textField } from '../fields'

/** A result, said so that others can use it (P20). */
export const winKind = defineKind({
  kind: 'win',
  words: { one: 'Win', many: 'Wins' },
  hasBody: false,
  shape: {
    ...commonShape,
    text: textField,
    /** The measure, with its unit: "nine days". */
    before: textField,
    after: textField,
    /** What it means for the business. */
    meaning: textField,
    /** Whose goal it serves, and which. */
    personId: optionalId,
    goalId: optionalId,
    date: dayField,
    meetingId: optionalId,
    itemId: optionalId,
    captureId: optionalId,
  },
  privateFields: ['personId', 'goalId'],
  titleOf: ({ text }) => text,
  form: [
    { field: 'text', label: 'Result', control: 'line', placeholder: 'Onboarding takes six days' },
    { field: 'before', label: 'Before', control: 'line', placeholder: 'Nine days' },
    { field: 'after', label: 'After', control: 'line', placeholder: 'Six days' },
    { field: 'meaning', label: 'What it means for the business', control: 'text' },
    { field: 'date', label: 'Date', control: 'date' },
    // Last: which goal of theirs is asked right under it.
    { field: 'personId', label: 'Whose goal it serves', control: 'person' },
  ],
  searchText: (fields) => [fields.text, fields.before, fields.after, fields.meaning].join('\n'),
})

export type Win = TypedRow<FieldsOf<typeof winKind.shape>>
