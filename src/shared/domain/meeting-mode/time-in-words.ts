import type { TimeSpan } from '../meeting-time'
import { dayInWords, lengthInWords, timeInWords } from '../meeting-words'

const minuteMs = 60_000
/** Past this nobody is still in the room: how long it has been over says nothing. */
const overHours = 2
/** A 1:1 opened earlier than this is held ahead of its time, and not waited for: nothing counts down to it. */
const waitedForMinutes = 15

export interface ItemTime {
  words: string
  /** Its minutes are used up. */
  isUp: boolean
  /** How much of them, from 0 to 1; `undefined` where it has none. */
  share: number | undefined
}

/** What an item's clock says. Never less than a minute to go, until it is up; without minutes of its own, nothing. */
export function itemTime(spentMs: number, minutes: number): ItemTime {
  if (minutes <= 0) return { words: '', isUp: false, share: undefined }
  const leftMs = minutes * minuteMs - spentMs
  if (leftMs <= 0) {
    const over = Math.floor(-leftMs / minuteMs)
    const words = over === 0 ? 'Time is up' : `Time is up, ${lengthInWords(over)} ago`
    return { words, isUp: true, share: 1 }
  }
  return {
    words: `${lengthInWords(Math.ceil(leftMs / minuteMs))} left`,
    isUp: false,
    share: spentMs / (minutes * minuteMs),
  }
}

/** "18 min left", "Begins in 5 min", "Planned for today 17:30", "Over since 14:30"; empty where it has no date. */
export function meetingLeft(time: TimeSpan | undefined, nowMs: number, zone: string): string {
  if (!time) return ''
  const minutesAhead = Math.ceil((time.startMs - nowMs) / minuteMs)
  if (minutesAhead > waitedForMinutes) {
    return `Planned for ${dayInWords(time.startMs, nowMs, zone)} ${timeInWords(time.startMs, zone)}`
  }
  if (minutesAhead > 0) return `Begins in ${lengthInWords(minutesAhead)}`
  if (nowMs < time.endMs) return `${lengthInWords(Math.ceil((time.endMs - nowMs) / minuteMs))} left`
  return nowMs - time.endMs > overHours * 60 * minuteMs
    ? 'Over'
    : `Over since ${timeInWords(time.endMs, zone)}`
}
