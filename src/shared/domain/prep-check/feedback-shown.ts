import { shortDate } from '../meeting-words'
import { daysBetweenDates, wallMs } from '../wall-clock'
import { addItem, hasRoom, nameOf, quoted, type Finding, type Prepared } from './finding'
import { isOnAgenda } from './what-stands'

/** Where it is not known how often the two are in touch. */
const usualDays = 14

/** One question and its answer: the time is theirs. */
const mostMinutes = 3

/** P6, "taking initiative on feedback implementation": who gave it sees, the next time but one, what came of it. */
export function feedbackShown(prepared: Prepared): Finding | undefined {
  const { feedback = [], person, today } = prepared
  if (today === undefined || !hasRoom(prepared)) return undefined
  const longestDays = person.cadenceDays ?? usualDays
  const open = feedback.filter(
    ({ id, text, day }) =>
      day !== '' &&
      daysBetweenDates(day, today) > longestDays &&
      !isOnAgenda(prepared, { ref: `note:${id}`, text }),
  )
  // What can be shown today comes before what is still to be done.
  const first = open.find(({ hasChanged }) => hasChanged) ?? open[0]
  if (!first) return undefined
  const name = nameOf(prepared)
  const since = shortDate(wallMs(first.day), wallMs(today), 'UTC')
  return {
    rule: 'feedback-shown',
    text: first.hasChanged
      ? `${name} has not seen what came of ${quoted(first.text)}`
      : `${name}’s feedback ${quoted(first.text)} is open since ${since}`,
    reason: `Feedback that shows an effect is given again; ${name} hears what you did with it.`,
    fixLabel: 'Add it',
    // What was done is private until the user says it.
    fix: addItem(
      prepared,
      'discuss',
      first.hasChanged
        ? `You said “${first.text}”. I changed how I do it: does it show?`
        : `You said “${first.text}”. How is it now, from where you sit?`,
      { ref: `note:${first.id}`, isDraft: true, mostMinutes },
    ),
  }
}
