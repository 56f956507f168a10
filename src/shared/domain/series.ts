import { Temporal } from 'temporal-polyfill'
import type { Repeat } from '../ipc/calls/meetings'

/** How many meetings after the first a series is created with: about a quarter of weekly ones. */
const laterMeetings = 12

/** The wall times after `start` (`YYYY-MM-DDTHH:mm`) at which a series meets. */
export function nextInSeries(start: string, repeat: Repeat): string[] {
  if (repeat === 'never') return []
  const first = Temporal.PlainDateTime.from(start)
  return Array.from({ length: laterMeetings }, (_, index) => {
    const count = index + 1
    const step = repeat === 'monthly' ? { months: count } : { weeks: repeat === 'weekly' ? count : count * 2 }
    return first.add(step).toString({ smallestUnit: 'minute' })
  })
}
