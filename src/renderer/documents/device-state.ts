import { call } from './bridge'

/** What this device remembers under a key; `null` where it remembers nothing. Nothing, too, where it cannot be read. */
export function readDeviceState(key: string): Promise<unknown> {
  return call('deviceState.read', { key }).catch(() => null)
}

/** Has this device remember something it may forget: failing to is not worth a word. Resolves once it is done with. */
export async function writeDeviceState(key: string, value: unknown): Promise<void> {
  await call('deviceState.write', { key, value }).catch(() => undefined)
}
