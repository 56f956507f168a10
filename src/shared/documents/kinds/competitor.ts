import { hashText } from '../hash-text'
import { fold } from '../../domain/fold-text'
import { defineKind, type FieldsOf, type TypedRow } from '../document'
import { commonShape, textField, wordsField } from '../fields'

/** A competitor's name and what else it is called. Signals name it by any of these words. */
export const competitorKind = defineKind({
  kind: 'competitor',
  words: { one: 'Competitor', many: 'Competitors' },
  hasBody: false,
  shape: { ...commonShape, name: textField, aliases: wordsField },
  privateFields: [],
  titleOf: ({ name }) => name,
  form: [
    { field: 'name', label: 'Name', control: 'line' },
    { field: 'aliases', label: 'Also called', control: 'words' },
  ],
  searchText: ({ name, aliases }) => [name, ...aliases].join('\n'),
})

/** The same on every device that hears of a competitor by this name. */
export function competitorId(name: string): string {
  return hashText(`competitor:${fold(name.trim())}`)
}

export type Competitor = TypedRow<FieldsOf<typeof competitorKind.shape>>
