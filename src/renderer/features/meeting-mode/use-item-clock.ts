import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ItemClock } from '@shared/domain/meeting-mode/item-clock'
import { readDeviceState, writeDeviceState } from '../../documents/device-state'
import { RunningClock } from './running-clock'

/** This device's alone: another one is not in the room. */
const clockKey = 'main.meetingClock'

/** The clock of a 1:1, running on the item in sight, or on none. `undefined` until it was read. */
export function useItemClock(meetingId: string, itemId: string | null): ItemClock | undefined {
  const [running] = useState(
    () =>
      new RunningClock(meetingId, {
        nowMs: () => Date.now(),
        read: () => readDeviceState(clockKey),
        remember: (clock) => void writeDeviceState(clockKey, clock),
      }),
  )
  useEffect(() => {
    void running.open()
    return () => running.turn(null)
  }, [running])
  useEffect(() => running.turn(itemId), [running, itemId])
  return useSyncExternalStore(running.subscribe, () => running.current)
}
