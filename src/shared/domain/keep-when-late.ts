import type { AgendaItemKind } from '../body/agenda-item'
import type { ProjectedItem } from '../body/project-body'
import { isWritten } from './prompts'

/** As many as can still be talked about. */
const keptItems = 2

/** What a short talk is for, the first first: what must not be heard elsewhere, then what only this person can give. */
const order: readonly AgendaItemKind[] = [
  'bad-news',
  'ask',
  'decide',
  'problem',
  'risk',
  'opener',
  'discuss',
  'win',
  'inform',
]

/** The items to keep where little time is left: unticked and written, the most useful, in the agenda's order. */
export function keepWhenLate(items: readonly ProjectedItem[]): ProjectedItem[] {
  const left = items.filter((item) => !item.ticked && isWritten(item) && item.headline !== '')
  const kept = new Set(
    left.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)).slice(0, keptItems),
  )
  return left.filter((item) => kept.has(item))
}
