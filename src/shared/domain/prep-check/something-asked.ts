import type { ProjectedItem } from '../../body/project-body'
import { asks } from '../ways-out'
import { leadsUp, nameOf, writeOne, writtenItems, type Finding, type Prepared } from './finding'
import { detailOf } from './what-stands'

/**
 * P2 and P3: the way to make their job easier is to say what is needed of them. A talk one leads up in holds one ask or
 * one decision.
 */
export function somethingAsked(prepared: Prepared): Finding | undefined {
  if (!leadsUp(prepared)) return undefined
  if (writtenItems(prepared).some((item) => mayAsk(prepared, item))) return undefined
  const fix = writeOne(prepared, 'ask')
  return {
    rule: 'something-asked',
    text: `Nothing is asked of ${nameOf(prepared)} yet`,
    reason: 'One clear ask is easier to help with than a report.',
    fixLabel: fix.type === 'focusItem' ? 'Write it' : 'Add an ask',
    fix,
  }
}

/** A problem says under it what is asked; where that is not known, it may. */
function mayAsk(prepared: Prepared, item: ProjectedItem): boolean {
  if (item.kind !== 'problem') return item.kind === 'ask' || item.kind === 'decide'
  const detail = detailOf(prepared, item)
  return detail === undefined || asks(detail)
}
