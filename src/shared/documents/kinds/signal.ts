import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, dayField, idsField, instantField, optionalId, textField, wordsField } from '../fields'
import { choicesOf } from '../form-field'
import { signalTypeWords, type SignalType } from './signal-type'

export { signalTypeWords, type SignalType }

export const signalTypes = Object.keys(signalTypeWords) as [SignalType, ...SignalType[]]

export const strengthWords = { '': 'By sources', weak: 'Weak', some: 'Some', strong: 'Strong' } as const

/** Something noticed outside. The body holds more of it. */
export const signalKind = defineKind({
  kind: 'signal',
  words: { one: 'Signal', many: 'Signals' },
  hasBody: true,
  shape: {
    ...commonShape,
    text: textField,
    type: z.enum(signalTypes).default('trend'),
    /** What follows from it for us; of a learning, the takeaway. */
    soWhat: textField,
    url: textField,
    publication: textField,
    /** The day it was published or happened. */
    date: dayField,
    quote: textField,
    /** What the user says; empty is what its sources say. */
    strength: z.enum(['', 'weak', 'some', 'strong']).default(''),
    tags: wordsField,
    /** Names of competitors, as written; aliases are told apart by the `competitor` kind. */
    competitors: wordsField,
    shareWithIds: idsField,
    /** Last looked at and found to hold still. */
    reviewedAt: instantField,
    /** Out of the lists, and kept. */
    setAsideAt: instantField,
    captureId: optionalId,
  },
  privateFields: ['shareWithIds'],
  titleOf: ({ text }) => text,
  form: [
    { field: 'text', label: 'What was noticed', control: 'line' },
    { field: 'type', label: 'Kind', control: 'choice', choices: choicesOf(signalTypeWords) },
    { field: 'soWhat', label: 'So what', control: 'text', description: 'What follows from it for us.' },
    { field: 'competitors', label: 'Competitors', control: 'words', placeholder: 'Acme' },
    { field: 'url', label: 'Address', control: 'url' },
    { field: 'publication', label: 'Publication', control: 'line' },
    { field: 'date', label: 'Date', control: 'date' },
    { field: 'quote', label: 'Quote', control: 'text' },
    { field: 'strength', label: 'Strength', control: 'choice', choices: choicesOf(strengthWords) },
    { field: 'tags', label: 'Tags', control: 'words' },
    { field: 'shareWithIds', label: 'Share with', control: 'people', placeholder: 'Add a name' },
  ],
  searchText: (fields) =>
    [
      fields.text,
      fields.soWhat,
      fields.publication,
      fields.quote,
      fields.url,
      ...fields.tags.map((tag) => `#${tag}`),
      ...fields.competitors,
    ].join('\n'),
})

export type SignalFields = FieldsOf<typeof signalKind.shape>
export type Signal = TypedRow<SignalFields>
