import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, dayField, instantField, optionalId, textField } from '../fields'
import { choicesOf, type FormField } from '../form-field'
import { notesToShow, noteTypeWords, type NoteType } from './note-type'

export { noteTypeWords, type NoteType }

export const noteTypes = Object.keys(noteTypeWords) as [NoteType, ...NoteType[]]

/** The six worries the advice on managing up names (P1). */
export const worryWords = {
  control: 'Losing control',
  budget: 'Failing the budget',
  information: 'Lack of information',
  project: 'Project success',
  power: 'Losing power',
  'gone-around': 'Being gone around',
} as const

export const surenessWords = { '': 'Not said', guess: 'A guess', likely: 'Likely', sure: 'Sure' } as const

/** One line about one person: a goal, a worry, what was heard of them. */
export const noteKind = defineKind({
  kind: 'note',
  words: { one: 'Note', many: 'Notes' },
  hasBody: false,
  shape: {
    ...commonShape,
    personId: optionalId,
    type: z.enum(noteTypes).default('working'),
    text: textField,
    /** The day it was noticed. */
    date: dayField,
    /** Their own words. */
    quote: textField,
    sureness: z.enum(['', 'guess', 'likely', 'sure']).default(''),
    /** Of a worry: which of the six it is. */
    worry: z.enum(['', 'control', 'budget', 'information', 'project', 'power', 'gone-around']).default(''),
    /** When a guess was last said to be still true. */
    confirmedAt: instantField,
    /** No longer so; of feedback: the change was shown to who said it. */
    closedAt: instantField,
    /** Of feedback: what the user will do, and what has changed. */
    willDo: textField,
    changed: textField,
    /** The line of an agenda it came from. */
    meetingId: optionalId,
    itemId: optionalId,
    captureId: optionalId,
  },
  privateFields: ['quote', 'sureness', 'worry', 'willDo', 'changed'],
  isPrivate: ({ type }) => !notesToShow.has(type),
  titleOf: ({ text }) => text,
  form: [
    { field: 'text', label: 'What it is', control: 'line' },
    { field: 'type', label: 'Kind', control: 'choice', choices: choicesOf(noteTypeWords) },
    {
      field: 'worry',
      label: 'Which worry',
      control: 'choice',
      choices: choicesOf({ '': 'None of the six', ...worryWords }),
    },
    { field: 'quote', label: 'In their words', control: 'line' },
    { field: 'date', label: 'Noticed on', control: 'date' },
    { field: 'sureness', label: 'How sure I am', control: 'choice', choices: choicesOf(surenessWords) },
  ],
  searchText: (fields) => [fields.text, fields.quote, fields.willDo, fields.changed].join('\n'),
})

/** How feedback is entered: what becomes of it is a part of it (P6). */
export const feedbackForm: readonly FormField<keyof typeof noteKind.shape & string>[] = [
  { field: 'text', label: 'What they said', control: 'line' },
  { field: 'personId', label: 'Who said it', control: 'person' },
  { field: 'date', label: 'When', control: 'date' },
  { field: 'willDo', label: 'What I will do', control: 'text' },
  {
    field: 'changed',
    label: 'What changed',
    control: 'text',
    description: 'Show it to who said it: that closes it.',
  },
]

export type NoteFields = FieldsOf<typeof noteKind.shape>
export type Note = TypedRow<NoteFields>
