import { dayInWords, timeInWords } from '@shared/domain/meeting-words'
import type { MeetingView, Viewpoint } from './meeting-view'

/** "today 14:00" */
export function whenInWords({ time }: MeetingView, { nowMs, zone }: Viewpoint): string {
  return time ? `${dayInWords(time.startMs, nowMs, zone)} ${timeInWords(time.startMs, zone)}` : 'No date yet'
}
