import {
  briefStyles,
  relations,
  type BriefStyle,
  type Cadence,
  type Influence,
  type PersonFields,
  type Relation,
} from '@shared/documents/kinds/person'
import type { Choice } from '../../ui/Select'
import { relationWords } from './people-view'

export const relationChoices: readonly Choice<Relation>[] = relations.map((id) => ({
  id,
  label: relationWords[id],
}))

export const styleWords: Record<BriefStyle, string> = {
  bullets: 'Bullets',
  narrative: 'Story',
  'numbers-first': 'Numbers first',
}

export const styleChoices: readonly Choice<BriefStyle>[] = briefStyles.map((id) => ({
  id,
  label: styleWords[id],
}))

export const lengthChoices: readonly Choice<PersonFields['briefLength']>[] = [
  { id: '', label: 'Not said' },
  { id: 'headlines', label: 'Headlines' },
  { id: 'one-page', label: 'One page' },
  { id: 'full', label: 'All of it' },
]

export const cadenceWords: Record<Cadence, string> = {
  weekly: 'Weekly',
  fortnightly: 'Fortnightly',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  yearly: 'Yearly',
}

export const influenceWords: Record<Influence, string> = { low: 'Low', medium: 'Medium', high: 'High' }

/** How long before a 1:1 its brief is wanted, for the days that are usual. */
const leadWords: ReadonlyMap<number, string> = new Map([
  [0, 'On the day'],
  [1, 'The day before'],
  [2, 'Two days before'],
  [3, 'Three days before'],
  [7, 'A week before'],
])

/** The usual ones, and what was said if that is another. */
export function leadChoices(leadDays: number | null): Choice<string>[] {
  const days = new Set(leadWords.keys())
  if (leadDays !== null) days.add(leadDays)
  return [
    { id: '', label: 'Not said' },
    ...[...days]
      .sort((one, other) => one - other)
      .map((count) => ({ id: String(count), label: leadWords.get(count) ?? `${count} days before` })),
  ]
}
