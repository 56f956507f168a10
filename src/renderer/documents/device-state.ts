import { beforeLeaving, call } from './bridge'

/** `not-kept`: the disk did not take it. This window knows it for as long as it is there. */
export type Keeping = 'kept' | 'not-kept'

interface Value {
  value: unknown
  isDraft: boolean
}

/** What was written last of each key and is not on disk. */
const notKept = new Map<string, Value>()
let isFlushed = false

/** What this device remembers under a key; `null` where it remembers nothing. Nothing, too, where it cannot be read. */
export async function readDeviceState(key: string): Promise<unknown> {
  const waiting = notKept.get(key)
  return waiting ? waiting.value : await call('deviceState.read', { key }).catch(() => null)
}

/**
 * Has this device remember something. What it may forget is not worth a word where that fails; of words the user typed,
 * a draft, the caller tells what came of it, and the window does not go before they are kept or the user says so.
 */
export async function writeDeviceState(
  key: string,
  value: unknown,
  { isDraft = false }: { isDraft?: boolean } = {},
): Promise<Keeping> {
  if (!isFlushed) beforeLeaving(flush)
  isFlushed = true
  const written: Value = { value, isDraft }
  // Until it is on disk it is here, be it read meanwhile or never taken.
  notKept.set(key, written)
  return await write(key, written)
}

async function write(key: string, written: Value): Promise<Keeping> {
  try {
    await call('deviceState.write', { key, value: written.value })
  } catch {
    return 'not-kept'
  }
  // What was written meanwhile is still under way.
  if (notKept.get(key) === written) notKept.delete(key)
  return 'kept'
}

/** Tries once more. Rejects while there is a draft that is not on disk. */
async function flush(): Promise<void> {
  await Promise.all([...notKept].map(([key, written]) => write(key, written)))
  if ([...notKept.values()].some(({ isDraft }) => isDraft)) throw new Error('not-kept')
}
