import { readSaid, writeSaid } from './calendar-said'
import type { CalendarSaid } from './calendar-said'

/** A meeting that came from a calendar, as it is now. */
export interface ExistingMeeting {
  id: string
  personId: string | null
  title: string
  start: string
  zone: string | null
  minutes: number
  place: string
  joinUrl: string
  status: string
  sourceUid: string
  sourceRecurrenceId: string
  sourceSaid: string
  /** In the trash: it is neither changed nor created again. */
  isRemoved: boolean
}

/** Fields of the `meeting` kind to write. */
interface MeetingPatch {
  personId?: string
  title?: string
  start?: string
  zone?: string | null
  minutes?: number
  place?: string
  joinUrl?: string
  status?: 'planned' | 'cancelled'
  seriesId?: string
  sourceUid?: string
  sourceRecurrenceId?: string
  sourceSaid?: string
}

export interface MeetingChange {
  id: string
  /** As the meeting is called and when it is before the change, for the preview. */
  title: string
  start: string
  zone: string | null
  patch: MeetingPatch
}

export type Comparison =
  { kind: 'unchanged' } | { kind: 'move' | 'revise' | 'cancel' | 'refresh'; change: MeetingChange }

/**
 * What to write where the calendar says `said` of a meeting today. Compared with what it said last time, field by
 * field: what it changed is taken over, what the user changed since stays.
 */
export function compareWithCalendar(
  row: ExistingMeeting,
  said: CalendarSaid,
  personId: string | null,
  recurrenceKey: string,
): Comparison {
  // Nothing known of last time: whatever differs may be the user's.
  const last = readSaid(row.sourceSaid) ?? said
  const patch: MeetingPatch = {}
  if (
    (said.start !== last.start || said.zone !== last.zone) &&
    (row.start !== said.start || row.zone !== said.zone)
  ) {
    patch.start = said.start
    patch.zone = said.zone
  }
  if (said.minutes !== last.minutes && row.minutes !== said.minutes) patch.minutes = said.minutes
  if (said.title !== last.title && row.title !== said.title) patch.title = said.title
  if (said.place !== last.place && row.place !== said.place) patch.place = said.place
  if (said.joinUrl !== last.joinUrl && row.joinUrl !== said.joinUrl) patch.joinUrl = said.joinUrl
  if (said.person !== last.person && personId !== null && row.personId !== personId) patch.personId = personId
  if (said.isCancelled !== last.isCancelled) {
    if (said.isCancelled && row.status === 'planned') patch.status = 'cancelled'
    if (!said.isCancelled && row.status === 'cancelled') patch.status = 'planned'
  }
  const hasVisibleChange = Object.keys(patch).length > 0
  if (row.sourceRecurrenceId !== recurrenceKey) patch.sourceRecurrenceId = recurrenceKey
  if (row.sourceSaid !== writeSaid(said)) patch.sourceSaid = writeSaid(said)
  if (Object.keys(patch).length === 0) return { kind: 'unchanged' }
  const { id, title, start, zone } = row
  const change = { id, title, start, zone, patch }
  if (!hasVisibleChange) return { kind: 'refresh', change }
  if (patch.status === 'cancelled') return { kind: 'cancel', change }
  return { kind: patch.start === undefined ? 'revise' : 'move', change }
}

/** The calendar no longer lists it. Listed again later, it comes back. */
export function cancelGone(row: ExistingMeeting): MeetingChange {
  const { id, title, start, zone, minutes, place, joinUrl } = row
  const last = readSaid(row.sourceSaid) ?? {
    start,
    zone,
    minutes,
    title,
    place,
    joinUrl,
    person: '',
    isCancelled: false,
  }
  return {
    id,
    title,
    start,
    zone,
    patch: { status: 'cancelled', sourceSaid: writeSaid({ ...last, isCancelled: true }) },
  }
}
