/**
 * What the calendar said of a meeting when it was last imported. Kept with the meeting, so that the next import can
 * tell what the calendar changed (which is taken over) from what the user changed (which is left alone).
 */
export interface CalendarSaid {
  start: string
  zone: string | null
  minutes: number
  title: string
  place: string
  joinUrl: string
  /** Address or, without one, name of the other person. */
  person: string
  isCancelled: boolean
}

/** As kept in the meeting's `sourceSaid` field; equal words give equal text on every device. */
export function writeSaid(said: CalendarSaid): string {
  const { start, zone, minutes, title, place, joinUrl, person, isCancelled } = said
  return JSON.stringify({ start, zone, minutes, title, place, joinUrl, person, isCancelled })
}

/** `null` where it was never written or not by this version: then nothing is known of what the calendar said. */
export function readSaid(text: string): CalendarSaid | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const raw = value as Record<string, unknown>
    const textOf = (name: string): string => (typeof raw[name] === 'string' ? raw[name] : '')
    if (textOf('start') === '' || typeof raw['minutes'] !== 'number') return null
    return {
      start: textOf('start'),
      zone: typeof raw['zone'] === 'string' ? raw['zone'] : null,
      minutes: raw['minutes'],
      title: textOf('title'),
      place: textOf('place'),
      joinUrl: textOf('joinUrl'),
      person: textOf('person'),
      isCancelled: raw['isCancelled'] === true,
    }
  } catch {
    return null
  }
}
