import { useSyncExternalStore } from 'react'

const minuteMs = 60_000

let nowMs = Date.now()
const listeners = new Set<() => void>()
let zone: string | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** The time now, in milliseconds since 1970; ticks on the minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs)
}

/** The user's IANA time zone; who travels has the new one within a minute. NOTE: asking costs, and every row asks. */
export function localZone(): string {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    look()
    arm()
    // A computer that slept missed its timers: what it shows on waking would be hours old.
    document.addEventListener('visibilitychange', tick)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', tick)
  }
}

function arm(): void {
  clearTimeout(timer)
  timer = setTimeout(tick, minuteMs - (Date.now() % minuteMs))
}

function look(): void {
  nowMs = Date.now()
  zone = undefined
}

function tick(): void {
  look()
  for (const listener of listeners) listener()
  arm()
}
