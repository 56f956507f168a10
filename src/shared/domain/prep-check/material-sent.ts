import { addItem, dayWords, nameOf, quoted, type Finding, type Prepared } from './finding'
import { isMaterial } from './is-material'
import { isOnAgenda } from './what-stands'

/** P2 and P4: material that was promised by the day of the talk is there before it, or the agenda says when it comes. */
export function materialSent(prepared: Prepared): Finding | undefined {
  const { actions = [], meeting } = prepared
  const { day } = meeting
  if (day === undefined) return undefined
  const unsent = actions.find(
    (action) =>
      action.dueDate !== '' &&
      action.dueDate <= day &&
      isMaterial(action) &&
      !isOnAgenda(prepared, { ref: `action:${action.id}`, text: action.text }),
  )
  if (!unsent) return undefined
  return {
    rule: 'material-sent',
    text: `Promised, and not sent: ${quoted(unsent.text)}`,
    reason: `Send it, so that ${nameOf(prepared)} can read it before you talk; or say on the agenda when it comes.`,
    fixLabel: 'Add it',
    fix: addItem(prepared, 'inform', '', {
      ref: `action:${unsent.id}`,
      detail: [`Due ${dayWords(unsent.dueDate)}, and not sent yet.`],
    }),
    choices: [{ label: 'It is sent', fix: { type: 'markDone', actionId: unsent.id } }],
  }
}
