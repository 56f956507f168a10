import { checkPrep } from './check-prep'
import { writtenItems, type Finding, type Prepared } from './finding'

/** How far the agenda of a meeting is: the same on the desk, in lists and in a notice. */
export interface Readiness {
  findings: readonly Finding[]
  /** Something is written. */
  hasAgenda: boolean
  /** Something is written, and nothing is missing. */
  isReady: boolean
  /** "No agenda yet", "Two things to look at", "Ready". */
  words: string
}

export function readinessOf(prepared: Prepared): Readiness {
  const findings = checkPrep(prepared)
  const hasAgenda = writtenItems(prepared).length > 0
  const isReady = hasAgenda && findings.length === 0
  return { findings, hasAgenda, isReady, words: hasAgenda ? wordsFor(findings.length) : 'No agenda yet' }
}

function wordsFor(count: number): string {
  return count === 0
    ? 'Ready'
    : `${['One thing', 'Two things', 'Three things'][count - 1] ?? `${count} things`} to look at`
}
