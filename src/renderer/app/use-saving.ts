import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Result } from '@shared/ipc/contract'
import { call, onEvent } from '../documents/bridge'
import { useWindowSession } from './window-session'

type SavingState = Result<'saving.state'>

const saved: SavingState = { pending: 0, failure: null }

/** What is not on disk yet, in this window and in the main process, and what went wrong. */
export function useSaving(): SavingState {
  const { pending } = useWindowSession()
  const here = useSyncExternalStore(pending.subscribe, () => pending.state)
  const [there, setThere] = useState(saved)
  useEffect(() => {
    let isTold = false
    const unsubscribe = onEvent('saving.changed', (state) => {
      isTold = true
      setThere(state)
    })
    // An answer that comes after an event is older than it.
    call('saving.state', {})
      .then((state) => (isTold ? undefined : setThere(state)))
      .catch((error: unknown) => setThere({ pending: 0, failure: String(error) }))
    return unsubscribe
  }, [])
  return { pending: here.pending + there.pending, failure: here.failure ?? there.failure }
}
