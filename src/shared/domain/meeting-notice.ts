import { timeInWords } from './meeting-words'
import type { TimeSpan } from './meeting-time'

/** So little is left that an agenda will not be made ready any more. */
const lateMinutes = 5

const minuteMs = 60_000

/** When a 1:1 is told of, in milliseconds from now: 0 where it is due, `undefined` where its time has come or it is off. */
export function noticeDueIn(
  { startMs }: Pick<TimeSpan, 'startMs'>,
  minutesBefore: number,
  nowMs: number,
): number | undefined {
  if (minutesBefore <= 0 || nowMs >= startMs) return undefined
  return Math.max(0, startMs - minutesBefore * minuteMs - nowMs)
}

/** What a notification says of a 1:1 that is near. SECURITY: it shows on locked and shared screens, so it names nobody. */
export function noticeWords(
  { startMs }: Pick<TimeSpan, 'startMs'>,
  {
    nowMs,
    zone,
    readiness,
    keptCount,
  }: { nowMs: number; zone: string; readiness: string; keptCount: number },
): { title: string; body: string } {
  const title = `1:1 at ${timeInWords(startMs, zone)}`
  const left = Math.ceil((startMs - nowMs) / minuteMs)
  if (left > lateMinutes) return { title, body: readiness }
  return { title, body: [minutesLeftInWords(left), keepWords(keptCount)].filter(Boolean).join(': ') }
}

/**
 * How many minutes are left where a talk is all but over, or about to begin while its agenda is not ready; `undefined`
 * where there is time.
 */
export function minutesLeftWhenLate(
  { startMs, endMs }: TimeSpan,
  { nowMs, isReady }: { nowMs: number; isReady: boolean },
): number | undefined {
  if (nowMs >= endMs || (nowMs < startMs && isReady)) return undefined
  const left = Math.ceil(((nowMs < startMs ? startMs : endMs) - nowMs) / minuteMs)
  return left <= lateMinutes ? left : undefined
}

/** "5 minutes left" */
export function minutesLeftInWords(minutes: number): string {
  return minutes === 1 ? '1 minute left' : `${minutes} minutes left`
}

/** "keep these two", of what to talk about where the time is short; empty where there is nothing to keep. */
export function keepWords(count: number): string {
  return ['', 'keep this one', 'keep these two'][Math.min(count, 2)] ?? ''
}
