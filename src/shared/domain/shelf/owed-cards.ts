import type { Action } from '../../documents/kinds/action'
import { dueInWords } from '../follow-through/due-in-words'
import { owedWith } from '../follow-through/owed-with'
import { shortDate } from '../meeting-words'
import { daysBetweenDates, isDay } from '../wall-clock'
import { byParts, reasons, type CardReason, type ShelfCard, type ShelfTime } from './shelf-card'

/** Due before most people are met again. */
const soonDays = 7
/** Behind every day there is. */
const noDay = '9'

/**
 * What is owed between the two, either way. What they had to ask for comes first (P2: once the customer has to manage
 * the salesperson, the relationship is about gone), then by day, late first; without a day the oldest promise first.
 */
export function owedCards(
  actions: readonly Action[],
  personId: string,
  time: ShelfTime,
): { byMe: ShelfCard[]; byThem: ShelfCard[] } {
  const { byMe, byThem } = owedWith(actions, personId)
  const order = byParts(({ id, fields }: Action) => [
    fields.chasedAt !== null && fields.owedBy === 'me' ? 0 : 1,
    isDay(fields.dueDate) ? fields.dueDate : noDay,
    fields.createdAt ?? '',
    id,
  ])
  const toCard = (action: Action): ShelfCard => ({
    ref: `action:${action.id}`,
    section: action.fields.owedBy === 'me' ? 'owed-by-me' : 'owed-to-me',
    text: action.fields.text,
    get reasons() {
      return reasonsFor(action, time)
    },
    source: { kind: 'action', action },
  })
  return { byMe: byMe.toSorted(order).map(toCard), byThem: byThem.toSorted(order).map(toCard) }
}

function reasonsFor({ fields }: Action, time: ShelfTime): CardReason[] {
  const promisedMs = Date.parse(fields.createdAt ?? '')
  return reasons(
    dueReason(fields.dueDate, time.today),
    fields.chasedAt !== null && fields.owedBy === 'me' && { words: 'they had to ask', isPrivate: true },
    fields.status === 'waiting' && { words: 'waiting' },
    !Number.isNaN(promisedMs) && {
      words: `promised on ${shortDate(promisedMs, time.nowMs, time.zone)}`,
    },
  )
}

function dueReason(dueDate: string, today: string): CardReason | undefined {
  const due = dueInWords(dueDate, today)
  if (!due) return undefined
  const isSoon = due.standing !== 'ahead' || daysBetweenDates(today, dueDate) < soonDays
  return isSoon ? { words: due.words, isPressing: true } : { words: due.words }
}
