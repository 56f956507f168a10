import { writtenItems, type Finding, type Fix, type Prepared, type Rule } from './finding'
import { itemHasWords } from './item-has-words'
import { lookOutside } from './look-outside'
import { minutesFit } from './minutes-fit'
import { moreThanInforming } from './more-than-informing'
import { openerAsks } from './opener-asks'
import { somethingAsked } from './something-asked'

/** The most useful first: a talk without an ask gains more from one than a full agenda from fewer minutes. */
const rules: readonly Rule[] = [
  moreThanInforming,
  somethingAsked,
  openerAsks,
  minutesFit,
  lookOutside,
  itemHasWords,
]

/** More would be a list of duties. */
const mostFindings = 3

/**
 * What is missing from an agenda: three findings at most, the most useful first, and one while nothing is written yet.
 * No two lead to the same place.
 */
export function checkPrep(prepared: Prepared): Finding[] {
  const findings: Finding[] = []
  for (const rule of rules) {
    const finding = rule(prepared)
    const target = finding && targetOf(finding.fix)
    if (finding && !findings.some(({ fix }) => targetOf(fix) === target)) findings.push(finding)
  }
  return findings.slice(0, writtenItems(prepared).length === 0 ? 1 : mostFindings)
}

/** How ready a meeting is, in words for lists: "No agenda yet", "Two things to look at", "Ready". */
export function readiness(prepared: Prepared): string {
  if (writtenItems(prepared).length === 0) return 'No agenda yet'
  const count = checkPrep(prepared).length
  return (
    ['Ready', 'One thing to look at', 'Two things to look at', 'Three things to look at'][count] ?? 'Ready'
  )
}

function targetOf(fix: Fix): string {
  if (fix.type === 'focusItem') return fix.itemId
  return fix.type === 'addItem' ? `add ${fix.kind}` : fix.type
}
