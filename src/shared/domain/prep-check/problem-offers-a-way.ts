import { countOptions, recommends } from '../ways-out'
import { leadsUp, quoted, writtenItems, type Finding, type Prepared } from './finding'
import { detailOf } from './what-stands'

/**
 * P3, "bring solutions, not just problems": two ways out and the one the user would take. That something is asked for is
 * a rule of its own (`something-asked`).
 */
export function problemOffersAWay(prepared: Prepared): Finding | undefined {
  if (!leadsUp(prepared)) return undefined
  for (const item of writtenItems(prepared)) {
    const detail = item.kind === 'problem' && item.ref === null ? detailOf(item) : undefined
    if (detail === undefined) continue
    const missing =
      countOptions(detail) < 2 ? 'two ways out' : recommends(detail) ? undefined : 'a recommendation'
    if (missing === undefined) continue
    return {
      rule: 'problem-offers-a-way',
      text: `${quoted(item.headline)} still needs ${missing}`,
      reason:
        'A problem with two options and a recommendation takes a minute to decide; alone, it is passed on.',
      fixLabel: 'Go there',
      fix: { type: 'focusItem', itemId: item.id },
    }
  }
  return undefined
}
