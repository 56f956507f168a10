import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { isPrivateWord } from '../../domain/capture/capture-word'
import { commonShape, dayField, idsField, optionalId, textField, wordsField } from '../fields'

const captureStates = ['new', 'kept', 'used'] as const

/** A line from quick capture. The text is exactly what was typed; the rest is how it was understood. */
export const captureKind = defineKind({
  kind: 'capture',
  words: { one: 'Capture', many: 'Captures' },
  hasBody: false,
  shape: {
    ...commonShape,
    text: textField,
    personIds: idsField,
    tags: wordsField,
    url: textField,
    /** `YYYY-MM-DD`, from a date in words. */
    dueDate: dayField,
    /** The word of the grammar that chose what becomes of it; empty for none. */
    word: z.string().max(40).default(''),
    /** `new` shows in the inbox until it was seen; `kept` stays, seen; `used` became something else. */
    state: z.enum(captureStates).default('new'),
    /** The document it became or became part of. */
    becameId: optionalId,
  },
  privateFields: [],
  isPrivate: ({ word }) => isPrivateWord(word),
  titleOf: ({ text }) => text,
  searchText: (fields) => [fields.text, ...fields.tags.map((tag) => `#${tag}`)].join('\n'),
})

type CaptureFields = FieldsOf<typeof captureKind.shape>
export type Capture = TypedRow<CaptureFields>
