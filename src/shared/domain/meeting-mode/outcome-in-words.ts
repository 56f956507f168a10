import { parseActionReference } from '../../body/agenda-item'
import type { ProjectedItem } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'
import { isLeft } from '../close/is-left'
import { itemsToTalkAbout } from './run-order'

/** "3 ticked", "1 owed by me", "2 left for next time": what a talk came to, as far as its agenda says. */
export function outcomeInWords(
  items: readonly ProjectedItem[],
  actionOf: (id: string) => Action | undefined,
): string[] {
  const written = itemsToTalkAbout(items, undefined)
  const open = written.filter(({ ticked }) => !ticked)
  const owed = open.flatMap(({ ref }) => actionOf(parseActionReference(ref) ?? '') ?? [])
  const mine = owed.filter(({ fields }) => fields.owedBy === 'me').length
  const facts: [number, string][] = [
    [written.length - open.length, 'ticked'],
    [mine, 'owed by me'],
    [owed.length - mine, 'owed to me'],
    [open.filter(isLeft).length, 'left for next time'],
  ]
  return facts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
}
