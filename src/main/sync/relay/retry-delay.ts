/** The first try follows at once where a connection had held; a relay that starts anew is back within seconds. */
const firstDelayMs = 1000
/** A laptop that is offline for days asks this often; waking up and networks coming back are told. */
const longestDelayMs = 5 * 60_000

/**
 * How long to wait before the next try, after so many that failed: twice as long each time, and somewhere between half
 * and all of it, so that the devices of a relay that was down do not all come at once.
 */
export function retryDelayMs(failures: number, random: () => number, atLeastMs = 0): number {
  const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures, 16))
  const wantedMs = Math.min(longestDelayMs, Math.max(delayMs, atLeastMs))
  return Math.round(wantedMs * (0.5 + random() / 2))
}
