import { Temporal } from 'temporal-polyfill'

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
  if (start === '') return undefined
  try {
    const startMs = Temporal.PlainDateTime.from(start).toZonedDateTime(
      knownZone(zone, localZone),
    ).epochMilliseconds
    return { startMs, endMs: startMs + minutes * 60_000 }
  } catch {
    // Another program's or version's date: shown as a meeting without one, and kept as it is.
    return undefined
  }
}

/** The wall time `YYYY-MM-DDTHH:mm` a clock in the zone shows at an instant. */
export function wallTimeAt(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** How many midnights lie between two instants for somebody in the zone; negative where the first is later. */
export function daysBetween(fromMs: number, toMs: number, zone: string): number {
  const dayOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()
  return dayOf(fromMs).until(dayOf(toMs), { largestUnit: 'days' }).days
}

/** Whether the zone's clock shows another time than the user's at this instant. */
export function clocksDiffer(ms: number, zone: string | null, localZone: string): boolean {
  return wallTimeAt(ms, knownZone(zone, localZone)) !== wallTimeAt(ms, localZone)
}

/** The same wall time some days later or earlier, whatever summer time does between. */
export function movedByDays(start: string, days: number): string {
  return Temporal.PlainDateTime.from(start).add({ days }).toString({ smallestUnit: 'minute' })
}

function knownZone(zone: string | null, localZone: string): string {
  if (zone === null) return localZone
  try {
    // Throws where this computer does not know the zone; the user's own is then the best reading.
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return localZone
  }
}
