import type { Finding, Fix } from '@shared/domain/prep-check/finding'
import type { MenuEntry } from '../../../ui/Menu'
import type { Muting } from './use-muting'

/** What else can be done about a finding than its fix. */
export function findingMenu(
  { rule, choices = [] }: Finding,
  muting: Muting,
  onFix: (fix: Fix) => void,
): MenuEntry[] {
  const { notThisTime, never } = muting
  return [
    ...choices.map(({ label, fix }) => ({ id: label, label, onAction: () => onFix(fix) })),
    {
      id: 'not-this-time',
      label: 'Not this time',
      startsGroup: choices.length > 0,
      onAction: () => notThisTime(rule),
    },
    ...(never ? [{ id: 'never', label: never.label, onAction: () => never.mute(rule) }] : []),
  ]
}
