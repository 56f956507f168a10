import { useSyncExternalStore } from 'react'
import type { KnownSync, SyncStore } from './sync-store'
import { useWindowSession } from './window-session'

/** How this workspace syncs, as it is now. */
export function useSync(): KnownSync {
  const { sync } = useWindowSession()
  return useSyncExternalStore(sync.subscribe, () => sync.current)
}

/** Where what a call about sync answered goes. */
export function useSyncStore(): SyncStore {
  return useWindowSession().sync
}
