import { Temporal } from 'temporal-polyfill'
import type { Meeting } from '@shared/documents/kinds/meeting'
import { timeOf } from '@shared/domain/meeting-time'
import { wallAt } from '@shared/domain/wall-clock'

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

/**
 * What moves the meetings: each by as many days as `meeting` moves, to its time of day, zone and length. Days are
 * counted on the user's calendar, which `to.start` is on too.
 */
export function moveWrites(
  reached: readonly Meeting[],
  meeting: Meeting,
  to: NewTime,
  localZone: string,
): DocumentWrite[] {
  const toDate = Temporal.PlainDateTime.from(to.start).toPlainDate()
  const fromDate = localDate(meeting, localZone)
  const days = fromDate ? fromDate.until(toDate).days : 0
  return reached.map(({ id, fields }) => {
    const date = id === meeting.id ? toDate : localDate({ fields }, localZone)?.add({ days })
    const start = date ? `${date.toString()}${to.start.slice(10)}` : fields.start
    return { id, fields: { start, zone: to.zone, minutes: to.minutes } }
  })
}

function localDate({ fields }: Pick<Meeting, 'fields'>, localZone: string): Temporal.PlainDate | undefined {
  const time = timeOf(fields, localZone)
  return time && Temporal.PlainDate.from(wallAt(time.startMs, localZone).slice(0, 10))
}
