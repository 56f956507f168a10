import { owedByWords, type Action, type ActionFields } from '../../documents/kinds/action'
import { isDay } from '../wall-clock'
import { dueInWords } from './due-in-words'
import { isDone } from './items-of-records'

/** What a tick writes, on the agenda as in a list: an item and its action are one thing. */
export function tickFields(isTicked: boolean, nowMs: number): Partial<ActionFields> {
  return isTicked
    ? { status: 'done', doneAt: new Date(nowMs).toISOString() }
    : { status: 'open', doneAt: null }
}

/** "I owe it · due Friday": what was agreed of an action, in a line under its words. */
export function agreedInWords(action: Action, today: string): string {
  const { owedBy, dueDate, status } = action.fields
  const due = isDone(action) || !isDay(dueDate) ? undefined : dueInWords(dueDate, today)?.words
  return [owedByWords[owedBy], status === 'waiting' ? 'waiting' : '', due].filter(Boolean).join(' · ')
}
