import { parseActionReference } from '../../body/agenda-item'
import { isWritten } from '../prompts'

interface Item {
  headline: string
  hasDetail: boolean
  ticked: boolean
  ref: string | null
}

/**
 * Whether an item would be left over where the talk ended now: written, and not ticked. What stands for an action is not,
 * since it is owed until it is done. The one rule wherever what is left over is counted.
 */
export function isLeft(item: Item): boolean {
  return isWritten(item) && !item.ticked && parseActionReference(item.ref) === undefined
}
