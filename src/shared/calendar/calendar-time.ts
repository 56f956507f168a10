import { Temporal } from 'temporal-polyfill'

/**
 * A time as a calendar writes it: `wall` is `YYYY-MM-DDTHH:mm:ss`, or `YYYY-MM-DD` for a whole day; `zone` is an IANA
 * name, `custom:<id>` for a definition the file brings along that matches no IANA zone, or `null` for floating time.
 */
export interface CalendarTime {
  wall: string
  zone: string | null
  isDate: boolean
}

/** One STANDARD or DAYLIGHT part of a VTIMEZONE: from each onset (a wall time before the change) this offset holds. */
export interface ZoneObservance {
  start: string
  offsetBeforeSeconds: number
  offsetSeconds: number
  rule: string | null
  onsets: string[]
}

/** Zone definitions of a file, by their `custom:<id>` name. */
export type ZoneDefinitions = Record<string, ZoneObservance[]>

/** True for names the time-zone database knows. */
export function isIanaZone(name: string): boolean {
  // Offsets such as +01:00 are accepted by Temporal but are no names.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/**
 * The instant (epoch milliseconds) of an appointment. A wall time that a clock change skips is moved forward, one that
 * happens twice is the first (Temporal's `compatible`). `floatingZone` is where the user is.
 */
export function toInstantMs(wall: string, zone: string | null, floatingZone: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone ?? floatingZone).epochMilliseconds
}

/** The wall time (`YYYY-MM-DDTHH:mm:ss`) that clocks in an IANA zone show at an instant. */
export function toWall(instantMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instantMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
}

/** Epoch milliseconds a wall time would have in UTC: for arithmetic between wall times of one zone. */
export function wallMs(wall: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime('UTC').epochMilliseconds
}

/** The inverse of {@link wallMs}. */
export function wallFromMs(ms: number): string {
  return toWall(ms, 'UTC')
}

/** `YYYY-MM-DDTHH:mm:ssZ`: how instants are written in ids. */
export function instantText(instantMs: number): string {
  return `${wallFromMs(instantMs)}Z`
}
