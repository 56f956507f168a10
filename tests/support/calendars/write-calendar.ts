const dayMs = 86_400_000

export interface WrittenEvent {
  uid: string
  title: string
  /** Days from today, and the hour of that day in UTC. */
  inDays: number
  hour: number
  guests: readonly string[]
  /** How often it takes place, weekly. */
  weeks?: number
  /** Further lines as they stand in the file. */
  lines?: readonly string[]
}

/** Whose calendar the written ones are. */
export const ownAddress = 'tom.becker@example.com'

/** A calendar of the days around now, as a program would export it: for tests that run against the clock on the wall. */
export function writeCalendar(events: readonly WrittenEvent[], nowMs = Date.now()): string {
  const stamp = (inDays: number, hour: number) =>
    `${new Date(nowMs + inDays * dayMs).toISOString().slice(0, 10).replaceAll('-', '')}T${String(hour).padStart(2, '0')}0000Z`
  const lines = events.flatMap(({ uid, title, inDays, hour, guests, weeks, lines: more = [] }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `DTSTART:${stamp(inDays, hour)}`,
    'DURATION:PT30M',
    ...(weeks === undefined ? [] : [`RRULE:FREQ=WEEKLY;COUNT=${weeks}`]),
    `ORGANIZER;CN=Tom Becker:mailto:${ownAddress}`,
    ...guests.map((name) => `ATTENDEE;CN=${name}:mailto:${addressOf(name)}`),
    ...more,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.com`
}
