import { useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import type { Notice } from '@shared/ipc/calls/workspace'
import { needsUser } from '@shared/domain/sync-words'
import { call } from '../documents/bridge'
import { showToast } from '../ui/toasts'
import { messageOf } from './message-of'
import { useSync, useSyncStore } from './use-sync'

/** What sync has to say that cannot wait until the user looks into Settings, and the way to have it said no more. */
export function useSyncNotices(): { notices: readonly Notice[]; dismiss: (id: string) => void } {
  const { state } = useSync()
  const sync = useSyncStore()
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  if (!state) return { notices: [], dismiss: () => undefined }
  const standing = standingNotices(state).filter(({ id }) => !dismissed.has(id))
  return {
    notices: [...standing, ...state.notices.filter(({ tone }) => tone !== 'info')],
    dismiss: (id) => {
      if (standing.some((notice) => notice.id === id)) return setDismissed(new Set([...dismissed, id]))
      return void call('sync.dismissNotice', { id })
        .then((next) => sync.take(next))
        .catch((error: unknown) => showToast({ text: messageOf(error) }))
    },
  }
}

/** What is so for as long as the phase is. */
function standingNotices({ phase, transports }: SyncState): Notice[] {
  if (phase === 'removed') {
    const text =
      'This device was removed by another of your devices. Everything is still here; nothing travels any more.'
    return [{ id: 'sync-removed', tone: 'attention', text }]
  }
  if (phase === 'locked') {
    const text = 'Sync waits for your passphrase. What you write is saved on this device meanwhile.'
    return [{ id: 'sync-locked', tone: 'attention', text }]
  }
  if (phase !== 'on') return []
  return transports.filter(needsUser).map(({ id, label, message }) => ({
    id: `sync-place-${id}`,
    tone: 'attention',
    text: message ?? `${label} takes nothing from this device.`,
  }))
}
