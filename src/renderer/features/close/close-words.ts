import { dayInWords, firstNameOf } from '@shared/domain/meeting-words'
import type { MeetingView, Viewpoint } from '../meetings/meeting-view'

const numbers = ['Nothing', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** "Two left over" */
export function leftOverInWords(count: number): string {
  return `${numbers[count] ?? count} left over`
}

/** "Maria, yesterday": which 1:1 it was, as one thinks of it. */
function whichInWords({ person, title, time }: MeetingView, { nowMs, zone }: Viewpoint): string {
  const who = firstNameOf(person?.fields.name ?? '') || title
  return time ? `${who}, ${dayInWords(time.startMs, nowMs, zone)}` : who
}

/**
 * "Maria, yesterday: met? Two left over."
 * @param count `undefined` while the agendas are being read
 */
export function askedInWords(view: MeetingView, viewpoint: Viewpoint, count: number | undefined): string {
  const question = `${whichInWords(view, viewpoint)}: met?`
  return count === undefined ? question : `${question} ${leftOverInWords(count)}.`
}
