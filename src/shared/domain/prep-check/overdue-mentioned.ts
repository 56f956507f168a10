import { addItem, nameOf, quoted, type Finding, type Prepared } from './finding'
import { isMaterial } from './is-material'
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
    fix: addItem(prepared, 'inform', '', { ref: `action:${late.id}` }),
    choices: [{ label: 'It is done', fix: { type: 'markDone', actionId: late.id } }],
  }
}
