import { z } from 'zod'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Signal } from '../../documents/kinds/signal'
import type { Drifting } from '../today/drifting'
import { mondayOf } from './week'

const idSchema = z.string().max(64)

/**
 * What this week's five minutes are about, chosen once when they begin, so that what is done does not bring more. This
 * device remembers it; what was done is told from the records themselves, so undo needs no bookkeeping.
 */
const planSchema = z.object({
  /** The Monday of the week. */
  week: z.string().max(10),
  startedAt: z.string().max(40),
  meetingIds: z.array(idSchema).max(20),
  signalIds: z.array(idSchema).max(20),
  /** Who drifts. */
  personId: idSchema.nullable(),
  /** The action that the one thing for next week becomes. */
  actionId: idSchema,
})
export type FiveMinutesPlan = z.output<typeof planSchema>

interface PlanSource {
  meetings: readonly Meeting[]
  signals: readonly Signal[]
  drifting: readonly Drifting[]
  nowMs: number
  /** `YYYY-MM-DD` */
  today: string
  newId: () => string
}

/**
 * @param source `meetings` to confirm and `signals` to look at, as those who know of them chose; of who drifts the first
 */
export function planFiveMinutes(source: PlanSource): FiveMinutesPlan {
  const { meetings, signals, drifting, nowMs, today, newId } = source
  return {
    week: mondayOf(today),
    startedAt: new Date(nowMs).toISOString(),
    meetingIds: meetings.map(({ id }) => id),
    signalIds: signals.map(({ id }) => id),
    personId: drifting[0]?.person.id ?? null,
    actionId: newId(),
  }
}

/** What was remembered, where it is this week's. */
export function readPlan(remembered: unknown, today: string): FiveMinutesPlan | undefined {
  const known = planSchema.safeParse(remembered)
  return known.success && known.data.week === mondayOf(today) ? known.data : undefined
}
