import { daysBetween, type TimeSpan } from '@shared/domain/meeting-time'
import { minutesLeftInWords, minutesLeftWhenLate } from '@shared/domain/meeting-notice'
import { dayInWords, lengthInWords, timeInWords } from '@shared/domain/meeting-words'

const minuteMs = 60_000

export interface NextWords {
  /** "Maria at 14:00, in 3 h 20 min" */
  headline: string
  /** It has begun. */
  isNow: boolean
  /** Begun, and five minutes or less are left. */
  isLate: boolean
}

/** The next meeting in one line, as the clock has it now. */
export function nextWords(firstName: string, time: TimeSpan, nowMs: number, zone: string): NextWords {
  const minutesTo = Math.ceil((time.startMs - nowMs) / minuteMs)
  const clock = timeInWords(time.startMs, zone)
  if (minutesTo <= 0) {
    const left = Math.max(1, Math.ceil((time.endMs - nowMs) / minuteMs))
    const isLate = minutesLeftWhenLate(time, { nowMs, isReady: true }) !== undefined
    return { headline: `${firstName} now, ${minutesLeftInWords(left)}`, isNow: true, isLate }
  }
  const days = daysBetween(nowMs, time.startMs, zone)
  if (days === 0) {
    return {
      headline: `${firstName} at ${clock}, in ${lengthInWords(minutesTo)}`,
      isNow: false,
      isLate: false,
    }
  }
  const day = dayInWords(time.startMs, nowMs, zone)
  const when = days === 1 ? `tomorrow at ${clock}` : `on ${day} at ${clock}`
  return { headline: `${firstName} ${when}`, isNow: false, isLate: false }
}
