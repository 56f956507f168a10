import { SyncDataError } from '@shared/sync/sync-data-error'

/** Runs a reader of what others sent: it may refuse, with a word for it, and do nothing else. */
export function outcomeOf<T>(read: () => T): T | SyncDataError {
  try {
    return read()
  } catch (error) {
    if (error instanceof SyncDataError) return error
    throw error
  }
}

/** Bytes that were something once: one changed, some missing at either end, some put in, two pieces swapped. */
export function damaged(bytes: Uint8Array, kind: number, at: number, value: number): Uint8Array {
  const place = at % Math.max(bytes.length, 1)
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
  switch (kind % 5) {
    case 0:
      return bytes.map((byte, index) => (index === place ? byte ^ (1 + (value % 255)) : byte))
    case 1:
      return before
    case 2:
      return after
    case 3:
      return Uint8Array.from([...before, value, ...after])
    default:
      return Uint8Array.from([...after, ...before])
  }
}
