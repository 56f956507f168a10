import type { FetchFailure } from './fetch-calendar'

const minuteMs = 60_000

/** Calendars of servers change a few times a day, and Google makes its file anew every few hours. */
const usualPauseMs = 30 * minuteMs
const firstRetryMs = 5 * minuteMs
const longestPauseMs = 6 * 60 * minuteMs

/** What the user has to mend: asking again soon would only annoy a server. */
const lasting: ReadonlySet<string> = new Set<FetchFailure>([
  'refused',
  'not-found',
  'bad-address',
  'not-encrypted',
  'too-large',
  'too-many-redirects',
])

/** How long after a look the next one is due. `failures`: how many in a row, the last of which was `failure`. */
export function pauseAfter({
  failure,
  failures,
  retryAfterMs = 0,
}: {
  failure: string | null
  failures: number
  retryAfterMs?: number | undefined
}): number {
  if (failure === null) return usualPauseMs
  if (lasting.has(failure)) return longestPauseMs
  const backoff = Math.min(firstRetryMs * 2 ** Math.max(0, failures - 1), longestPauseMs)
  return Math.max(backoff, retryAfterMs)
}
