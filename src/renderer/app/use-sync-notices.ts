import { useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import type { Notice } from '@shared/ipc/calls/workspace'
import { namesInWords, needsUser } from '@shared/domain/sync-words'
import { call } from '../documents/bridge'
import { showToast } from '../ui/toasts'
import { messageOf } from './message-of'
import { useSync, useSyncStore } from './use-sync'

/** What sync has to say that cannot wait until the user looks into Settings, and the way to have it said no more. */
export function useSyncNotices(): {
  notices: readonly Notice[]
  dismiss: (id: string) => void
  bringBack: () => void
} {
  const { state } = useSync()
  const sync = useSyncStore()
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  if (!state) return { notices: [], dismiss: () => undefined, bringBack: () => undefined }
  const take = (answer: Promise<SyncState>) =>
    void answer
      .then((next) => sync.take(next))
      .catch((error: unknown) => showToast({ text: messageOf(error) }))
  const standing = standingNotices(state).filter(({ id }) => !dismissed.has(id))
  return {
    notices: [...standing, ...state.notices.filter(({ tone }) => tone !== 'info')],
    dismiss: (id) => {
      if (standing.some((notice) => notice.id === id)) return setDismissed(new Set([...dismissed, id]))
      return take(call('sync.dismissNotice', { id }))
    },
    bringBack: () => take(call('sync.bringBack', {})),
  }
}

/** What is so for as long as the phase is. */
function standingNotices({ phase, transports, devices }: SyncState): Notice[] {
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
  const placeNotices = transports.filter(needsUser).map(({ id, label, message }) => ({
    id: `sync-place-${id}`,
    text: message ?? `${label} takes nothing from this device.`,
  }))
  const newer = devices.filter(({ isNewer }) => isNewer).map(({ name }) => name)
  const newerNotice = {
    id: 'sync-newer',
    text: `What was written on ${namesInWords(newer)} lately is not shown here: a newer Leadup runs there. It waits, whole, until Leadup is updated on this device.`,
  }
  const notices = [...placeNotices, ...(newer.length > 0 ? [newerNotice] : [])]
  return notices.map((notice) => ({ ...notice, tone: 'attention' }))
}
