import type { SyncState } from '@shared/ipc/calls/sync'

/** What guards the key, in a sentence. */
export function protectionInWords(protection: SyncState['protection']): string {
  if (protection === 'keychain') return 'Kept in the keychain of this system.'
  if (protection === 'passphrase') return 'Guarded by a passphrase, asked for when Leadup starts.'
  return 'Not protected on this device.'
}
