import { settingsId, type SettingsFields } from '@shared/documents/kinds/settings'
import { useWindowSession } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { call, newId } from '../../documents/bridge'

/**
 * The first ten minutes, in order. `ask`: whom one meets next. `lines`: three lines about that person. Then, beside the
 * prep desk: `notice` something outside, `draft` a question of it, `mend` a finding, copy the `brief`. A workspace that somebody has used
 * otherwise never sees them.
 */
const firstRunSteps = ['ask', 'lines', 'notice', 'draft', 'mend', 'brief', 'done'] as const
export type FirstRunStep = (typeof firstRunSteps)[number]

/** The step as settings hold it; in a workspace without anybody that is the first. */
export function stepOf(
  settings: Pick<SettingsFields, 'firstRunStep'> | undefined,
  isUsed: boolean,
): FirstRunStep {
  const known = firstRunSteps.find((step) => step === settings?.firstRunStep)
  return known ?? (isUsed ? 'done' : 'ask')
}

/** How far the first ten minutes have come. The sample workspace is shown, not begun. */
export function useFirstRunStep(): FirstRunStep {
  const { info } = useWindowSession()
  const settings = useRow('settings', settingsId)
  const people = useRows('person')
  if (info.isSample || !people) return 'done'
  return stepOf(settings?.fields, people.length > 0)
}

/**
 * Remembers the step. Not an edit that can be undone: where the user was led to is no change of theirs. Where it
 * cannot be written the saving indicator says so, and the step is asked for again.
 */
export async function goToStep(step: FirstRunStep): Promise<void> {
  await call('documents.write', {
    commandId: newId(),
    writes: [{ id: settingsId, kind: 'settings', fields: { firstRunStep: step } }],
  })
}
