import { useEffect, useState } from 'react'

/** The words change by the half minute; a code that ran out is to be said soon after. */
const tickMs = 1000

/** Milliseconds until an instant; none once it is over. */
export function useTimeLeft(instant: string): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Date.parse(instant) - nowMs)
}
