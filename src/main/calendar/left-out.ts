import type { ImportPlan } from '@shared/calendar/plan-import'
import type { Workspace } from '../workspace/workspace'
import { setIdOf } from './import-change'

/** Under this key this device remembers the sets the user did not want, so that they are offered without a tick. */
const leftOutKey = 'calendar.leftOut'

export function readLeftOut(workspace: Workspace): string[] {
  const remembered = workspace.recall(leftOutKey)
  return Array.isArray(remembered) ? remembered.filter((id): id is string => typeof id === 'string') : []
}

export function rememberLeftOut(
  workspace: Workspace,
  { create }: ImportPlan,
  leftOut: readonly string[],
): void {
  const offered = new Set(create.map(setIdOf))
  const others = readLeftOut(workspace).filter((id) => !offered.has(id))
  const remembered = [...others, ...leftOut.filter((id) => offered.has(id))]
  workspace.remember(leftOutKey, remembered)
}
