import ICAL from 'ical.js'

/** A property as ical.js reads it: lower-case name, parameters, and its values as text. */
export interface CalendarProperty {
  name: string
  parameters: Record<string, string>
  type: string
  values: string[]
  /** What stood after the colon, untouched. */
  raw: string
}

export interface CalendarComponent {
  name: string
  properties: CalendarProperty[]
  children: CalendarComponent[]
  /** A property that could not be read; of an event, one that decides when it takes place makes it unreadable. */
  unreadable: string[]
}

export type ComponentTree =
  { ok: true; calendars: CalendarComponent[]; brokenEvents: number } | { ok: false; error: 'truncated' }

/** VALARM and the like are not read; nesting beyond this is junk. */
const maxDepth = 6

/** Only these are parsed: a calendar carries dozens of other properties, and what we ignore cannot fail. */
const wanted = new Set(
  `method x-wr-calname x-wr-timezone prodid uid dtstart dtend duration rrule rdate exdate recurrence-id summary
  description location url status organizer attendee conference x-google-conference x-google-hangout
  x-microsoft-skypeteamsmeetingurl x-microsoft-onlinemeetingconflink x-microsoft-cdo-alldayevent sequence
  last-modified dtstamp tzid tzoffsetfrom tzoffsetto x-lic-location`.split(/\s+/),
)

/**
 * Builds components from content lines. Calendars must be closed (else the file is cut off); an event that is not
 * closed, or not opened, is counted and left out.
 */
export function buildComponentTree(lines: Iterable<string>): ComponentTree {
  const calendars: CalendarComponent[] = []
  const stack: CalendarComponent[] = []
  let brokenEvents = 0
  for (const line of lines) {
    const boundary = /^(BEGIN|END)\s*:\s*([A-Za-z0-9-]+)\s*$/i.exec(line)
    if (!boundary) {
      const component = stack.at(-1)
      if (component) readProperty(line, component)
      continue
    }
    const name = (boundary[2] ?? '').toLowerCase()
    if (boundary[1]?.toUpperCase() === 'BEGIN') {
      if (name === 'vcalendar' ? stack.length > 0 : stack.length === 0) {
        if (name === 'vcalendar') return { ok: false, error: 'truncated' }
        continue
      }
      // Whatever is still open when an event begins was never closed.
      if (name === 'vevent') while (stack.length > 1) if (stack.pop()?.name === 'vevent') brokenEvents++
      if (stack.length < maxDepth) stack.push({ name, properties: [], children: [], unreadable: [] })
      continue
    }
    const opened = stack.findLastIndex((component) => component.name === name)
    if (opened === -1) {
      if (name === 'vevent') brokenEvents++
      continue
    }
    while (stack.length > opened + 1) if (stack.pop()?.name === 'vevent') brokenEvents++
    const closed = stack.pop()
    if (!closed) continue
    if (name === 'vcalendar') calendars.push(closed)
    else stack.at(-1)?.children.push(closed)
  }
  if (stack.length > 0 || calendars.length === 0) return { ok: false, error: 'truncated' }
  return { ok: true, calendars, brokenEvents }
}

/** The first value of a property, or `''`. */
export function firstValue(component: CalendarComponent, name: string): string {
  return component.properties.find((property) => property.name === name)?.values[0] ?? ''
}

function readProperty(line: string, component: CalendarComponent): void {
  const name = /^[A-Za-z0-9-]+(?=[;:])/.exec(line)?.[0].toLowerCase()
  if (name === undefined || !wanted.has(name)) return
  try {
    component.properties.push(parseProperty(name, line))
  } catch {
    component.unreadable.push(name)
  }
}

function parseProperty(name: string, line: string): CalendarProperty {
  // Rules are read by `recurrence-rule.ts`, with its limits; here they are text.
  if (name === 'rrule') {
    const raw = line.slice(line.indexOf(':') + 1)
    return { name, parameters: {}, type: 'recur', values: [raw], raw }
  }
  const parsed: unknown = ICAL.parse.property(line)
  if (!Array.isArray(parsed)) throw new TypeError('no property')
  const [, parsedParameters, type, ...values]: unknown[] = parsed
  const parameters: Record<string, string> = {}
  for (const [key, value] of Object.entries(parsedParameters ?? {})) {
    parameters[key] = Array.isArray(value) ? value.map(String).join(',') : String(value)
  }
  return {
    name,
    parameters,
    type: String(type),
    values: values.map((value) => (Array.isArray(value) ? value.map(String).join('/') : String(value))),
    raw: line.slice(line.indexOf(':') + 1),
  }
}
