import { settingsId, settingsKind, type SettingsFields } from '@shared/documents/kinds/settings'
import { useRecordEdits } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'

export interface Settings {
  fields: SettingsFields
  /**
   * Changes some of them. `what` names the change in the history: "Change the appearance"; `toast` is said where
   * something went out of sight.
   */
  change: (what: string, fields: Partial<SettingsFields>, toast?: string) => void
}

/** What the user chose; `undefined` while it loads. What was never chosen reads as its default. */
export function useSettings(): Settings | undefined {
  const edits = useRecordEdits()
  const isLoaded = useRows('settings') !== undefined
  const row = useRow('settings', settingsId)
  if (!isLoaded) return undefined
  return {
    fields: row?.fields ?? settingsKind.read({}),
    change: (what, fields, toast) =>
      void edits.write(what, [{ id: settingsId, kind: 'settings', fields }], toast),
  }
}
