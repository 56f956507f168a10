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

/** "A: …", "Option 2) …", or lines of a list. */
function countOptions(detail: string): number {
  const labels = [...detail.matchAll(/(?:^|[\s;(])(?:option\s+)?([A-F]|[1-6])\s?[:.)](?=\s)/gim)]
  const lines = detail.split('\n').filter((line) => /^\s*[-*•]\s+\S/.test(line) && !recommends(line))
  return Math.max(
    new Set(labels.map(([, label]) => label?.toUpperCase())).size,
    lines.length,
    /\beither\b.*\bor\b/is.test(detail) ? 2 : 0,
  )
}

function recommends(words: string): boolean {
  return /\b(?:recommend(?:ation|ed)?|propose|suggest|prefer|favou?r|(?:i|we)(?:’d|'d| would) (?:go|take|choose|do|start|begin|pick)|my (?:choice|pick|view))\b/i.test(
    words,
  )
}
