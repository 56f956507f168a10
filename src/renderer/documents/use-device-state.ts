import { useEffect, useRef, useState } from 'react'
import { readDeviceState, writeDeviceState } from './device-state'

interface DeviceState {
  /** `undefined` until it was read; `null` where nothing is remembered. */
  value: unknown
  write: (value: unknown) => void
}

/** What this device remembers under a key, for as long as the component is there. What was written here counts at once. */
export function useDeviceState(key: string): DeviceState {
  const [value, setValue] = useState<unknown>()
  const isWritten = useRef(false)
  useEffect(() => {
    let isWanted = true
    void readDeviceState(key).then((known) => {
      if (isWanted && !isWritten.current) setValue(known)
    })
    return () => {
      isWanted = false
    }
  }, [key])
  const write = (next: unknown) => {
    isWritten.current = true
    setValue(next)
    void writeDeviceState(key, next)
  }
  return { value, write }
}
