import { interfaceLocale } from './interface-locale'
import { clocksDiffer, daysBetween, timeOf, type Appointment } from './meeting-time'
import { isDay, shownWall, wallAt, wallMs } from './wall-clock'

/** "14:00" */
export function timeInWords(ms: number, zone: string): string {
  return format(ms, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** "today", "tomorrow", "yesterday", "Tuesday" within the week ahead, else "24 Nov", with the year where it is another. */
export function dayInWords(ms: number, nowMs: number, zone: string): string {
  const days = daysBetween(nowMs, ms, zone)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days > 1 && days < 7) return format(ms, zone, { weekday: 'long' })
  return shortDate(ms, nowMs, zone)
}

/** "24 Nov", or "24 Nov 2025" where the year is not this one. */
export function shortDate(ms: number, nowMs: number, zone: string): string {
  const year = wallAt(ms, zone).slice(0, 4) === wallAt(nowMs, zone).slice(0, 4)
  return format(ms, zone, {
    day: 'numeric',
    month: 'short',
    ...(year ? {} : { year: 'numeric' }),
  })
}

/** A day (`YYYY-MM-DD`) as `shortDate` says it, the same in every zone; empty where it is none. */
export function shortDay(day: string, nowMs: number): string {
  return isDay(day) ? shortDate(wallMs(day), nowMs, 'UTC') : ''
}

/** "24 November 2026", of a day (`YYYY-MM-DD`): for what is read later and elsewhere. */
export function dayWithYear(day: string): string {
  return format(wallMs(day), 'UTC', { day: 'numeric', month: 'long', year: 'numeric' })
}

/** "Tuesday 24 November", with the year where it is not this one. */
export function longDate(ms: number, nowMs: number, zone: string): string {
  const isThisYear = wallAt(ms, zone).slice(0, 4) === wallAt(nowMs, zone).slice(0, 4)
  return format(ms, zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).replace(',', '')
}

/**
 * A start that was typed or picked, as it will be: "Tuesday 24 November, 14:00". Where clocks are set forward over it,
 * the time they show instead, and why.
 *
 * @param start wall time `YYYY-MM-DDTHH:mm` in the zone; empty words where it is none
 */
export function startInWords(start: string, { nowMs, zone }: { nowMs: number; zone: string }): string {
  if (Number.isNaN(wallMs(start))) return ''
  const shown = shownWall(start, zone)
  // Read as UTC, which has every hour of every day.
  const words = `${longDate(wallMs(shown), nowMs, 'UTC')}, ${shown.slice(11)}`
  return shown === start ? words : `${words}: there is no ${start.slice(11)}, clocks are set forward then`
}

/** "November", with the year where it is not this one. */
export function monthInWords(ms: number, nowMs: number, zone: string): string {
  const isThisYear = wallAt(ms, zone).slice(0, 4) === wallAt(nowMs, zone).slice(0, 4)
  return format(ms, zone, { month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) })
}

/** "30 min", "1 h", "1 h 30 min" */
export function lengthInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ')
}

/** "09:00 in New York", where that clock shows another time than the user's; else `undefined`. */
export function elsewhereInWords(meeting: Appointment, localZone: string): string | undefined {
  const time = timeOf(meeting, localZone)
  if (!time || meeting.zone === null || !clocksDiffer(time.startMs, meeting.zone, localZone)) return undefined
  const city = meeting.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? meeting.zone
  return `${meeting.start.slice(11, 16)} in ${city}`
}

const cadences = [
  { word: 'Weekly', fromDays: 5, toDays: 9 },
  { word: 'Fortnightly', fromDays: 12, toDays: 16 },
  { word: 'Monthly', fromDays: 26, toDays: 35 },
  { word: 'Quarterly', fromDays: 80, toDays: 100 },
] as const

/** How often a series meets, from the gaps between its meetings (the one in the middle); `undefined` where unclear. */
export function cadenceOf(startsMs: readonly number[]): string | undefined {
  const sorted = [...startsMs].sort((one, other) => one - other)
  const gaps = sorted.slice(1).map((ms, index) => (ms - (sorted[index] ?? ms)) / 86_400_000)
  const middle = gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)]
  if (middle === undefined) return undefined
  return cadences.find(({ fromDays, toDays }) => middle >= fromDays && middle <= toDays)?.word
}

/** What a meeting is called where it has no title of its own: "Weekly with Maria". */
export function titleOf(title: string, personName: string, cadence: string | undefined): string {
  if (title.trim() !== '') return title.trim()
  const who = firstNameOf(personName)
  return who === '' ? (cadence ?? '1:1') : `${cadence ?? '1:1'} with ${who}`
}

/** The first word of a name, leaving "Dr." and the like out. */
export function firstNameOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const withoutTitle = words.filter((word) => !/^(dr|mr|mrs|ms|prof)\.?$/i.test(word))
  return withoutTitle[0] ?? words[0] ?? ''
}

function format(ms: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${Object.entries(options).join(' ')}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(interfaceLocale, { ...options, timeZone })
  formats.set(key, known)
  return known.format(ms)
}

/** Making one costs a hundred times what using it does, and a shelf says hundreds of days. There are a dozen ways. */
const formats = new Map<string, Intl.DateTimeFormat>()
