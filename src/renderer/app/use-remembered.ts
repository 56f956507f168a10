import { useEffect, useState } from 'react'
import { call } from '../documents/bridge'

/** A yes or no that this device remembers for its windows. */
export function useRemembered(key: string, initial: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(initial)
  useEffect(() => {
    let isWanted = true
    call('deviceState.read', { key })
      .then((known) => {
        if (isWanted && typeof known === 'boolean') setValue(known)
      })
      // A pane that opens as it first was is no loss.
      .catch(() => undefined)
    return () => {
      isWanted = false
    }
  }, [key])
  const remember = (next: boolean) => {
    setValue(next)
    call('deviceState.write', { key, value: next }).catch(() => undefined)
  }
  return [value, remember]
}
