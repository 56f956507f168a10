import { hashText } from '../documents/hash-text'
import { readAttendee } from './attendees'
import type { Attendee } from './attendees'
import { wallMs } from './calendar-time'
import type { CalendarTime } from './calendar-time'
import { firstValue } from './component-tree'
import type { CalendarComponent, CalendarProperty } from './component-tree'
import { findJoinLink, readPlace } from './join-link'
import { readDateTime, readDurationMinutes } from './read-date-time'
import { createZoneClock } from './zone-clock'
import type { ZoneNames } from './zone-names'

/** One VEVENT: a single event, a series, or (with `recurrenceId`) one instance of a series that differs. */
export interface CalendarEvent {
  uid: string
  recurrenceId: CalendarTime | null
  /** The difference holds for every later instance too (RANGE=THISANDFUTURE). */
  isForFuture: boolean
  start: CalendarTime
  minutes: number
  rules: string[]
  extraStarts: CalendarTime[]
  excludedStarts: CalendarTime[]
  title: string
  place: string
  joinUrl: string
  isCancelled: boolean
  organizer: Attendee | null
  attendees: Attendee[]
  /** Which of two versions in one file is the later: SEQUENCE, then the stamps. */
  version: string
}

/** Length of a timed event that does not say when it ends. */
const defaultMinutes = 30

/** From here on it is no appointment of an hour of the day, whatever its start is written as. */
const allDayMinutes = 1440

interface ReadEventContext {
  zones: ZoneNames
  calendarZone: string | null
  isCancellation: boolean
}

/** Reads a VEVENT; `null` where what decides when it takes place cannot be read. */
export function readEvent(component: CalendarComponent, context: ReadEventContext): CalendarEvent | null {
  const isUnclear = component.unreadable.some((name) => decidesTime.has(name))
  const starts = readTimes(component, 'dtstart', context)
  const [start] = starts ?? []
  const recurrenceIds = readTimes(component, 'recurrence-id', context)
  const extraStarts = readTimes(component, 'rdate', context)
  const excludedStarts = readTimes(component, 'exdate', context)
  if (isUnclear || !start || !recurrenceIds || !excludedStarts) return null
  const minutes = readMinutes(component, start, context)
  if (minutes === null) return null
  const recurrence = component.properties.find((property) => property.name === 'recurrence-id')
  const title = firstValue(component, 'summary')
  const organizer = component.properties.find((property) => property.name === 'organizer')
  return {
    uid: firstValue(component, 'uid').trim() || `no-uid:${hashText(`${start.wall}\n${title}`)}`,
    recurrenceId: recurrenceIds[0] ?? null,
    isForFuture: (recurrence?.parameters['range'] ?? '').toUpperCase() === 'THISANDFUTURE',
    start: minutes >= allDayMinutes || isMarkedAllDay(component) ? { ...start, isDate: true } : start,
    minutes,
    rules: component.properties.filter(({ name }) => name === 'rrule').map(({ raw }) => raw),
    extraStarts: (extraStarts ?? []).filter((time) => !time.isDate),
    excludedStarts,
    title,
    place: readPlace(firstValue(component, 'location')),
    joinUrl: readJoinUrl(component),
    isCancelled: context.isCancellation || /^cancell?ed$/i.test(firstValue(component, 'status').trim()),
    organizer: organizer ? readAttendee(organizer) : null,
    attendees: component.properties.filter(({ name }) => name === 'attendee').map(readAttendee),
    version: [
      firstValue(component, 'sequence').padStart(9, '0'),
      firstValue(component, 'last-modified'),
      firstValue(component, 'dtstamp'),
    ].join(' '),
  }
}

const decidesTime = new Set(['dtstart', 'dtend', 'duration', 'rrule', 'exdate', 'recurrence-id'])

/** Outlook marks its all-day events also where it writes them from midnight to midnight. */
function isMarkedAllDay(component: CalendarComponent): boolean {
  return /^true$/i.test(firstValue(component, 'x-microsoft-cdo-alldayevent'))
}

/** `null` where a value is no date. RDATE alone may hold junk (and periods) without spoiling the event. */
function readTimes(
  component: CalendarComponent,
  name: string,
  context: ReadEventContext,
): CalendarTime[] | null {
  const times: CalendarTime[] = []
  for (const property of component.properties) {
    if (property.name !== name) continue
    for (const value of property.values) {
      const time = readTime(property, value.split('/')[0] ?? '', context)
      if (time) times.push(time)
      else if (name !== 'rdate') return null
    }
  }
  return times
}

function readTime(property: CalendarProperty, text: string, context: ReadEventContext): CalendarTime | null {
  const value = readDateTime(text)
  if (!value) return null
  if (value.isDate) return { wall: value.wall, zone: null, isDate: true }
  if (value.isUtc) return { wall: value.wall, zone: 'UTC', isDate: false }
  const tzid = property.parameters['tzid']
  if (tzid === undefined) return { wall: value.wall, zone: null, isDate: false }
  const zone = context.zones.resolve(tzid, Number(value.wall.slice(0, 4))) ?? context.calendarZone
  return { wall: value.wall, zone, isDate: false }
}

function readMinutes(
  component: CalendarComponent,
  start: CalendarTime,
  context: ReadEventContext,
): number | null {
  const duration = firstValue(component, 'duration')
  const ends = readTimes(component, 'dtend', context)
  if (!ends) return null
  const [end] = ends
  if (start.isDate) return allDayMinutes
  let minutes = defaultMinutes
  if (end) {
    if (end.isDate) return allDayMinutes
    // In one zone the clock's difference is what people agreed on, also over a change of the clock.
    const ms =
      end.zone === start.zone
        ? wallMs(end.wall) - wallMs(start.wall)
        : instantOf(end, context) - instantOf(start, context)
    minutes = Math.round(ms / 60_000)
  } else if (duration !== '') {
    const read = readDurationMinutes(duration)
    if (read === null) return null
    minutes = read
  }
  return minutes > 0 ? minutes : defaultMinutes
}

function instantOf(time: CalendarTime, context: ReadEventContext): number {
  return createZoneClock(time.zone, context.zones.definitions, 'UTC').toInstantMs(time.wall)
}

function readJoinUrl(component: CalendarComponent): string {
  const textsOf = (...names: string[]): string[] =>
    component.properties.filter(({ name }) => names.includes(name)).map(({ values, raw }) => values[0] ?? raw)
  return findJoinLink({
    declared: textsOf(
      'x-google-conference',
      'x-google-hangout',
      'x-microsoft-skypeteamsmeetingurl',
      'x-microsoft-onlinemeetingconflink',
      'conference',
    ),
    texts: textsOf('url', 'location', 'description'),
  })
}
