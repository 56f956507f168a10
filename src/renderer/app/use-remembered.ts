import { useDeviceState } from '../documents/use-device-state'

/** A yes or no that this device remembers for its windows. */
export function useRemembered(key: string, initial: boolean): [boolean, (value: boolean) => void] {
  const { value, write } = useDeviceState(key)
  return [typeof value === 'boolean' ? value : initial, write]
}
