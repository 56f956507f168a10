import { outcomeOf } from '../close/outcome'
import type { Action } from '../../documents/kinds/action'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Person } from '../../documents/kinds/person'
import type { Signal } from '../../documents/kinds/signal'
import type { FiveMinutesPlan } from './plan-five-minutes'

/** One question of the five minutes. It is answered once its records say so, whoever wrote that. */
export type Step = { key: string; isAnswered: boolean } & (
  | { kind: 'meeting'; meeting: Meeting }
  | { kind: 'signal'; signal: Signal }
  | { kind: 'person'; person: Person; planned: Meeting | undefined }
  | { kind: 'one-thing'; action: Action | undefined }
)

interface StepRows {
  meetings: readonly Meeting[]
  signals: readonly Signal[]
  people: readonly Person[]
  actions: readonly Action[]
}

/** The questions in order; one whose record is gone by now is left out. Rows are those that are in no trash. */
export function stepsOf(plan: FiveMinutesPlan, rows: StepRows): Step[] {
  const { startedAt } = plan
  const isSince = (instant: string | null) => instant !== null && instant >= startedAt
  return [
    ...found(plan.meetingIds, rows.meetings).map((meeting): Step => {
      const isAnswered = outcomeOf(meeting.fields) !== '' || meeting.fields.status === 'cancelled'
      return { key: `meeting ${meeting.id}`, kind: 'meeting', meeting, isAnswered }
    }),
    ...found(plan.signalIds, rows.signals).map((signal): Step => {
      const { reviewedAt, setAsideAt } = signal.fields
      const isAnswered = isSince(reviewedAt) || setAsideAt !== null
      return { key: `signal ${signal.id}`, kind: 'signal', signal, isAnswered }
    }),
    ...found(plan.personId === null ? [] : [plan.personId], rows.people).map((person): Step => {
      const planned = rows.meetings.find(
        ({ fields }) =>
          fields.personId === person.id && fields.status !== 'cancelled' && isSince(fields.createdAt),
      )
      const isAnswered = planned !== undefined || isSince(person.fields.driftSnoozedAt)
      return { key: `person ${person.id}`, kind: 'person', person, planned, isAnswered }
    }),
    ...[rows.actions.find(({ id }) => id === plan.actionId)].map((action): Step => ({
      key: 'one thing',
      kind: 'one-thing',
      action,
      isAnswered: action !== undefined,
    })),
  ]
}

function found<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const wanted = new Set(ids)
  const known = new Map(rows.filter(({ id }) => wanted.has(id)).map((row) => [row.id, row]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

/** The first question that is neither answered nor passed over; `undefined` at the end. */
export function nextStep(steps: readonly Step[], passed: ReadonlySet<string>): Step | undefined {
  return steps.find(({ key, isAnswered }) => !isAnswered && !passed.has(key))
}

/** "3 of 7" among those of its kind. */
export function placeOf(step: Step, steps: readonly Step[]): { at: number; of: number } {
  const alike = steps.filter(({ kind }) => kind === step.kind)
  return { at: alike.findIndex(({ key }) => key === step.key) + 1, of: alike.length }
}
