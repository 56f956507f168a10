import { z } from 'zod'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, optionalId, textField } from '../fields'

const captureStates = ['new', 'kept', 'used'] as const

/** A line from quick capture. The text is exactly what was typed; the rest is how it was understood. */
export const captureKind = defineKind({
  kind: 'capture',
  hasBody: false,
  shape: {
    ...commonShape,
    text: textField,
    personIds: z.array(z.string().max(64)).default([]),
    tags: z.array(z.string().max(100)).default([]),
    url: textField,
    /** `YYYY-MM-DD`, from a date in words. */
    dueDate: textField,
    /** `new` shows in the inbox until it was seen; `kept` stays, seen; `used` became something else. */
    state: z.enum(captureStates).default('new'),
    /** The document it became part of: a meeting or an opener. */
    becameId: optionalId,
  },
  privateFields: [],
  searchText: (fields) => [fields.text, ...fields.tags].join('\n'),
})

type CaptureFields = FieldsOf<typeof captureKind.shape>
export type Capture = TypedRow<CaptureFields>
