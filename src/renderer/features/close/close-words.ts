import { daysBetween } from '@shared/domain/meeting-time'
import { dayInWords, firstNameOf, longDate } from '@shared/domain/meeting-words'
import type { MeetingView, Viewpoint } from '../meetings/meeting-view'

const numbers = ['Nothing', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** "Two left over" */
export function leftOverInWords(count: number): string {
  return `${numbers[count] ?? count} left over`
}

/** "the 1:1 with Maria yesterday", "the 1:1 with Maria on Friday 20 November": which it was, as one thinks of it. */
function whichInWords({ person, title, time }: MeetingView, { nowMs, zone }: Viewpoint): string {
  const name = firstNameOf(person?.fields.name ?? '')
  const what = name ? `the 1:1 with ${name}` : `“${title}”`
  if (!time) return what
  const isNear = Math.abs(daysBetween(nowMs, time.startMs, zone)) <= 1
  const when = isNear ? dayInWords(time.startMs, nowMs, zone) : `on ${longDate(time.startMs, nowMs, zone)}`
  return `${what} ${when}`
}

/**
 * "Did the 1:1 with Maria yesterday take place? Two items are left over."
 * @param count `undefined` while the agendas are being read
 */
export function askedInWords(view: MeetingView, viewpoint: Viewpoint, count: number | undefined): string {
  const question = `Did ${whichInWords(view, viewpoint)} take place?`
  if (count === undefined) return question
  const what =
    count === 0 ? 'Nothing is' : count === 1 ? 'One item is' : `${numbers[count] ?? count} items are`
  return `${question} ${what} left over.`
}

/** "Yes, keep the item": that it took place, and what that keeps for the next 1:1. */
export function metInWords(count: number | undefined): string {
  if (!count) return 'Yes'
  if (count === 1) return 'Yes, keep the item'
  return `Yes, keep ${count === 2 ? 'both' : `all ${numbers[count]?.toLowerCase() ?? count}`} items`
}
