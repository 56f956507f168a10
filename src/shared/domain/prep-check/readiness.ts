import { checkPrep } from './check-prep'
import { saysSomething, writtenItems, type Finding, type Prepared } from './finding'

/** How far the agenda of a meeting is: the same on the desk, in lists and in a notice. */
export interface Readiness {
  findings: readonly Finding[]
  /** Something is written. */
  hasAgenda: boolean
  /** Something is written, and nothing is missing. Prompts may stand beside it: they stay out of the brief. */
  isReady: boolean
  /** Items that still wait to be written. */
  unwritten: number
  /** "No agenda yet", "Two things to look at", "Ready", "Ready, 3 not written yet". */
  words: string
}

export function readinessOf(prepared: Prepared): Readiness {
  const findings = checkPrep(prepared)
  const hasAgenda = writtenItems(prepared).length > 0
  const unwritten = prepared.items.filter((item) => !item.ticked && !saysSomething(item)).length
  const isReady = hasAgenda && findings.length === 0
  const words = hasAgenda ? wordsFor(findings.length, unwritten) : 'No agenda yet'
  return { findings, hasAgenda, isReady, unwritten, words }
}

function wordsFor(count: number, unwritten: number): string {
  if (count === 0) return unwritten === 0 ? 'Ready' : `Ready, ${unwritten} not written yet`
  return `${['One thing', 'Two things', 'Three things'][count - 1] ?? `${count} things`} to look at`
}
