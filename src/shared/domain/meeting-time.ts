import {
  addDays,
  daysBetweenDates,
  isKnownZone,
  offsetAtWall,
  wallAt,
  wallMs,
  wallFromMs,
} from './wall-clock'

/** When a meeting is, as its fields hold it: wall time, its zone (`null` floats with the user) and its length. */
export interface Appointment {
  start: string
  zone: string | null
  minutes: number
}

export interface TimeSpan {
  startMs: number
  endMs: number
}

/** The instants a meeting starts and ends at. `undefined` while it has no date, or one that cannot be read. */
export function timeOf({ start, zone, minutes }: Appointment, localZone: string): TimeSpan | undefined {
  // Another program's or version's date is shown as a meeting without one, and kept as it is.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(start) || Number.isNaN(wallMs(start))) return undefined
  const startMs = wallMs(start) - offsetAtWall(start, knownZone(zone, localZone)) * 60_000
  return { startMs, endMs: startMs + minutes * 60_000 }
}

// Reading a wall time in its zone costs tens of microseconds, and lists of thousands are viewed each minute. A row is a
// new object whenever it changed.
const times = new WeakMap<object, { zone: string; time: TimeSpan | undefined }>()

/** As `timeOf`, of a row, which is read once in each zone. */
export function timeOfRow(row: { readonly fields: Appointment }, localZone: string): TimeSpan | undefined {
  const known = times.get(row)
  if (known?.zone === localZone) return known.time
  const time = timeOf(row.fields, localZone)
  times.set(row, { zone: localZone, time })
  return time
}

/**
 * A wall time before which nothing starts that is not over at `nowMs` less `daysBefore`, wherever on earth it is: to
 * leave out, by comparing texts, what need not be read.
 */
export function earliestStart(nowMs: number, daysBefore = 0): string {
  // The longest meeting is a day, and clocks are at most fourteen hours behind or ahead.
  return wallFromMs(nowMs - (daysBefore + 2) * 86_400_000)
}

/** How many midnights lie between two instants for somebody in the zone; negative where the first is later. */
export function daysBetween(fromMs: number, toMs: number, zone: string): number {
  return daysBetweenDates(wallAt(fromMs, zone), wallAt(toMs, zone))
}

/** Whether the zone's clock shows another time than the user's at this instant. */
export function clocksDiffer(ms: number, zone: string | null, localZone: string): boolean {
  return wallAt(ms, knownZone(zone, localZone)) !== wallAt(ms, localZone)
}

/** The same wall time some days later or earlier, whatever summer time does between. */
export function movedByDays(start: string, days: number): string {
  return `${addDays(start.slice(0, 10), days)}${start.slice(10)}`
}

/** Where this computer does not know the zone, the user's own is the best reading. */
function knownZone(zone: string | null, localZone: string): string {
  return zone !== null && isKnownZone(zone) ? zone : localZone
}
