/** How one field of a kind is entered and shown. The renderer draws each control once, for all kinds. */
export interface FormField<Name extends string = string> {
  field: Name
  label: string
  control: FieldControl
  placeholder?: string
  /** A line under it: what belongs here. */
  description?: string
  /** Of a `choice`: what may be chosen; an empty id is "not said". */
  choices?: readonly FieldChoice[]
}

/**
 * `line` one line, `text` several, `date` a day as `YYYY-MM-DD`, `choice` one of `choices`, `person` and `people` ids of
 * people, `words` a list of words (tags, names), `url` an address.
 */
type FieldControl = 'line' | 'text' | 'date' | 'choice' | 'person' | 'people' | 'words' | 'url'

interface FieldChoice {
  id: string
  label: string
}

/** Choices from a table of words, in its order. */
export function choicesOf<Id extends string>(
  words: Readonly<Record<Id, string>>,
): { id: Id; label: string }[] {
  return (Object.entries(words) as [Id, string][]).map(([id, label]) => ({ id, label }))
}
