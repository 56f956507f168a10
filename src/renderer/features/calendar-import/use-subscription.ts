import { useEffect, useState } from 'react'
import type { SubscriptionState } from '@shared/ipc/calls/calendar'
import { call, onEvent } from '../../documents/bridge'

/** How the subscription to a calendar stands; `undefined` until it is known. */
export function useSubscription(): SubscriptionState | undefined {
  const [state, setState] = useState<SubscriptionState>()
  useEffect(() => {
    let isHere = true
    const unsubscribe = onEvent('calendar.subscriptionChanged', setState)
    call('calendar.subscription', {}).then(
      (now) => {
        // What was told meanwhile is newer.
        if (isHere) setState((told) => told ?? now)
      },
      // Nothing is shown of a subscription that cannot be asked about; 1:1s are all here.
      () => undefined,
    )
    return () => {
      isHere = false
      unsubscribe()
    }
  }, [])
  return state
}
