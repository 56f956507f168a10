import { useEffect, useRef, useState } from 'react'
import { onEvent } from './bridge'
import { readDeviceState, writeDeviceState } from './device-state'

interface DeviceState {
  /** `undefined` until it was read; `null` where nothing is remembered. */
  value: unknown
  /** False where the disk did not take what was written last. */
  isKept: boolean
  /** `isDraft` says that it holds words which are nowhere else. */
  write: (value: unknown, more?: { isDraft?: boolean }) => void
}

/** What this device remembers under a key, for as long as the component is there. What was written here counts at once. */
export function useDeviceState(key: string): DeviceState {
  const [value, setValue] = useState<unknown>()
  const [isKept, setKept] = useState(true)
  const writes = useRef(0)
  useEffect(() => {
    let isWanted = true
    const read = async () => {
      const known = await readDeviceState(key)
      if (isWanted && writes.current === 0) setValue(known)
    }
    void read()
    // What could not be read of a damaged vault may be read of the one that was made of it.
    const unsubscribe = onEvent('workspace.replaced', () => void read())
    return () => {
      isWanted = false
      unsubscribe()
    }
  }, [key])
  const write = (next: unknown, more?: { isDraft?: boolean }) => {
    const count = (writes.current += 1)
    setValue(next)
    void writeDeviceState(key, next, more).then((keeping) => {
      if (count === writes.current) setKept(keeping === 'kept')
    })
  }
  return { value, isKept, write }
}
