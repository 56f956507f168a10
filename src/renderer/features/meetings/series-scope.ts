import { Temporal } from 'temporal-polyfill'
import type { Meeting } from '@shared/documents/kinds/meeting'

/** Which meetings of a series a change is for. */
export type SeriesScope = 'this' | 'this-and-later'

interface DocumentWrite {
  id: string
  fields: Record<string, unknown>
}

/** The meetings a change to this one reaches: itself, or itself and the later ones of its series. */
export function meetingsInScope(
  meetings: readonly Meeting[],
  meeting: Meeting,
  scope: SeriesScope,
): Meeting[] {
  const { seriesId, start } = meeting.fields
  if (scope === 'this' || seriesId === null) return [meeting]
  const later = meetings.filter(
    ({ id, fields }) => id !== meeting.id && fields.seriesId === seriesId && fields.start > start,
  )
  return [meeting, ...later]
}

/** Whether anything later belongs to its series, so that "this and later" means something. */
export function hasLater(meetings: readonly Meeting[], meeting: Meeting): boolean {
  return meetingsInScope(meetings, meeting, 'this-and-later').length > 1
}

export interface NewTime {
  /** Wall time `YYYY-MM-DDTHH:mm`. */
  start: string
  zone: string | null
  minutes: number
}

/** What moves the meetings: each by as many days as `meeting` moves, to its time of day, zone and length. */
export function moveWrites(reached: readonly Meeting[], meeting: Meeting, to: NewTime): DocumentWrite[] {
  const days = daysMoved(meeting.fields.start, to.start)
  const timeOfDay = to.start.slice(10)
  return reached.map(({ id, fields }) => {
    const start = id === meeting.id ? to.start : `${dateMoved(fields.start, days)}${timeOfDay}`
    return { id, fields: { start, zone: to.zone, minutes: to.minutes } }
  })
}

function daysMoved(from: string, to: string): number {
  if (from === '') return 0
  return Temporal.PlainDateTime.from(from).toPlainDate().until(Temporal.PlainDateTime.from(to).toPlainDate())
    .days
}

function dateMoved(start: string, days: number): string {
  return Temporal.PlainDateTime.from(start).toPlainDate().add({ days }).toString()
}
