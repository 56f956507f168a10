import { firstNameOf } from '../meeting-words'
import type { Step } from './steps'

/** What the five minutes came to, a line each; empty where all was passed over. Private: it says who drifts. */
export function doneInWords(steps: readonly Step[]): string[] {
  const answered = steps.filter(({ isAnswered }) => isAnswered)
  const meetings = answered.flatMap((step) => (step.kind === 'meeting' ? [step.meeting] : []))
  const signals = answered.flatMap((step) => (step.kind === 'signal' ? [step.signal] : []))
  const met = meetings.filter(({ fields }) => fields.outcome === 'met').length
  const aside = signals.filter(({ fields }) => fields.setAsideAt !== null).length
  return [
    joined('1:1s', [
      [met, 'met'],
      [meetings.length - met, 'did not happen'],
    ]),
    joined('Signals', [
      [signals.length - aside, 'kept'],
      [aside, 'set aside'],
    ]),
    ...answered.flatMap((step) => {
      if (step.kind === 'one-thing') return step.action ? [`For next week: ${step.action.fields.text}`] : []
      if (step.kind !== 'person') return []
      const name = firstNameOf(step.person.fields.name)
      return [step.planned ? `A 1:1 with ${name} is planned` : `${name} was thought of`]
    }),
  ].filter(Boolean)
}

function joined(what: string, facts: readonly [number, string][]): string {
  const counted = facts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return counted.length === 0 ? '' : `${what}: ${counted.join(', ')}`
}
