import type { TimeSpan } from '@shared/domain/meeting-time'
import { dayInWords, timeInWords } from '@shared/domain/meeting-words'
import type { Viewpoint } from '../../meetings/meeting-view'

/** "Ready. 14:00.", or of another day "Ready. Tomorrow 14:00." */
export function readyInWords(time: TimeSpan | undefined, { nowMs, zone }: Viewpoint): string {
  if (!time) return 'Ready.'
  const day = dayInWords(time.startMs, nowMs, zone)
  const clock = timeInWords(time.startMs, zone)
  return day === 'today'
    ? `Ready. ${clock}.`
    : `Ready. ${day.charAt(0).toUpperCase()}${day.slice(1)} ${clock}.`
}
