import { addDays, wallMs } from '../wall-clock'

/** Days of the week as the setting names them, Monday first; `off` for never. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/** The Monday of a day's week (both `YYYY-MM-DD`). */
export function mondayOf(day: string): string {
  return addDays(day, -indexOfDay(day))
}

function weekdayOf(day: string): Weekday {
  return weekdays[indexOfDay(day)] ?? 'monday'
}

/**
 * Whether Today offers the five minutes: on the chosen day, until they were done or passed over. A day later nothing
 * speaks of them any more, and the next week begins afresh.
 * @param settledOn the day on which they were last done or passed over; empty for never
 */
export function offersFiveMinutes(chosen: Weekday | 'off', settledOn: string, today: string): boolean {
  return chosen === weekdayOf(today) && settledOn !== today
}

function indexOfDay(day: string): number {
  // 1970 began on a Thursday.
  return (((Math.round(wallMs(day) / 86_400_000) + 3) % 7) + 7) % 7
}
