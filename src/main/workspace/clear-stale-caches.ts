import type { Session } from 'electron'
import type { Workspace } from './workspace'

/**
 * After a purge: clears what windows cached of bodies, since deleting one database leaves its text in Chromium's
 * files. Call it before any window opens; they fill up again from the vault.
 */
export async function clearStaleCaches({ vault }: Workspace, session: Session): Promise<void> {
  if (!vault.hasStaleCaches) return
  await session.clearStorageData({ storages: ['indexdb'] })
  vault.forgetStaleCaches()
}
