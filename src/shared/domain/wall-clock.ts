/**
 * Wall times as text (`YYYY-MM-DDTHH:mm`), which sort as they follow one another. Plain arithmetic and `Intl` only: the
 * capture window loads this, and a calendar library would cost it a quarter of its bytes.
 */

const minuteMs = 60_000
const dayMs = 1440 * minuteMs

/** Wall time as if it were UTC, in milliseconds: for differences and adding, never as an instant. */
export function wallMs(wall: string): number {
  return Date.parse(`${wall}${wall.length === 10 ? 'T00:00' : ''}Z`)
}

/** Whether the text is a day, and not empty or what another version may have written. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(wallMs(text))
}

/** The inverse of {@link wallMs}, cut to the minute. */
export function wallFromMs(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16)
}

export function addMinutes(wall: string, minutes: number): string {
  return wallFromMs(wallMs(wall) + minutes * minuteMs)
}

/** `YYYY-MM-DD` some days later. */
export function addDays(date: string, days: number): string {
  return wallFromMs(wallMs(date) + days * 1440 * minuteMs).slice(0, 10)
}

/** Whole days from one date (or wall time) to another. */
export function daysBetweenDates(from: string, to: string): number {
  return Math.round((wallMs(to.slice(0, 10)) - wallMs(from.slice(0, 10))) / (1440 * minuteMs))
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall shows in this zone. An unknown zone reads as UTC. */
export function wallAt(instantMs: number, zone: string): string {
  const part = Object.fromEntries(
    formatFor(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  )
  return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}`
}

/**
 * How far a zone's clocks are ahead of UTC, in minutes, when they show this wall time. Of a time they show twice the
 * first counts; one they skip is read as if they had not been set forward (as RFC 5545 and Temporal have it).
 */
export function offsetAtWall(wall: string, zone: string): number {
  const asUtcMs = wallMs(wall)
  const offsetAt = (instantMs: number) =>
    Math.round((wallMs(wallAt(instantMs, zone)) - Math.floor(instantMs / minuteMs) * minuteMs) / minuteMs)
  // Clocks are never more than a day from UTC, so what is to be found is one of these two.
  const before = offsetAt(asUtcMs - dayMs)
  const after = offsetAt(asUtcMs + dayMs)
  if (before === after || offsetAt(asUtcMs - before * minuteMs) === before) return before
  return offsetAt(asUtcMs - after * minuteMs) === after ? after : before
}

/** What the zone's clocks show at this wall time: another time where they skip it. */
export function shownWall(wall: string, zone: string): string {
  return wallAt(wallMs(wall) - offsetAtWall(wall, zone) * minuteMs, zone)
}

/** Whether this computer knows the IANA zone. */
export function isKnownZone(zone: string): boolean {
  const known = formats.get(zone) ?? createFormat(zone)
  if (known) formats.set(zone, known)
  return known !== undefined
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = createFormat(zone) ?? createFormat('UTC')
  if (!format) throw new Error('This system cannot format times.')
  formats.set(zone, format)
  return format
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  } catch {
    return undefined
  }
}
