import { isIanaZone } from './calendar-time'
import type { ZoneDefinitions, ZoneObservance } from './calendar-time'
import type { CalendarComponent } from './component-tree'
import { firstValue } from './component-tree'
import { readDateTime } from './read-date-time'
import { findWindowsZone, listMainZones } from './windows-zones'
import { createZoneClock } from './zone-clock'

/** Finds the zone for a TZID: an IANA name, `custom:<TZID>`, or `null` when nothing tells (then it is floating). */
export interface ZoneNames {
  resolve(tzid: string, year: number): string | null
  definitions: ZoneDefinitions
}

/**
 * Reads a calendar's VTIMEZONEs. A definition is used only where its name says nothing: a name the time-zone database
 * or Windows knows has fresher rules than a copy in an old file.
 */
export function createZoneNames(timezones: CalendarComponent[], preferredZones: string[]): ZoneNames {
  const definitions: ZoneDefinitions = {}
  const aliases = new Map<string, string>()
  for (const timezone of timezones) {
    const tzid = firstValue(timezone, 'tzid')
    const observances = timezone.children.flatMap(readObservance)
    if (tzid && observances.length > 0) definitions[`custom:${tzid}`] = observances
    const location = firstValue(timezone, 'x-lic-location')
    if (tzid && location && isIanaZone(location)) aliases.set(tzid, location)
  }
  const resolved = new Map<string, string | null>()
  return {
    definitions,
    resolve: (tzid, year) => {
      const known = resolved.get(tzid)
      if (known !== undefined) return known
      const custom = `custom:${tzid}`
      const zone =
        findNamedZone(tzid) ??
        aliases.get(tzid) ??
        (Object.hasOwn(definitions, custom)
          ? (matchByOffsets(custom, definitions, year, preferredZones) ?? custom)
          : null)
      resolved.set(tzid, zone)
      return zone
    },
  }
}

/** The IANA zone a TZID names: itself, a Windows name, a path that ends in one, or an offset in whole hours. */
export function findNamedZone(tzid: string): string | null {
  const name = tzid.trim()
  if (isIanaZone(name)) return name
  const windows = findWindowsZone(name)
  if (windows) return windows
  if (/^tzone:\/\/microsoft\/utc$/i.test(name) || name === 'Z') return 'UTC'
  // Such as /freeassociation.sourceforge.net/Tzfile/Europe/Berlin.
  const parts = name.split('/').filter(Boolean)
  for (const length of [3, 2]) {
    const tail = parts.slice(-length).join('/')
    if (parts.length > length && isIanaZone(tail)) return tail
  }
  const offset = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(?:00)?$/i.exec(name)
  if (offset && Number(offset[2]) <= 12) {
    // POSIX signs: Etc/GMT-1 is an hour ahead of UTC.
    return Number(offset[2]) === 0 ? 'UTC' : `Etc/GMT${offset[1] === '+' ? '-' : '+'}${Number(offset[2])}`
  }
  return null
}

/** Days between the samples by which two zones are compared: no summer time is shorter. */
const sampleDays = 5

/** An IANA zone whose clock agrees with the definition all through the year it is first used in. */
function matchByOffsets(
  custom: string,
  definitions: ZoneDefinitions,
  year: number,
  preferredZones: string[],
): string | null {
  const clock = createZoneClock(custom, definitions, 'UTC')
  const samples: { instantMs: number; wall: string }[] = []
  for (let day = 0; day < 366; day += sampleDays) {
    const instantMs = Date.UTC(year, 0, 1 + day)
    samples.push({ instantMs, wall: clock.toWall(instantMs) })
  }
  for (const zone of [...preferredZones, ...listMainZones()]) {
    if (!isIanaZone(zone)) continue
    const candidate = createZoneClock(zone, {}, 'UTC')
    if (samples.every(({ instantMs, wall }) => candidate.toWall(instantMs) === wall)) return zone
  }
  return null
}

function readObservance(component: CalendarComponent): ZoneObservance[] {
  if (component.name !== 'standard' && component.name !== 'daylight') return []
  const start = readDateTime(firstValue(component, 'dtstart'))
  const before = readOffset(firstValue(component, 'tzoffsetfrom'))
  const after = readOffset(firstValue(component, 'tzoffsetto'))
  if (!start || start.isDate || after === null) return []
  const rule = firstValue(component, 'rrule')
  const onsets = component.properties
    .filter((property) => property.name === 'rdate')
    .flatMap((property) => property.values)
    .flatMap((value) => {
      const onset = readDateTime(value)
      return onset && !onset.isDate && !onset.isUtc ? [onset.wall] : []
    })
  return [
    {
      start: start.wall,
      offsetBeforeSeconds: before ?? after,
      offsetSeconds: after,
      rule: rule === '' ? null : rule,
      onsets,
    },
  ]
}

function readOffset(text: string): number | null {
  const match = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text)
  if (!match) return null
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
  if (seconds >= 86_400) return null
  return match[1] === '-' ? -seconds : seconds
}
