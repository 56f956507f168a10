import type { SignalFields, SignalType } from '../../documents/kinds/signal'

const dayMs = 86_400_000

interface Keeps {
  /** So long it holds without a look; `undefined` for always. */
  days: number | undefined
  why: string
}

/** How long each kind of signal holds before somebody should look again. */
export const keepsFor: Record<SignalType, Keeps> = {
  competitor: {
    days: 30,
    why: 'competitors are looked at monthly: offers and prices change within a quarter',
  },
  economic: { days: 60, why: 'the figures behind it come out monthly or quarterly' },
  political: { days: 60, why: 'what is debated this month is decided or dropped in the next' },
  customer: { days: 90, why: 'a customer’s need is heard again at the next quarterly talk' },
  technological: { days: 90, why: 'tools and prices of a technology turn over about quarterly' },
  assumption: { days: 90, why: 'what we believe without proof is tested once a quarter, with the plan' },
  trend: { days: 120, why: 'a trend is only one if it still holds a few months later' },
  'business-model': { days: 180, why: 'companies change how they charge once or twice a year' },
  legal: { days: 180, why: 'laws move slowly, and their dates are set long before' },
  social: { days: 365, why: 'habits and populations change over years' },
  environmental: { days: 365, why: 'it is reported, and regulated, year by year' },
  learning: { days: undefined, why: 'what was learned stays learned' },
}

type Aging = Pick<SignalFields, 'type' | 'date' | 'createdAt' | 'reviewedAt' | 'setAsideAt'>

/**
 * Since when a signal should be looked at again, in milliseconds since 1970; `undefined` where it never should. Counted
 * from the latest of when it was noted, when it was looked at, and its own date.
 */
export function staleFrom({ type, date, createdAt, reviewedAt, setAsideAt }: Aging): number | undefined {
  const { days } = keepsFor[type]
  if (days === undefined || setAsideAt !== null) return undefined
  const seenMs = Math.max(...[createdAt, reviewedAt, date].map((instant) => Date.parse(instant ?? '') || 0))
  // A row of another version without any instant is not called stale for it.
  return seenMs === 0 ? undefined : seenMs + days * dayMs
}

/** Whether it is time to look again. */
export function isStale(fields: Aging, nowMs: number): boolean {
  const fromMs = staleFrom(fields)
  return fromMs !== undefined && fromMs <= nowMs
}
