import { useSyncExternalStore } from 'react'
import type { Saving } from './saving-store'
import { useWindowSession } from './window-session'

export function useSaving(): Saving {
  const { saving } = useWindowSession()
  return useSyncExternalStore(saving.subscribe, () => saving.state)
}

/** As `useSaving`, for what shows nothing while all goes well: it is not drawn anew with each key. */
export function useSavingFailure(): string | null {
  const { saving } = useWindowSession()
  return useSyncExternalStore(saving.subscribe, () => saving.state.failure)
}
