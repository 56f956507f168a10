import type { Cadence, Person } from '../../documents/kinds/person'

const dayMs = 86_400_000

/** How many days lie between two 1:1s of a cadence. */
export const cadenceDays: Record<Exclude<Cadence, ''>, number> = {
  weekly: 7,
  fortnightly: 14,
  monthly: 31,
  quarterly: 92,
  yearly: 366,
}

/** A 1:1 that was put off by a few days is no drift. */
const tolerance = 1.5

export interface Acquaintance {
  person: Person
  /** As the user or the series says; `undefined` where it is unclear. */
  cadence: Cadence | undefined
  /** When the last 1:1 that took place ended. */
  lastMetMs: number | undefined
  /** Whether nobody has said yet that it took place. */
  isLastProvisional: boolean
  /** When the next one begins. */
  nextMs: number | undefined
}

export interface Drifting {
  person: Person
  cadence: Exclude<Cadence, ''>
  lastMetMs: number
  isLastProvisional: boolean
}

/**
 * People one meets less often than one meant to (P18), the furthest past their cadence first: half as long again as it
 * has gone by, none is planned within another, and nobody said to let it be for one.
 */
export function drifting(acquaintances: readonly Acquaintance[], nowMs: number): Drifting[] {
  return acquaintances
    .flatMap(({ person, cadence, lastMetMs, isLastProvisional, nextMs }) => {
      if (!cadence || lastMetMs === undefined) return []
      const lengthMs = cadenceDays[cadence] * dayMs
      const snoozedMs = Date.parse(person.fields.driftSnoozedAt ?? '')
      if (nowMs - snoozedMs < lengthMs) return []
      const isPast = nowMs - lastMetMs > lengthMs * tolerance
      const isPlanned = nextMs !== undefined && nextMs - nowMs <= lengthMs
      return isPast && !isPlanned
        ? [{ person, cadence, lastMetMs, isLastProvisional, past: (nowMs - lastMetMs) / lengthMs }]
        : []
    })
    .sort((one, other) => other.past - one.past)
    .map(({ past: _past, ...each }) => each)
}
