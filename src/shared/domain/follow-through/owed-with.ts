import type { Action } from '../../documents/kinds/action'
import { isDay } from '../wall-clock'

/** What is open between the user and one person, what is due first at the top: for the shelf of their 1:1. */
export interface OwedWith {
  byMe: readonly Action[]
  byThem: readonly Action[]
}

/** Snoozed ones too: their 1:1 is what they were put off to. */
export function owedWith(actions: readonly Action[], personId: string | null): OwedWith {
  const open = actions
    .filter(({ fields }) => personId !== null && fields.personId === personId && fields.status !== 'done')
    .toSorted((one, other) => dueOf(one).localeCompare(dueOf(other)) || one.id.localeCompare(other.id))
  return {
    byMe: open.filter(({ fields }) => fields.owedBy === 'me'),
    byThem: open.filter(({ fields }) => fields.owedBy === 'them'),
  }
}

function dueOf({ fields }: Action): string {
  return isDay(fields.dueDate) ? fields.dueDate : '9'
}
