import type { Action } from '../../documents/kinds/action'
import { addDays, isDay } from '../wall-clock'

/** What is due so soon is thought of today. */
const soonDays = 2

/**
 * Open actions that ask for something today: late or due within two days, the latest first; of those owed to the user
 * only the late ones, since what is owed by others is theirs to think of until then.
 * @param isSnoozed put off to a 1:1 that has not come
 */
export function owedNow(
  actions: readonly Action[],
  today: string,
  isSnoozed: (action: Action) => boolean,
): Action[] {
  const until = addDays(today, soonDays)
  return actions
    .filter(({ fields }) => fields.status !== 'done' && isDay(fields.dueDate))
    .filter(({ fields: { owedBy, dueDate } }) => (owedBy === 'me' ? dueDate <= until : dueDate < today))
    .filter((action) => !isSnoozed(action))
    .toSorted((one, other) => one.fields.dueDate.localeCompare(other.fields.dueDate))
}
