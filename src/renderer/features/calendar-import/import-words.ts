import type { CalendarPreview, Imported, OfferedSet } from '@shared/ipc/calls/calendar'
import { timeOf } from '@shared/domain/meeting-time'
import { cadenceOf, longDate, timeInWords } from '@shared/domain/meeting-words'

/** Where and when the user looks. */
export interface Viewpoint {
  nowMs: number
  zone: string
}

/** How much of an offer is taken. */
export interface Taken {
  meetings: number
  people: number
}

/** "14 1:1s", "one 1:1" */
export function meetingsInWords(count: number): string {
  return count === 1 ? 'one 1:1' : `${count} 1:1s`
}

/** "in 12 events" */
export function eventsInWords(count: number): string {
  return count === 1 ? 'in one event' : `in ${count} events`
}

function peopleInWords(count: number): string {
  return count === 1 ? 'one person' : `${count} people`
}

/** What the one primary button does: "Add 14 1:1s with 3 people and update 2". */
export function actionInWords(taken: Taken, preview: CalendarPreview): string {
  const changes = preview.moved.length + preview.revised.length + preview.cancelled.length
  if (taken.meetings === 0) return changes === 0 ? 'Done' : `Update ${meetingsInWords(changes)}`
  const add = `Add ${meetingsInWords(taken.meetings)} with ${peopleInWords(taken.people)}`
  return changes === 0 ? add : `${add} and update ${changes}`
}

/** "14 new, 2 moved, one cancelled, 30 as before"; empty where there is nothing. */
export function countsInWords(preview: CalendarPreview): string {
  const offered = preview.offered.flatMap(({ sets }) => sets)
  const counts: [number, string][] = [
    [offered.reduce((sum, { meetingCount }) => sum + meetingCount, 0), 'new'],
    [preview.moved.length, 'moved'],
    [preview.revised.length, 'changed'],
    [preview.cancelled.length, 'cancelled'],
    [preview.unchangedCount, 'as before'],
    [preview.passedOver.reduce((sum, { count }) => sum + count, 0), 'passed over'],
  ]
  return counts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(' · ')
}

/** What was done, for the toast. */
export function doneInWords({ created, people, moved, revised, cancelled }: Imported): string {
  const parts = [
    created > 0 ? `Added ${meetingsInWords(created)} with ${peopleInWords(people)}` : '',
    moved > 0 ? `${moved} moved` : '',
    revised > 0 ? `${revised} changed` : '',
    cancelled > 0 ? `${cancelled} cancelled` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'Everything is as in your calendar.' : `${parts.join(', ')}.`
}

/** "Tuesday 24 November at 14:00", on the user's clock. */
export function momentInWords(start: string, zone: string | null, { nowMs, zone: here }: Viewpoint): string {
  const time = timeOf({ start, zone, minutes: 0 }, here)
  return time ? `${longDate(time.startMs, nowMs, here)} at ${timeInWords(time.startMs, here)}` : start
}

/** "Weekly, 12 times, next on Tuesday 24 November at 14:00" */
export function setInWords({ starts, zone, meetingCount }: OfferedSet, viewpoint: Viewpoint): string {
  const times = starts.map((start) => ({
    start,
    ms: timeOf({ start, zone, minutes: 0 }, viewpoint.zone)?.startMs ?? 0,
  }))
  const next = times.find(({ ms }) => ms >= viewpoint.nowMs)
  const shown = next ?? times.at(-1)
  const moment = shown ? momentInWords(shown.start, zone, viewpoint) : ''
  if (meetingCount === 1) return moment
  const cadence = cadenceOf(times.map(({ ms }) => ms))
  const when = next ? `next on ${moment}` : `last on ${moment}`
  return [cadence, `${meetingCount} times`, when].filter(Boolean).join(', ')
}
