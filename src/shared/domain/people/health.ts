import type { Meeting } from '../../documents/kinds/meeting'
import type { TimeSpan } from '../meeting-time'

export type Health = Exclude<Meeting['fields']['health'], ''>

export const healthWords: Record<Health, string> = { better: 'Better', same: 'The same', worse: 'Worse' }

/** What was said after one 1:1, and how high the line stands then: each better lifts it by one, each worse lowers it. */
export interface HealthPoint {
  meetingId: string
  startMs: number
  health: Health
  level: number
}

const steps: Record<Health, number> = { better: 1, same: 0, worse: -1 }

interface PastMeeting {
  meeting: Meeting
  time: TimeSpan | undefined
  isPast: boolean
}

/**
 * How it went between the two, the earliest first; 1:1s after which nothing was said are left out.
 * @param meetings with this person, in any order
 */
export function healthHistory(meetings: readonly PastMeeting[]): HealthPoint[] {
  let level = 0
  return meetings
    .flatMap(({ meeting, time, isPast }) => {
      const { health } = meeting.fields
      return time && isPast && health !== '' ? [{ meetingId: meeting.id, startMs: time.startMs, health }] : []
    })
    .sort((one, other) => one.startMs - other.startMs)
    .map((said) => ({ ...said, level: (level += steps[said.health]) }))
}

/** The 1:1 since which the latest word holds: the first of its unbroken run. */
export function sinceWhen(history: readonly HealthPoint[]): HealthPoint | undefined {
  const last = history.at(-1)
  const before = history.findLastIndex(({ health }) => health !== last?.health)
  return history[before + 1]
}
