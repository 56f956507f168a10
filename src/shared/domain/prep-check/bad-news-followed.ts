import { shortDate } from '../meeting-words'
import { daysBetweenDates, wallMs } from '../wall-clock'
import { addItem, quoted, writtenItems, type Finding, type Prepared } from './finding'
import { wordsIn } from './what-stands'
import { touches } from './words-in-common'

/** Older news was followed up in another way, or is over. */
const agendasBack = 2
const daysBack = 60

/** P21, "prioritize communication, even when things aren't going well": silence after bad news is filled with guesses. */
export function badNewsFollowed(prepared: Prepared): Finding | undefined {
  const { past = [], today } = prepared
  if (today === undefined) return undefined
  const said = writtenItems(prepared).map((item) => wordsIn(prepared, item))
  for (const agenda of past.slice(0, agendasBack)) {
    if (daysBetweenDates(agenda.day, today) > daysBack) return undefined
    const quiet = agenda.items.find(
      ({ kind, words }) =>
        kind === 'bad-news' && words !== '' && !said.some((later) => touches(later, words)),
    )
    if (quiet) {
      return {
        rule: 'bad-news-followed',
        text: `Nothing on ${quoted(quiet.words)} since ${shortDate(wallMs(agenda.day), wallMs(today), 'UTC')}`,
        reason: 'Bad news that goes quiet is guessed at; one line says where it stands.',
        fixLabel: 'Say where it stands',
        fix: addItem(prepared, 'bad-news', `Where it stands: ${quiet.words}`, { isFirst: true }),
      }
    }
    said.push(...agenda.items.map(({ words }) => words))
  }
  return undefined
}
