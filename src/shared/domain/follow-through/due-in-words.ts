import { dayInWords } from '../meeting-words'
import { daysBetweenDates, isDay, wallMs } from '../wall-clock'

export interface DueInWords {
  /** "due Friday", "due 4 Dec", "3 days late". */
  words: string
  standing: 'late' | 'today' | 'ahead'
}

/** From here on days are too many to count. */
const daysOfWeeks = 14

/** When something is due, seen from today (both `YYYY-MM-DD`); `undefined` where no day was set. */
export function dueInWords(dueDate: string, today: string): DueInWords | undefined {
  if (!isDay(dueDate)) return undefined
  const days = daysBetweenDates(today, dueDate)
  if (days < 0) return { words: `${lengthInWords(-days)} late`, standing: 'late' }
  // Days are compared, not instants: as if both were noon somewhere without summer time.
  const words = `due ${dayInWords(wallMs(dueDate), wallMs(today), 'UTC')}`
  return { words, standing: days === 0 ? 'today' : 'ahead' }
}

function lengthInWords(days: number): string {
  if (days === 1) return '1 day'
  return days < daysOfWeeks ? `${days} days` : `${Math.floor(days / 7)} weeks`
}
