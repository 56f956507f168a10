import type { MenuItemConstructorOptions } from 'electron'
import { changesInWords, needsUser } from '@shared/domain/sync-words'
import type { SyncState } from '@shared/ipc/calls/sync'

export interface SyncMenuActions {
  setSyncPaused: (isPaused: boolean) => void
  openDevices: () => void
}

/** How sync stands, and pausing it; nothing where it is off. SECURITY: devices bear names, so none is named. */
export function syncMenuItems(state: SyncState, actions: SyncMenuActions): MenuItemConstructorOptions[] {
  const { phase } = state
  if (phase === 'off') return []
  const isPaused = phase === 'paused'
  const pause: MenuItemConstructorOptions = {
    id: 'sync-pause',
    label: isPaused ? 'Resume sync' : 'Pause sync',
    click: () => actions.setSyncPaused(!isPaused),
  }
  return [
    { id: 'sync', label: wordsOf(state), click: actions.openDevices },
    ...(phase === 'on' || isPaused ? [pause] : []),
  ]
}

function wordsOf({ phase, transports, waiting }: SyncState): string {
  if (phase === 'locked') return 'Sync waits for your passphrase'
  if (phase === 'removed') return 'This device was removed from sync'
  const changes = `${changesInWords(waiting)} waiting`
  if (phase === 'paused') return waiting > 0 ? `Sync is paused, ${changes}` : 'Sync is paused'
  if (transports.length === 0) return 'Sync has no relay or folder yet'
  if (transports.some(needsUser)) return 'Sync needs a look'
  if (transports.every(({ connection }) => connection === 'offline')) {
    return waiting > 0 ? `Offline, ${changes}` : 'Offline'
  }
  return waiting > 0 ? 'Syncing…' : 'Everything here is sent'
}
