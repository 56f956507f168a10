import { longDate } from '../meeting-words'
import { addDays, daysBetweenDates, wallMs } from '../wall-clock'
import { nameOf, writtenItems, type Finding, type Prepared } from './finding'

/** P4, "mastering communication style": what they want to read ahead is there ahead. */
export function sendBy(prepared: Prepared): Finding | undefined {
  const { person, meeting, today } = prepared
  const { leadDays = null } = person
  if (leadDays === null || meeting.briefSentAt !== null || meeting.day === undefined) return undefined
  if (today === undefined || today > meeting.day || writtenItems(prepared).length === 0) return undefined
  const due = addDays(meeting.day, -leadDays)
  const daysLate = daysBetweenDates(due, today)
  if (daysLate < 0) return undefined
  const name = nameOf(prepared)
  const ahead = leadDays === 1 ? 'a day' : `${leadDays} days`
  return {
    rule: 'send-by',
    text:
      daysLate === 0
        ? `The brief for ${name} is to go today`
        : `The brief for ${name} was due ${daysLate === 1 ? 'yesterday' : `on ${longDate(wallMs(due), wallMs(today), 'UTC')}`}`,
    reason:
      leadDays === 0 ? `${name} likes to read before talking.` : `${name} likes to read it ${ahead} ahead.`,
    fixLabel: 'Copy the brief',
    fix: { type: 'sendBrief' },
  }
}
