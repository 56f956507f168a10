import { isIanaZone } from './calendar-time'
import type { ZoneDefinitions } from './calendar-time'
import { buildComponentTree, firstValue } from './component-tree'
import type { CalendarComponent } from './component-tree'
import { peekAscii, readContentLines } from './content-lines'
import { headBytes, maxCalendarBytes } from './file-limits'
import { addPassedOver } from './passed-over'
import type { PassedOver } from './passed-over'
import { readEvent } from './read-event'
import type { CalendarEvent } from './read-event'
import { createZoneNames, findNamedZone } from './zone-names'

/** How every zip archive begins. */
const zipMark = 'PK\x03\x04'

/** More events than a person has in a lifetime of work. */
const maxEvents = 100_000

/**
 * `not-a-calendar`: it does not begin as one. `archive`: a zip, as Google gives all calendars at once. `truncated`: it
 * begins and does not end. `too-large`: beyond {@link maxCalendarBytes} or a lifetime of events. `unreadable`: it has
 * events and none can be read.
 */
export type CalendarFailure = 'not-a-calendar' | 'archive' | 'truncated' | 'too-large' | 'unreadable'

/** What to tell the user: what happened, that nothing changed, what to do. */
export const calendarFailureWords: Record<CalendarFailure, string> = {
  'not-a-calendar':
    'This is not a calendar file. Nothing was changed. Export your calendar as an .ics file and choose that.',
  archive: 'This is a zip archive. Nothing was changed. Unpack it first, then choose the .ics file inside.',
  truncated:
    'This calendar file is cut off before its end. Nothing was changed. Export or download it again.',
  'too-large':
    'This calendar file is too large to read (more than 32 MB). Nothing was changed. Export a shorter time.',
  unreadable:
    'None of the events in this calendar file could be read. Nothing was changed. Export it again as .ics.',
}

export interface ParsedCalendar {
  /** The calendar's own name (X-WR-CALNAME), or `''`. */
  name: string
  /** The zone the calendar is kept in, if it says. */
  zone: string | null
  events: CalendarEvent[]
  zoneDefinitions: ZoneDefinitions
  /** Events that could not be read, in words for the preview. */
  passedOver: PassedOver[]
}

export type ReadCalendarResult =
  { ok: true; calendar: ParsedCalendar } | { ok: false; error: CalendarFailure }

export interface ReadCalendarOptions {
  /** Where the user is (IANA): first choice for a zone that is known only by its offsets. */
  localZone: string
}

/**
 * Reads an iCalendar file (RFC 5545) as the common programs write it. Never throws: a file that is none gets an error
 * word, an event that cannot be read is counted in `passedOver`. The result is plain data and may cross a worker.
 */
export function readCalendar(file: Uint8Array | string, options: ReadCalendarOptions): ReadCalendarResult {
  // Before the size: 50 MB of something else is no calendar, and saying so is the better word.
  if (peekAscii(file, zipMark.length) === zipMark) return { ok: false, error: 'archive' }
  if (!/(?:^|[\r\n\uFEFF\u00BF\u00FE\u00FF])\s*BEGIN\s*:\s*VCALENDAR/i.test(peekAscii(file, headBytes))) {
    return { ok: false, error: 'not-a-calendar' }
  }
  if (file.length > maxCalendarBytes) return { ok: false, error: 'too-large' }
  const tree = buildComponentTree(readContentLines(file))
  if (!tree.ok) return tree
  const passedOver: PassedOver[] = []
  for (let i = 0; i < tree.brokenEvents; i++) addPassedOver(passedOver, 'unreadable', '')
  const calendar: ParsedCalendar = { name: '', zone: null, events: [], zoneDefinitions: {}, passedOver }
  const eventCount = tree.calendars.reduce((sum, { children }) => sum + children.length, 0)
  if (eventCount > maxEvents) return { ok: false, error: 'too-large' }
  for (const component of tree.calendars) readOne(component, calendar, options)
  if (calendar.events.length === 0 && passedOver.length > 0) return { ok: false, error: 'unreadable' }
  return { ok: true, calendar }
}

function readOne(component: CalendarComponent, calendar: ParsedCalendar, options: ReadCalendarOptions): void {
  const named = findNamedZone(firstValue(component, 'x-wr-timezone'))
  const zone = named !== null && isIanaZone(named) ? named : null
  calendar.name ||= firstValue(component, 'x-wr-calname')
  calendar.zone ??= zone
  const zones = createZoneNames(
    component.children.filter((child) => child.name === 'vtimezone'),
    zone === null ? [options.localZone] : [zone, options.localZone],
  )
  const isCancellation = /^cancel$/i.test(firstValue(component, 'method').trim())
  for (const child of component.children) {
    if (child.name !== 'vevent') continue
    const event = readEvent(child, { zones, calendarZone: zone, isCancellation })
    if (event) calendar.events.push(event)
    else addPassedOver(calendar.passedOver, 'unreadable', firstValue(child, 'summary'))
  }
  // Two calendars in one file may define one TZID differently; the first is kept.
  calendar.zoneDefinitions = { ...zones.definitions, ...calendar.zoneDefinitions }
}
