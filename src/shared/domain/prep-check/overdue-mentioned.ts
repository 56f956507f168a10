import {
  addItem,
  bringRecord,
  dayWords,
  goalToName,
  goalWords,
  leadsUp,
  nameOf,
  quoted,
  type Finding,
  type Fix,
  type Prepared,
} from './finding'
import { addDays, wallMs } from '../wall-clock'
import { isMaterial } from './is-material'
import type { KnownAction } from './known'
import { isSomethingAsked } from './something-asked'
import { isOnAgenda } from './what-stands'

/** P2 and P21: what is late is said by who owes it, with a new day. Material has a rule of its own. */
export function overdueMentioned(prepared: Prepared): Finding | undefined {
  const { actions = [], today } = prepared
  if (today === undefined) return undefined
  const late = actions.find(
    (action) =>
      action.dueDate !== '' &&
      action.dueDate < today &&
      !isMaterial(action) &&
      !isOnAgenda(prepared, { ref: `action:${action.id}`, text: action.text }),
  )
  if (!late) return undefined
  const newDay = dayWords(newDayFor(today, prepared.meeting.day ?? today))
  return {
    rule: 'overdue-mentioned',
    text: `${quoted(late.text)} is late, and not on the agenda`,
    reason: `Said by you it comes with a new day, ${newDay} or another; asked by ${nameOf(prepared)} it comes without one.`,
    fixLabel: 'Add it',
    fix: sayLate(prepared, late, newDay),
    choices: [{ label: 'It is done', fix: { type: 'markDone', actionId: late.id } }],
  }
}

/** Long enough to do it, and soon enough to be believed: after a missed day a week more sounds soft. */
const daysMore = 5

/** A new day that is offered, for the user to change: some days from today, and after the talk it is offered in. */
function newDayFor(today: string, talk: string): string {
  const [soon, after] = [addDays(today, daysMore), addDays(talk, 1)]
  const day = after > soon ? after : soon
  const weekday = new Date(wallMs(day)).getUTCDay()
  const daysToMonday = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return addDays(day, daysToMonday)
}

/** Where nothing is asked yet, it comes with a new day and what is asked of it. One item says both. */
function sayLate(prepared: Prepared, { id, dueDate }: KnownAction, newDay: string): Fix {
  const ref = `action:${id}`
  const late = `It was due on ${dayWords(dueDate)} and is not done yet; that is on me. I can have it by ${newDay}`
  if (!leadsUp(prepared) || isSomethingAsked(prepared)) {
    return addItem(prepared, 'inform', '', { ref, detail: [`${late}.`], isFirst: true })
  }
  const goal = goalToName(prepared)
  const asked = goal
    ? `What from it would help you most with ${goalWords(goal)}?`
    : 'What in it do you need first?'
  return bringRecord(prepared, 'ask', '', ref, [`${late}. ${asked}`])
}
