import type { Session } from 'electron'
import { settingsId, settingsKind, type SettingsFields } from '@shared/documents/kinds/settings'
import type { Workspace } from './workspace/workspace'

export function readSettings({ vault }: Workspace): SettingsFields {
  return settingsKind.read(vault.row(settingsId)?.fields ?? {})
}

/** Calls the listener with the settings now, and after each change to them; returns its unsubscribe. */
export function followSettings(
  workspace: Workspace,
  listener: (settings: SettingsFields) => void,
): () => void {
  listener(readSettings(workspace))
  return workspace.onRowsChanged((rows) => {
    if (rows.some(({ id }) => id === settingsId)) listener(readSettings(workspace))
  })
}

/** SECURITY: dictionaries come from the network, so none is asked for until the user turned spelling on. */
export function applySpelling(session: Session, { spellCheck, spellCheckLanguages }: SettingsFields): void {
  session.setSpellCheckerEnabled(spellCheck)
  // macOS brings its own dictionaries and chooses the language itself.
  if (process.platform === 'darwin') return
  const known = new Set(session.availableSpellCheckerLanguages)
  session.setSpellCheckerLanguages(spellCheck ? spellCheckLanguages.filter((name) => known.has(name)) : [])
}
