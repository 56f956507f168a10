import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, dayField, instantField, optionalId, textField } from '../fields'
import { choicesOf } from '../form-field'

export const owedByWords = { me: 'I owe it', them: 'It is owed to me' } as const
const actionStatusWords = { open: 'Open', waiting: 'Waiting', done: 'Done' } as const

/** Something owed: by the user or to the user. */
export const actionKind = defineKind({
  kind: 'action',
  words: { one: 'Action', many: 'Actions' },
  hasBody: false,
  shape: {
    ...commonShape,
    text: textField,
    /** Whom it is owed to, or who owes it. */
    personId: optionalId,
    owedBy: z.enum(['me', 'them']).default('me'),
    dueDate: dayField,
    status: z.enum(['open', 'waiting', 'done']).default('open'),
    doneAt: instantField,
    /** They had to ask for it first (P2). */
    chasedAt: instantField,
    /** Help for a peer (P19): done, it is help given. */
    isHelp: z.boolean().default(false),
    /** Out of sight since, until the day of the next 1:1 with this person. */
    snoozedAt: instantField,
    snoozedForId: optionalId,
    /** The agenda it came from. */
    meetingId: optionalId,
    itemId: optionalId,
    captureId: optionalId,
  },
  privateFields: ['chasedAt', 'isHelp', 'snoozedAt', 'snoozedForId'],
  titleOf: ({ text }) => text,
  form: [
    { field: 'text', label: 'What is owed', control: 'line' },
    { field: 'owedBy', label: 'Who owes it', control: 'choice', choices: choicesOf(owedByWords) },
    { field: 'personId', label: 'With', control: 'person' },
    { field: 'dueDate', label: 'Due', control: 'date' },
    { field: 'status', label: 'How it stands', control: 'choice', choices: choicesOf(actionStatusWords) },
  ],
  searchText: ({ text }) => text,
})

export type ActionFields = FieldsOf<typeof actionKind.shape>
export type Action = TypedRow<ActionFields>
