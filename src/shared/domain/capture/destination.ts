import { interfaceLocale } from '../interface-locale'
import { daysBetweenDates } from '../wall-clock'
import { isCaptureWord, meaningOf } from './capture-word'
import { dayLabel } from './date-reader'
import { missingOf, type UnderstoodLine } from './records-of'

/**
 * Where a line goes, in words: "To Follow-through, due Friday".
 *
 * @param nameOf the first name of somebody
 * @param today `YYYY-MM-DD`, or the wall time
 */
export function destinationOf(
  line: UnderstoodLine,
  nameOf: (personId: string) => string,
  today: string,
): string {
  const { word, personIds, dueDate } = line
  if (!isCaptureWord(word)) return 'To the inbox'
  const missing = missingOf(line)
  if (missing === 'person') return 'To the inbox: say who, with @'
  if (missing === 'words') return 'To the inbox: say what'
  const { makes } = meaningOf(word)
  const name = personIds[0] === undefined ? '' : nameOf(personIds[0])
  switch (makes.kind) {
    case 'action':
      return dueDate === '' ? 'To Follow-through' : `To Follow-through, due ${dayInWords(dueDate, today)}`
    case 'win':
      return 'To Follow-through, as a win'
    case 'signal':
      return line.makesOpener && name !== '' ? `To Signals, and an opener for ${name}` : 'To Signals'
    case 'note':
      return `To what you know about ${name}`
    case 'item':
      return `To the next 1:1 with ${name}`
    case 'opener':
      return `To openers for ${name}`
  }
}

/** "today", "tomorrow", "Friday" within a week, then "Fri 11 Dec". */
function dayInWords(date: string, today: string): string {
  const days = daysBetweenDates(today, date)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  return days > 1 && days < 7 ? weekday.format(new Date(`${date}T00:00Z`)) : dayLabel(date)
}

const weekday = new Intl.DateTimeFormat(interfaceLocale, { weekday: 'long', timeZone: 'UTC' })
