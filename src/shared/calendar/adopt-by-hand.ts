import { writeSaid } from './calendar-said'
import type { CalendarSaid } from './calendar-said'
import type { ExistingMeeting, MeetingChange } from './compare-with-calendar'
import { instantOf } from './match-instances'
import type { Instance } from './match-instances'
import { seriesIdOf } from './source-ids'

/**
 * Finds the meetings the user planned by hand that a calendar has too: with the same person at the same time. Each is
 * one and the same to the user, and may have an agenda already, so it is not created a second time.
 */
export function findPlannedByHand(
  byHand: readonly ExistingMeeting[],
  offered: readonly { instance: Instance; personId: string }[],
  localZone: string,
): Map<Instance, ExistingMeeting> {
  const nameOf = (personId: string | null, startMs: number | null) => `${personId}\n${startMs}`
  const free = new Map(
    byHand
      .filter(({ isRemoved, status }) => !isRemoved && status === 'planned')
      .map((row) => [nameOf(row.personId, instantOf(row.start, row.zone, localZone)), row]),
  )
  const found = new Map<Instance, ExistingMeeting>()
  for (const { instance, personId } of offered) {
    const name = nameOf(personId, instance.occurrence.startMs)
    const row = free.get(name)
    if (!row) continue
    found.set(instance, row)
    free.delete(name)
  }
  return found
}

/** Notes where the meeting is in the calendar, and what of it the user left empty; their own words stay. */
export function adopt(
  { id, title, start, zone, place, joinUrl }: ExistingMeeting,
  { uid, recurrenceKey }: Instance,
  said: CalendarSaid,
): MeetingChange {
  return {
    id,
    title,
    start,
    zone,
    patch: {
      ...(place === '' && said.place !== '' ? { place: said.place } : {}),
      ...(joinUrl === '' && said.joinUrl !== '' ? { joinUrl: said.joinUrl } : {}),
      ...(recurrenceKey === '' ? {} : { seriesId: seriesIdOf(uid) }),
      sourceUid: uid,
      sourceRecurrenceId: recurrenceKey,
      sourceSaid: writeSaid(said),
    },
  }
}
