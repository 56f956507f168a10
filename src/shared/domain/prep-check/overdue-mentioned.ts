import {
  addItem,
  bringRecord,
  dayWords,
  goalToName,
  leadsUp,
  nameOf,
  quoted,
  type Finding,
  type Fix,
  type Prepared,
} from './finding'
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
  return {
    rule: 'overdue-mentioned',
    text: `${quoted(late.text)} is late, and not on the agenda`,
    reason: `Said by you it comes with a new day; asked by ${nameOf(prepared)} it comes without one.`,
    fixLabel: 'Add it',
    fix: sayLate(prepared, late),
    choices: [{ label: 'It is done', fix: { type: 'markDone', actionId: late.id } }],
  }
}

/** Where nothing is asked yet, it is asked when they need it. One item says both. */
function sayLate(prepared: Prepared, { id, dueDate }: KnownAction): Fix {
  const ref = `action:${id}`
  const due = dayWords(dueDate)
  if (!leadsUp(prepared) || isSomethingAsked(prepared)) {
    const detail = [`It was due on ${due}, and is not done yet.`]
    return addItem(prepared, 'inform', '', { ref, detail, isFirst: true })
  }
  const goal = goalToName(prepared)
  const when = goal ? `With ${quoted(goal)} in mind, by when` : 'By when'
  return bringRecord(prepared, 'ask', '', ref, [
    `It was due on ${due} and is not done yet; that is on me. ${when} do you need it, and what of it first?`,
  ])
}
