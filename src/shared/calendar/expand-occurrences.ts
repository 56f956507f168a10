import { instantText, wallFromMs, wallMs } from './calendar-time'
import type { CalendarTime } from './calendar-time'
import { addPassedOver } from './passed-over'
import type { PassedOver } from './passed-over'
import type { ParsedCalendar } from './read-calendar'
import type { CalendarEvent } from './read-event'
import { listRuleOccurrences } from './recurrence-rule'
import { createZoneClock } from './zone-clock'
import type { ZoneClock } from './zone-clock'

/** One time something takes place. */
export interface Occurrence {
  uid: string
  /** Tells this instance of a series for ever, wherever it is moved to; `null` for an event that happens once. */
  recurrenceKey: string | null
  /** Wall time `YYYY-MM-DDTHH:mm` in `zone` (IANA), or floating where `zone` is `null`. */
  start: string
  zone: string | null
  minutes: number
  startMs: number
  isInWindow: boolean
  isCancelled: boolean
  /** Title, people and place are read from here: the series, or the instance that differs. */
  event: CalendarEvent
}

export interface ExpandOptions {
  /** Epoch milliseconds, both inclusive. */
  fromMs: number
  toMs: number
  /** Where floating times are (IANA): where the user is. */
  localZone: string
}

export interface Expansion {
  /**
   * In time order. Instances that differ, events that happen once and what a series has just outside the window are
   * listed too, with `isInWindow` false: a stored meeting may have to follow there.
   */
  occurrences: Occurrence[]
  /**
   * Uids of which every instance in the window is listed. A stored instance of one of these that is not listed is
   * gone; of any other uid the file just does not speak.
   */
  completeUids: Set<string>
  passedOver: PassedOver[]
}

/** An instance may be shifted (THISANDFUTURE) by less than this; rules are followed so far beyond the window. */
const shiftMarginMs = 14 * 86_400_000

interface Context extends ExpandOptions {
  clockOf: (zone: string | null) => ZoneClock
  calendarZone: string | null
  expansion: Expansion
}

/** Lists when the events of a calendar take place within a window, true to their zones. */
export function expandOccurrences(calendar: ParsedCalendar, options: ExpandOptions): Expansion {
  const expansion: Expansion = { occurrences: [], completeUids: new Set(), passedOver: [] }
  const clocks = new Map<string | null, ZoneClock>()
  const context: Context = {
    ...options,
    calendarZone: calendar.zone,
    expansion,
    clockOf: (zone) => {
      const clock = clocks.get(zone) ?? createZoneClock(zone, calendar.zoneDefinitions, options.localZone)
      clocks.set(zone, clock)
      return clock
    },
  }
  for (const [uid, group] of groupByUid(calendar.events)) {
    try {
      expandGroup(uid, group, context)
    } catch {
      // A time at the edge of what Temporal can hold.
      addPassedOver(expansion.passedOver, 'unreadable', group[0]?.title ?? '')
    }
  }
  expansion.occurrences.sort((a, b) => a.startMs - b.startMs || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0))
  return expansion
}

function groupByUid(events: CalendarEvent[]): Map<string, CalendarEvent[]> {
  const groups = new Map<string, CalendarEvent[]>()
  for (const event of events) {
    const group = groups.get(event.uid)
    if (group) group.push(event)
    else groups.set(event.uid, [event])
  }
  return groups
}

function expandGroup(uid: string, group: CalendarEvent[], context: Context): void {
  const { expansion } = context
  const masters = group.filter(({ recurrenceId }) => recurrenceId === null)
  const master = latestByKey(masters, () => '').get('')
  const overrides = latestByKey(
    group.filter(({ recurrenceId }) => recurrenceId !== null),
    (event) => keyOf(event.recurrenceId ?? event.start, master, context),
  )
  const isSeries = overrides.size > 0 || !master || master.rules.length > 0 || master.extraStarts.length > 0
  for (const [key, event] of overrides) {
    if (event.start.isDate) addPassedOver(expansion.passedOver, 'all-day', event.title)
    else addOccurrence(key, withPeopleOf(event, master), event.start.wall, context)
  }
  if (!master) return
  expansion.completeUids.add(uid)
  if (master.start.isDate) addPassedOver(expansion.passedOver, 'all-day', master.title)
  else if (!isSeries) addOccurrence(null, master, master.start.wall, context)
  else addSeries(master, overrides, context)
}

function addSeries(master: CalendarEvent, overrides: Map<string, CalendarEvent>, context: Context): void {
  const clock = context.clockOf(master.start.zone)
  const shifts = [...overrides.values()]
    .filter(({ isForFuture, start }) => isForFuture && !start.isDate)
    .map((event) => ({
      event: withPeopleOf(event, master),
      fromMs: timeMs(event.recurrenceId, clock, context),
    }))
    .sort((a, b) => b.fromMs - a.fromMs)
  for (const { wall, startMs, key } of listStarts(master, clock, context)) {
    if (overrides.has(key)) continue
    const shift = shifts.find(({ fromMs }) => fromMs <= startMs)
    if (!shift) {
      addOccurrence(key, master, wall, context)
      continue
    }
    // The clock's difference, not the instants': an hour later stays an hour later over a change of the clock.
    const { toWall } = context.clockOf(shift.event.start.zone)
    const movedMs = wallMs(shift.event.start.wall) - wallMs(toWall(shift.fromMs))
    addOccurrence(key, shift.event, wallFromMs(wallMs(toWall(startMs)) + movedMs), context)
  }
}

/** The starts of a series within the window (and a margin), in its own zone, without those excluded. */
function listStarts(
  master: CalendarEvent,
  clock: ZoneClock,
  context: Context,
): { wall: string; startMs: number; key: string }[] {
  const fromMs = context.fromMs - shiftMarginMs
  const toMs = context.toMs + shiftMarginMs
  const walls = new Set([master.start.wall])
  for (const rule of master.rules) {
    const listed = listRuleOccurrences(rule, master.start.wall, clock.toWall(toMs), clock.toWall)
    if (!listed.ok) {
      const reason = listed.error === 'repeats-too-often' ? 'repeats-too-often' : 'unreadable'
      addPassedOver(context.expansion.passedOver, reason, master.title)
      context.expansion.completeUids.delete(master.uid)
      return []
    }
    for (const wall of listed.walls) walls.add(wall)
  }
  for (const time of master.extraStarts) walls.add(clock.toWall(timeMs(time, clock, context)))
  const excludedDays = new Set(master.excludedStarts.filter(({ isDate }) => isDate).map(({ wall }) => wall))
  const excluded = new Set(
    master.excludedStarts.filter(({ isDate }) => !isDate).map((time) => timeMs(time, clock, context)),
  )
  return [...walls].flatMap((wall) => {
    if (excludedDays.has(wall.slice(0, 10))) return []
    const startMs = clock.toInstantMs(wall)
    if (startMs < fromMs || startMs > toMs || excluded.has(startMs)) return []
    return [{ wall, startMs, key: master.start.zone === null ? wall : instantText(startMs) }]
  })
}

function addOccurrence(
  recurrenceKey: string | null,
  event: CalendarEvent,
  wall: string,
  context: Context,
): void {
  const { zone } = event.start
  const startMs = context.clockOf(zone).toInstantMs(wall)
  // UTC says nothing of where people are, the calendar's own zone does; a zone of the file's own has a name that
  // nobody else knows.
  const isUnnamed = zone !== null && /^(?:custom:|UTC$|Etc\/UTC$)/.test(zone)
  const shownZone = isUnnamed ? (context.calendarZone ?? 'UTC') : zone
  const shownWall = isUnnamed ? context.clockOf(shownZone).toWall(startMs) : wall
  context.expansion.occurrences.push({
    uid: event.uid,
    recurrenceKey,
    start: shownWall.slice(0, 16),
    zone: shownZone,
    minutes: event.minutes,
    startMs,
    isInWindow: startMs >= context.fromMs && startMs <= context.toMs,
    isCancelled: event.isCancelled,
    event,
  })
}

/** An instance that names nobody is for the people of its series: some exporters write only what differs. */
function withPeopleOf(event: CalendarEvent, master: CalendarEvent | undefined): CalendarEvent {
  if (!master || event.attendees.length > 0) return event
  return { ...event, attendees: master.attendees, organizer: event.organizer ?? master.organizer }
}

/** The instant of a time; a floating one belongs to the zone of its series. */
function timeMs(time: CalendarTime | null, seriesClock: ZoneClock, context: Context): number {
  if (!time) return Number.NEGATIVE_INFINITY
  const clock = time.zone === null ? seriesClock : context.clockOf(time.zone)
  return clock.toInstantMs(time.wall)
}

/** Instants in UTC, so that an instance is the same one in whatever zone it is written; floating ones as wall time. */
function keyOf(time: CalendarTime, master: CalendarEvent | undefined, context: Context): string {
  // A day alone names the instance of that day.
  const wall = time.isDate ? `${time.wall}T${master?.start.wall.slice(11) || '00:00:00'}` : time.wall
  if (!master) return time.zone === null ? wall : instantText(context.clockOf(time.zone).toInstantMs(wall))
  const clock = context.clockOf(master.start.zone)
  const startMs = timeMs({ ...time, wall }, clock, context)
  return master.start.zone === null ? clock.toWall(startMs) : instantText(startMs)
}

/** Of several versions of one thing in a file, the latest counts. */
function latestByKey(
  events: CalendarEvent[],
  keyOfEvent: (event: CalendarEvent) => string,
): Map<string, CalendarEvent> {
  const latest = new Map<string, CalendarEvent>()
  for (const event of events) {
    const key = keyOfEvent(event)
    const other = latest.get(key)
    if (!other || other.version <= event.version) latest.set(key, event)
  }
  return latest
}
