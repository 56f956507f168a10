import type { ProjectedItem } from '../../body/project-body'
import { asks } from '../ways-out'
import { draftAsk } from './ask-draft'
import { leadsUp, nameOf, writeOne, writtenItems, type Finding, type Prepared } from './finding'
import { detailOf } from './what-stands'

/**
 * P2 and P3: the way to make their job easier is to say what is needed of them. A talk one leads up in holds one ask or
 * one decision.
 */
export function somethingAsked(prepared: Prepared): Finding | undefined {
  if (!leadsUp(prepared)) return undefined
  if (isSomethingAsked(prepared)) return undefined
  const { fix, label } = draftAsk(prepared)
  return {
    rule: 'something-asked',
    text: `Nothing is asked of ${nameOf(prepared)} yet`,
    reason: 'One clear ask is easier to help with than a report.',
    fixLabel: label,
    fix,
    choices: [{ label: 'Write your own', fix: writeOne(prepared, 'ask') }],
  }
}

export function isSomethingAsked(prepared: Prepared): boolean {
  return writtenItems(prepared).some(mayAsk)
}

/** A problem says under it what is asked; where that is not known, it may. */
function mayAsk(item: ProjectedItem): boolean {
  if (item.kind !== 'problem') return item.kind === 'ask' || item.kind === 'decide'
  const detail = detailOf(item)
  return detail === undefined || asks(detail)
}
